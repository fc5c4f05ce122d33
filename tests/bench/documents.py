"""The report D2 laid out by chapters beside one plain pass of the engine over the same content.

Each way runs in a process of its own, warm as a worker is before it takes work, and beside it stands a
second worker that takes chapters from the queue: what is timed is layout and merge by both, with the
rows, the storage and the bells between them, and without the wait in the queue and validation, which is
told beside. Memory is that of the largest process. The limits are those of the
project's plan for the reports; they were found against a plain pass in which tables take the widths of
their words and parts side by side share theirs (flex), as they do where nobody says otherwise.
The same content in our own style, in one pass, is told beside it.
"""

from __future__ import annotations

import json
import pickle
import re
import resource
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median

from .figures import Figure

ROOT = Path(__file__).resolve().parents[2]
SHEETS, SHEET_PAGES = 357, 4  # municipalities of the country, and pages of what is told of each
ROUNDS, NOTES = 3, 20
READY_SECONDS = 60
NATURAL = """
table { table-layout: auto }
.two::after, .kf::after, .toc-lists::after, .sheet-grid::after { content: none }
.two, .sheet-grid, .toc-lists:not(.long) { display: flex; column-gap: 20pt }
.kf { display: flex; column-gap: 14pt }
.kf > div, .kf.of2 > div, .kf.of3 > div, .kf.of4 > div { flex: 1 1 0; width: auto }
.two > *, .kf > *, .toc-lists > *, .sheet-grid > * { float: none }
.two > * + *, .kf > div + div, .toc-lists:not(.long) > * + *, .sheet-grid > * + * { margin-left: 0 }
.toc li, .toc.small li { display: flex; position: static; padding-left: 0; padding-right: 0 }
.toc li.l2 { padding-left: 21pt }
.toc .no, .toc.small .no, .toc .l2 .no { float: none; margin-left: 0; flex: none }
.toc .name { flex: 1 1 0 }
.toc .pn { position: static; width: 28pt; flex: none; text-align: right }
.toc.small .name { padding-right: 14pt }
.refs li { display: grid; grid-template-columns: 34pt 1fr; padding-left: 0 }
.refs .no { float: none; margin-left: 0 }
"""
PLAIN, OWN, COLD, EDIT, NOTE = "plain", "own", "cold", "edit", "note"
HEADING = re.compile("<h1.*?</h1>", re.DOTALL)
NAME = re.compile(r'\b(id|headers|aria-labelledby|aria-describedby)="([^"]*)"')


def measure(folder: Path) -> list[Figure]:
    """Figures of D2 as the demonstration fills it, of the same with four pages for every municipality of the
    country, and of a note of one page. folder: where the documents and laid-out chapters lie meanwhile."""
    document = network_document()
    small, large = folder / "small.pickle", folder / "large.pickle"
    small.write_bytes(pickle.dumps(document))
    large.write_bytes(pickle.dumps(_national(document)))
    with second_worker(folder) as worker:
        network = fastest(small, (PLAIN, OWN, COLD, EDIT))
        note = _run(NOTE, small)
        country = fastest(large, (PLAIN, COLD), rounds=1)
        country[COLD]["memory"] = max(country[COLD]["memory"], _largest_child(worker))
    plain, cold = network[PLAIN], network[COLD]
    wide, split = country[PLAIN], country[COLD]
    pages, all_pages = cold["pages"], split["pages"]
    return [
        Figure(f"D2, {pages} pages, plain", plain["seconds"], "s"),
        Figure(f"D2, {pages} pages by chapters, cold", cold["seconds"], "s"),
        Figure("D2 cold against plain", cold["seconds"] / plain["seconds"], "×", 0.36),
        Figure("D2 cold against plain with our tables", _share(network, COLD, OWN), "×"),
        Figure("D2 after an edit in one chapter against plain", _share(network, EDIT, PLAIN), "×", 0.10),
        Figure("D2, validation beside it", cold["validation"], "s"),
        Figure(f"D2 of the country, {all_pages} pages by chapters", split["seconds"], "s"),
        Figure("D2 of the country against plain", split["seconds"] / wide["seconds"], "×", 0.43),
        Figure("D2 of the country, memory against plain", split["memory"] / wide["memory"], "×", 0.26),
        Figure("a note of one page", note["seconds"] * 1000, "ms", 40),
    ]  # fmt: skip


