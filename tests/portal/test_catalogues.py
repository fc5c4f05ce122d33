"""The compiled catalogues follow their source, whoever starts first."""

import gettext
import os

import pytest

from forkommune.portal import catalogues

SOURCE = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Start"\nmsgstr "%s"\n'
)


@pytest.fixture
def source(tmp_path):
    """The source of one catalogue that was never compiled."""
    folder = tmp_path / "locale" / "nn" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(SOURCE % "Byrj", encoding="utf-8")
    return folder / "django.po"


def _word(root):
    return gettext.translation("django", root / "locale", languages=["nn"]).gettext("Start")


def test_a_missing_catalogue_is_compiled_once_and_anew_after_a_change(source, tmp_path, capsys):
    catalogues.compile_stale(tmp_path)
    first = _word(tmp_path), capsys.readouterr().err
    catalogues.compile_stale(tmp_path)
    second = capsys.readouterr().err
    source.write_text(SOURCE % "Søk", encoding="utf-8")
    os.utime(source, (2**31, 2**31))
    catalogues.compile_stale(tmp_path)
    gettext._translations.clear()

    assert (first, second) == (("Byrj", "Gjør klar tekstene på norsk nynorsk …\n"), "")
    assert _word(tmp_path) == "Søk"
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]
