"""Making a document again, in parts, in several processes, or only half."""

import os
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest

from forkommune.documents import blocks, frames, typesetters
from forkommune.documents.cache import StorageCache
from forkommune.documents.errors import DocumentError, DocumentHtmlError, ResourceRefused
from forkommune.documents.pipeline import render_document
from forkommune.documents.rendered import RenderedDocument
from forkommune.figures import Cell, Column, Row, Table
from forkommune.work.whole_files import PassingFiles
from tests.documents import reading_pdf as pdf
from tests.documents.conftest import Make
from tests.documents.sample import sample_document

# One worker reads the sample report, so that it is laid out once.
pytestmark = pytest.mark.xdist_group("sample-report")


class StopHereError(Exception):
    """What a caller raises to cancel."""


@pytest.fixture
def cache(tmp_path: Path) -> StorageCache:
    return StorageCache(PassingFiles(tmp_path / "chapters"))


def children() -> list[str]:
    """Processes that this one has started and that still stand."""
    done = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", "forkommune.documents"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split()


def test_the_same_description_gives_the_same_bytes(small: Make, fonts: Path, tmp_path: Path):
    made = [
        render_document(small(), fonts=fonts, cache=StorageCache(PassingFiles(tmp_path / name)))
        for name in ("one", "two")
    ]

    assert made[0].data == made[1].data
    assert [file.chapters_rendered for file in made] == [3, 3]


def test_a_second_time_nothing_is_laid_out(
    archive: RenderedDocument, fonts: Path, sample_cache: StorageCache
):
    again = render_document(sample_document(), fonts=fonts, cache=sample_cache)

    assert again.chapters_rendered == 0
    assert again.data == archive.data


def test_a_change_in_one_chapter_lays_out_that_chapter_only(
    archive: RenderedDocument, fonts: Path, sample_cache: StorageCache
):
    changed = sample_document(line="Et nytt ord i kapittel tre.")

    again = render_document(changed, fonts=fonts, cache=sample_cache)

    assert again.chapters_rendered == 1
    assert "Et nytt ord" in pdf.pages(again.data)[6]
    assert again.anchors == archive.anchors


