"""D2 by the portal's pipeline beside Typst and ReportLab, which set its words and tables alone."""

from __future__ import annotations

import json
import pickle
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from forkommune.documents.reading import HEADINGS, read, text_of
from forkommune.portal.paths import BASE_DIR

from . import documents
from .figures import Figure

ENGINES = {"typst": "Typst (PDF/UA-1)", "reportlab": "ReportLab (no tags)"}
PYTHON = Path("var/peers/bin/python")


def compare_documents(folder: Path) -> list[Figure]:
    """Seconds of one report; ours cold by two workers, the others in one process that is warm."""
    document = documents.network_document()
    path = folder / "peer.pickle"
    path.write_bytes(pickle.dumps(document))
    with documents.second_worker(folder):
        own = documents.fastest(path, (documents.COLD,))[documents.COLD]
    name = f"D2, {own['pages']} pages"
    figures = [Figure(f"{name}, the portal cold", own["seconds"], "s")]
    for engine, words in ENGINES.items():
        found = _set_by(engine, list(blocks(document)))
        title = f"D2's words and tables, {found['pages']} pages, {words}"
        figures.append(Figure(title, median(found["seconds"]), "s"))
    return figures


def blocks(document: Any) -> Iterator[list[Any]]:
    """Headings, paragraphs and tables of a report, in their order."""
    for chapter in (*document.front, *document.chapters):
        for element in read(chapter.key, chapter.html).body.iter():
            if element.tag in HEADINGS and (words := text_of(element)):
                yield ["h", HEADINGS.index(element.tag) + 1, words]
            elif element.tag in ("p", "li") and (words := text_of(element)):
                yield ["p", words]
            elif element.tag == "table":
                rows = [
                    [text_of(cell) for cell in row if cell.tag in ("th", "td")]
                    for row in element.iter("tr")
                ]
                yield ["t", [row for row in rows if row]]


def _set_by(engine: str, content: list[list[Any]]) -> dict[str, Any]:
    """What an engine says. RuntimeError with its words when it fails."""
    script = BASE_DIR / "tests" / "bench" / "peer_engines.py"
    done = subprocess.run(
        [BASE_DIR / PYTHON, script, engine],
        input=json.dumps(content),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{engine} could not be measured:\n{done.stderr}")
    return dict(json.loads(done.stdout))