@contextmanager
def second_worker(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker with one child that takes chapters; it is warm when it says that it is ready."""
    command = [
        sys.executable, "-m", "celery", "-A", "forkommune", "worker", "--queues", "chapters",
        "--concurrency", "1", "--without-mingle", "--without-gossip", "--loglevel", "INFO",
    ]  # fmt: skip
    log = folder / "second-worker.log"
    with log.open("wb") as file:
        worker = subprocess.Popen(command, stdout=file, stderr=file, cwd=ROOT)
    try:
        deadline = time.monotonic() + READY_SECONDS
        while b" ready." not in log.read_bytes():
            if worker.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"The second worker did not come up: {log.read_text()[-500:]}")
            time.sleep(0.1)
        yield worker
    finally:
        worker.terminate()
        worker.wait()


def _largest_child(worker: subprocess.Popen[bytes]) -> float:
    """The most memory (KiB) that a child of the worker had."""
    children = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text().split()
    told = [Path(f"/proc/{child}/status").read_text() for child in children]
    peaks = [re.search(r"VmHWM:\s+(\d+) kB", status) for status in told]
    return max(float(peak[1]) for peak in peaks if peak)


def _share(found: dict[str, dict[str, float]], way: str, beside: str) -> float:
    return found[way]["seconds"] / found[beside]["seconds"]


def network_document():
    """D2 as the data of the portal give it."""
    from forkommune.plan.models import Deliverable
    from reports.making import freeze_edition
    from reports.rendering import document_of
    from reports.services import order_edition

    edition = order_edition(
        deliverable=Deliverable.objects.get(code="D2"),
        audience="public",
        profile="archive",
        by=None,
        send=False,
    )
    return document_of(freeze_edition(edition), is_published=False)


def _national(document):
    """The same with a sheet of four pages, of copies with names of their own, for each municipality."""
    sheets = [chapter for chapter in document.chapters if chapter.level == 2]
    copies = [_copied(sheets[at % len(sheets)], f"x{at}") for at in range(SHEETS)]
    first = document.chapters.index(sheets[0])
    last = document.chapters.index(sheets[-1]) + 1
    return replace(
        document, chapters=(*document.chapters[:first], *copies, *document.chapters[last:])
    )


def _copied(chapter, ending: str):
    pages = [_renamed(chapter.html, f"{ending}-{page}") for page in range(1, SHEET_PAGES)]
    more = [HEADING.sub('<p class="subtitle" style="break-before: page">Mer</p>', p) for p in pages]
    html = "".join([_renamed(chapter.html, ending), *more])
    return replace(chapter, key=f"{chapter.key}-{ending}", html=html, group="")


def _renamed(html: str, ending: str) -> str:
    own = {name for _kind, names in NAME.findall(html) for name in names.split()}

    def rename(found: re.Match[str]) -> str:
        names = " ".join(f"{name}-{ending}" for name in found[2].split())
        return f'{found[1]}="{names}"'

    return re.sub(
        r'href="#([^"]+)"',
        lambda found: f'href="#{found[1]}-{ending}"' if found[1] in own else found[0],
        NAME.sub(rename, html),
    )


def fastest(
    document: Path, ways: tuple[str, ...], rounds: int = ROUNDS
) -> dict[str, dict[str, float]]:
    """The ways one after another, `rounds` times; of each the fastest."""
    found: dict[str, dict[str, float]] = {}
    for _round in range(rounds):
        for way in ways:
            taken = _run(way, document)
            if way not in found or taken["seconds"] < found[way]["seconds"]:
                found[way] = taken
    return found


def _run(way: str, document: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.documents", way, str(document)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(out.splitlines()[-1]))


def main(way: str, path: Path) -> None:
    """One way, in this process; a line of JSON about it."""
    import django

    django.setup()
    from forkommune.documents import pipeline
    from forkommune.documents.cache import NothingKept
    from reports.chapters import chapter_cache, print_fonts
    from reports.rendering import warm_up

    fonts, kept = print_fonts(), chapter_cache()
    kept.empty()
    warm_up()
    document = pickle.loads(path.read_bytes())  # written by the process that started this one
    checked: list[float] = []
    peaks: list[float] = []
    _without_validation(pipeline, checked, peaks)
    note = replace(document, cover="", front=(), contents=None, chapters=(_note(),), attachments=())
    _set(pipeline, note, fonts, NothingKept())
    acts: dict[str, Callable[[], object]] = {
        PLAIN: lambda: _plain(document, fonts, more=NATURAL),
        OWN: lambda: _plain(document, fonts),
        COLD: lambda: _set(pipeline, document, fonts, kept, shared=True),
        EDIT: lambda: _set(pipeline, _edited(document), fonts, kept, shared=True),
        NOTE: lambda: _set(pipeline, note, fonts, NothingKept()),
    }
    if way == EDIT:
        _set(pipeline, document, fonts, kept, shared=True)
    checked.clear()
    peaks.clear()
    taken = list(_timed(acts[way], NOTES if way == NOTE else 1))
    made = taken[-1][1]
    found = {
        "seconds": median(seconds for seconds, _made in taken) - sum(checked) / len(taken),
        "validation": sum(checked) / len(taken),
        "memory": peaks[-1] if peaks else _peak(),
        "pages": getattr(made, "pages", 0),
    }
    kept.empty()
    print(json.dumps(found))


def _timed(act: Callable[[], object], rounds: int) -> Iterator[tuple[float, object]]:
    for _round in range(rounds):
        begun = time.perf_counter()
        made = act()
        yield time.perf_counter() - begun, made


def _peak() -> float:
    """The most memory (KiB) that this process, or one that it started, has had."""
    return max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


def _without_validation(pipeline, checked: list[float], peaks: list[float]) -> None:
    """Time the validation apart, and take the memory before it, as a plain pass is not validated."""
    validate = pipeline.validate_by_size

    def timed(*what: object) -> object:
        peaks.append(_peak())
        begun = time.perf_counter()
        try:
            return validate(*what)
        finally:
            checked.append(time.perf_counter() - begun)

    pipeline.validate_by_size = timed


def _set(pipeline, document, fonts: Path, cache, *, shared: bool = False):
    if not shared:
        return pipeline.render_document(document, fonts=fonts, cache=cache)
    from forkommune.work.models import Job
    from forkommune.work.services.running import JobRun
    from reports.typesetting import SharedTypesetting

    job = Job.objects.create(kind="report", state=Job.State.RUNNING, input_hash=uuid.uuid4().hex)
    try:
        hands = SharedTypesetting(JobRun(job))
        return pipeline.render_document(document, fonts=fonts, cache=cache, typesetting=hands)
    finally:
        job.delete()


def _plain(document, fonts: Path, *, more: str = "") -> bytes:
    from forkommune.documents import plain

    build = plain.build_styles

    def styled(furniture):
        styles = build(furniture)
        return replace(styles, single=styles.single + more)

    plain.build_styles = styled
    return plain.plain_render(document, fonts=fonts)


def _note():
    from forkommune.documents.description import Chapter

    html = (
        '<h1 id="notat">Notat</h1>'
        + "<p>Kommunene har mange tiltak, men få faste rutiner.</p>" * 12
    )
    return Chapter(key="notat-side", title="Notat", html=html)


def _edited(document):
    """With another word in the middle one of the chapters."""
    at = len(document.chapters) // 2
    chapter = document.chapters[at]
    changed = replace(chapter, html=re.sub(r"(<p[^>]*>)", r"\1Rettet. ", chapter.html, count=1))
    return replace(
        document, chapters=(*document.chapters[:at], changed, *document.chapters[at + 1 :])
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