def test_helpers_give_the_same_bytes_as_one_process(
    small: Make, fonts: Path, cache: StorageCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    alone = render_document(small(), fonts=fonts, cache=StorageCache(PassingFiles(tmp_path / "a")))
    monkeypatch.setattr(typesetters, "WORTH", 1)

    helped = render_document(
        small(), fonts=fonts, cache=cache, typesetting=typesetters.Typesetters(2)
    )

    assert helped.data == alone.data
    assert children() == []


def test_progress_names_every_chapter_and_the_steps_after_them(
    small: Make, fonts: Path, cache: StorageCache
):
    told: list[tuple[str, int, int]] = []

    render_document(small(), fonts=fonts, cache=cache, progress=lambda *step: told.append(step))

    assert told == [
        ("Kapittel én", 0, 5),
        ("Kapittel to", 1, 5),
        ("Innhold", 2, 5),
        ("merge", 3, 5),
        ("validate", 4, 5),
        ("done", 5, 5),
    ]


def test_a_caller_cancels_by_raising_and_no_process_is_left(
    small: Make, fonts: Path, cache: StorageCache, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(typesetters, "WORTH", 1)

    def stop(step: str, done: int, total: int) -> None:
        raise StopHereError(step)

    with pytest.raises(StopHereError, match="Kapittel én"):
        render_document(
            small(), fonts=fonts, cache=cache, progress=stop, typesetting=typesetters.Typesetters(2)
        )

    assert children() == []
    assert (
        len(list(cache.storage.listdir("")[1])) == 1
    )  # what was finished is kept for the next time


def test_a_helper_answers_every_job_with_its_file_or_the_reason_for_none(fonts: Path):
    def job(html: str) -> typesetters.LayoutJob:
        return typesetters.LayoutJob(
            name="to", html=f'<html lang="nb">{html}', css="", fonts=fonts, fonts_digest="x"
        )

    jobs, answers = BytesIO(), BytesIO()
    for html in ('<img src="file:///etc/passwd" alt="x">', "<title>A</title><h1>A</h1>"):
        frames.send_job(jobs, job(html))
    jobs.seek(0)

    typesetters.serve(jobs, answers)

    answers.seek(0)
    with pytest.raises(ResourceRefused, match="'file:///etc/passwd'"):
        frames.receive_answer(answers)
    assert frames.receive_answer(answers).startswith(b"%PDF")
    with pytest.raises(EOFError):
        frames.receive_answer(answers)


@pytest.mark.parametrize("moment", ["before it gets its job", "at work"])
def test_a_killed_helper_is_a_readable_error(
    small: Make, fonts: Path, cache: StorageCache, monkeypatch: pytest.MonkeyPatch, moment: str
):
    monkeypatch.setattr(typesetters, "WORTH", 1)
    start = typesetters.Typesetters._start
    helpers: list[subprocess.Popen[bytes]] = []

    def start_and_stop(pool: typesetters.Typesetters) -> subprocess.Popen[bytes]:
        helpers.append(start(pool))
        if moment == "at work":
            helpers[-1].send_signal(signal.SIGSTOP)
        else:
            helpers[-1].kill()
            helpers[-1].wait()
        return helpers[-1]

    monkeypatch.setattr(typesetters.Typesetters, "_start", start_and_stop)

    with pytest.raises(DocumentError, match=r"'to' ended with code -9; order the document again"):
        render_document(
            small(),
            fonts=fonts,
            cache=cache,
            progress=lambda *step: helpers[-1].kill(),
            typesetting=typesetters.Typesetters(2),
        )

    assert children() == []


def test_a_contents_page_that_grows_moves_the_numbers_it_prints(
    small: Make, fonts: Path, cache: StorageCache
):
    sections = "".join(f'<h2 id="a{n}">Avsnitt {n}</h2><p>Tekst.</p>' for n in range(60))

    file = render_document(small(first=sections), fonts=fonts, cache=cache)

    texts = [" ".join(page.split()) for page in pdf.pages(file.data)]
    assert file.anchors["en"] == 3  # after two pages of contents
    assert {"Kapittel", "to", str(file.anchors["to"])} <= set(texts[1].split())
    assert "Kapittel to" in texts[file.anchors["to"] - 1]


def test_a_link_to_something_that_is_not_printed_is_refused(
    small: Make, fonts: Path, cache: StorageCache
):
    hidden = '<p id="borte" style="display:none">Skjult.</p>'
    document = small(first='<p><a href="#borte">Se der</a></p>', second=hidden)

    with pytest.raises(DocumentHtmlError, match=r"#borte, which has no place on a page"):
        render_document(document, fonts=fonts, cache=cache)


def test_a_long_table_repeats_its_head_on_every_page_and_passes(
    small: Make, fonts: Path, cache: StorageCache
):
    rows = tuple(Row(Cell(f"Kommune {n}"), (Cell(str(n), numeric=True),)) for n in range(80))
    columns = (Column("Kommune"), Column("Innbyggere", numeric=True))
    table = blocks.table(Table("Mange", columns, rows), anchor="t", number="1.1", long=True)

    file = render_document(small(first=table), fonts=fonts, cache=cache)

    heads = [number for number, page in enumerate(pdf.pages(file.data), 1) if "Innbyggere" in page]
    assert heads == [2, 3, 4]
    assert len(file.validation) == 3


@pytest.mark.processes
def test_helpers_die_with_a_killed_parent():
    code = (
        "import time; from forkommune.documents.typesetters import Typesetters; "
        "print(Typesetters(2)._start().pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=typesetters.ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        helper = Path(f"/proc/{parent.stdout.readline().strip()}")
        assert helper.is_dir()
        parent.kill()

    deadline = time.monotonic() + 10
    while helper.is_dir() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not helper.is_dir()
