"""One rendering of the sample report, shared by the tests that only read it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from forkommune.documents.cache import StorageCache
from forkommune.documents.description import Chapter, ContentsPage, Document, Profile
from forkommune.documents.pipeline import render_document
from forkommune.documents.plain import plain_render
from forkommune.documents.rendered import RenderedDocument
from forkommune.work.whole_files import PassingFiles
from tests.documents.sample import furniture, metadata, sample_document

Make = Callable[..., Document]


@pytest.fixture(scope="session")
def fonts() -> Path:
    """Where the installation puts the fonts of reports."""
    return settings.VAR_DIR / "frontend" / "fonts" / "print"


@pytest.fixture(scope="session")
def sample_cache(tmp_path_factory: pytest.TempPathFactory) -> StorageCache:
    return StorageCache(PassingFiles(tmp_path_factory.mktemp("chapters")))


@pytest.fixture(scope="session")
def archive(fonts: Path, sample_cache: StorageCache) -> RenderedDocument:
    return render_document(sample_document(), fonts=fonts, cache=sample_cache)


@pytest.fixture(scope="session")
def working(archive: RenderedDocument, fonts: Path, sample_cache: StorageCache) -> RenderedDocument:
    """The working copy, made from the chapters of the archive copy."""
    return render_document(sample_document(Profile.WORKING), fonts=fonts, cache=sample_cache)


@pytest.fixture(scope="session")
def plain(fonts: Path) -> bytes:
    """The sample report in one pass of the engine."""
    return plain_render(sample_document(), fonts=fonts)


@pytest.fixture
def small() -> Make:
    """Makes a document of two short chapters with the given inside of each."""

    def make(
        first: str = "<p>Første.</p>", second: str = "<p>Andre.</p>", **more: object
    ) -> Document:
        chapters = tuple(
            Chapter(key=key, title=title, html=f"<h1>{title}</h1>{html}")
            for key, title, html in (("en", "Kapittel én", first), ("to", "Kapittel to", second))
        )
        given: dict = {
            "metadata": metadata(),
            "furniture": furniture(),
            "chapters": chapters,
            "contents": ContentsPage(title="Innhold", figures="Figurer", tables="Tabeller"),
        }
        return Document(**given | more)

    return make
