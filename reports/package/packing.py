"""The ZIP file of an edition: what it was made of, its tables and figures, and the script that checks it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from forkommune.documents.description import Document
from forkommune.documents.exhibited import ShownCell
from forkommune.figures.tables import guarded
from forkommune.ui.dates import long_date
from reports.composing.edition import EditionFacts
from reports.snapshots.freezing import canonical

from .naming import PrintedNumber, named
from .printed import Shown, printed

SHIPPED = Path(__file__).with_name("shipped")
EARLIEST = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # a zip file knows no earlier day; the same content, the same bytes
READABLE = 0o644 << 16
UNIX = 3
UNKNOWN = "–"
KINDS = {"table": ("tabeller", "tabell"), "figure": ("figurer", "figur")}
OWN = {"D1": ("d1.py", "d6.py")}  # the description builds on what the basis counts
LISTS = "lister.csv"
UNSAFE = re.compile(r"[^a-z0-9]+")
PASSAGES = "passages"


@dataclass(frozen=True)
class TableFile:
    """One CSV file as the README tells of it."""

    path: str
    words: str  # "Table 2.1"
    shown: Shown


def data_package(document: Document, data: Mapping[str, Any], edition: EditionFacts) -> bytes:
    """The ZIP file; the same document and data give the same bytes.

    It holds what the edition's readers may see and nothing else: the snapshot was frozen for them.
    """
    with override("nb"):
        files = files_of(document, data, edition)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(f"{folder_of(edition)}/{name}", EARLIEST)
            entry.external_attr, entry.create_system = READABLE, UNIX
            package.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()


def folder_of(edition: EditionFacts) -> str:
    """What the package unpacks to: "D2-utkast-3"."""
    return f"{edition.code}-{_slug(edition.name)}"


def files_of(
    document: Document, data: Mapping[str, Any], edition: EditionFacts
) -> dict[str, bytes]:
    """Every file of the package by its name, in the order in which a reader wants them."""
    shown = [one for one in printed(document) if isinstance(one, Shown)]
    facts = _facts(document, data, edition, shown)
    numbers = named(document, data, facts)
    tables = [_table_file(one) for one in shown if one.exhibit.number]
    lists = [one for one in shown if not one.exhibit.number]
    return {
        "LESMEG.md": _readme(data, edition, facts, tables, numbers).encode(),
        "snapshot.json": canonical(data).encode(),
        "utgave.json": _json(facts),
        "tall.csv": _csv(_numbers(numbers)),
        **{one.path: _csv(_rows(one.shown)) for one in tables},
        LISTS: _csv(_lists(lists)),
        **_script(edition.code),
    }


def _facts(
    document: Document, data: Mapping[str, Any], edition: EditionFacts, shown: Iterable[Shown]
) -> dict[str, Any]:
    """What the report prints of its own edition."""
    taken = localtime(edition.taken_at)
    clock = _("%(day)s at %(time)s") % {
        "day": long_date(taken.date()),
        "time": f"{taken:%H.%M}",
    }
    cited = [row[0].text for one in shown if one.name == PASSAGES for row in one.exhibit.rows]
    return {
        "code": edition.code,
        "title": data["title"],
        "number": edition.number,
        "name": edition.name,
        "audience": edition.audience,
        "is_published": edition.is_published,
        "identifier": document.metadata.identifier,
        "on": data["on"],
        "taken": clock,
        "year": taken.year,
        "sha256": edition.sha256,
        "address": f"{edition.portal}/rapporter/{edition.code}/",
        "has_invented": edition.has_invented,
        "utdrag": cited,
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Read by spreadsheets as UTF-8; nothing in it is run as a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _numbers(rows: Sequence[PrintedNumber]) -> Iterable[Sequence[str]]:
    yield ("navn", "regel", "trykt", "sted")
    for row in rows:
        yield (guarded(row.name), row.rule, guarded(row.printed), guarded(row.place))


def _table_file(one: Shown) -> TableFile:
    exhibit = one.exhibit
    folder, word = KINDS[exhibit.kind]
    number = exhibit.number.lower().replace(".", "-")
    words = _("Table %(number)s") if exhibit.kind == "table" else _("Figure %(number)s")
    return TableFile(
        f"{folder}/{word}-{number}-{_slug(exhibit.anchor)}.csv",
        words % {"number": exhibit.number},
        one,
    )


def _slug(words: str) -> str:
    return UNSAFE.sub("-", words.lower()).strip("-")


def _rows(one: Shown) -> Iterable[Sequence[str]]:
    mark = one.exhibit.mark
    lines = [[guarded(head) for head in one.exhibit.heads]]
    lines += [[_read(cell) for cell in row] for row in one.exhibit.rows]
    return ([*line, guarded(mark)] if mark else line for line in lines)


def _read(cell: ShownCell) -> str:
    """What a program reads: the number with a point, nothing where it is not known, or the words."""
    if cell.raw:
        return cell.raw
    return "" if cell.text == UNKNOWN else guarded(cell.text)


def _lists(shown: Iterable[Shown]) -> Iterable[Sequence[str]]:
    """Short lists of facts, which have no number, in one file."""
    yield (
        _("Chapter"),
        _("List"),
        _("What"),
        pgettext("of a fact", "Value"),
        pgettext("of an invented row", "Mark"),
    )
    for one in shown:
        for head, *cells in one.exhibit.rows:
            words = ", ".join(cell.text for cell in cells)
            mark = one.exhibit.mark
            line = (one.title, one.exhibit.heading, head.text, words, mark)
            yield [guarded(cell) for cell in line]


def _script(code: str) -> dict[str, bytes]:
    """The script with what it needs for this report."""
    own = OWN.get(code, (f"{code.lower()}.py",))
    names = ("__init__.py", "skrift.py", "felles.py", *own)
    return {
        "regn_om.py": (SHIPPED / "regn_om.py").read_bytes(),
        **{f"regning/{name}": (SHIPPED / "regning" / name).read_bytes() for name in names},
    }


def _readme(
    data: Mapping[str, Any],
    edition: EditionFacts,
    facts: Mapping[str, Any],
    tables: Sequence[TableFile],
    numbers: Sequence[PrintedNumber],
) -> str:
    rules = [row.rule for row in numbers]
    context = {
        "data": data,
        "edition": edition,
        "facts": facts,
        "tables": tables,
        "lists": LISTS,
        "count": len(numbers),
        "unnamed": rules.count(""),
        "keys": [(key, words) for key, words in _keys().items() if key in data],
    }
    text = render_to_string("reports/package/readme.txt", context)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _keys() -> Mapping[str, str]:
    """What stands under the keys of the data, with units."""
    return {
        "format": _("version of this form of data"),
        "code": _("short name of the report"),
        "title": _("title of the report"),
        "audience": _(
            "for whom the data were chosen: public is everybody, internal the researchers"
        ),
        "on": _("the day of the data"),
        "year": _("the year in whose borders municipalities are shown"),
        "project": _("number, period, partners and sub-goals of the project"),
        "references": _("literature of the application"),
        "population_sources": _("where the figures of population come from"),
        "municipalities": _(
            "each with number, county, area in square kilometres, population on 1 January by year, "
            "plans, examples and findings"
        ),
        "examples": _("examples of climate work that name the region"),
        "response": _(
            "how many municipalities were asked and interviewed; null stands for one to four"
        ),
        "barriers": _("barriers by the number of municipalities that tell of them; five or more"),
        "successes": _("what helped, by the number of municipalities that tell of it"),
        "requirements": _("what is asked of central government, by the number of municipalities"),
        "sentences": _("sentences of the researchers, and the passages that they rest on"),
        "quotes": _("words that are printed, and in what words it is said whose they are"),
        "quotes_withheld": _("quotes that are left out because too few could have said them"),
        "passages": _("passages that are cited: sort of source, and where it is open who said it"),
        "sections": _("texts that people wrote for the report"),
        "changes": _("what changed since the last edition for the same readers"),
        "pilots": _("pilot projects, with cost in kroner and potential in tonnes of CO₂e a year"),
        "criteria": _("criteria by which pilots are assessed, with weights in per cent"),
        "network": _("criteria and groups of the network, with distances between 0 and 1"),
        "participation": _("processes of participation and the passages behind them"),
        "main_project": _(
            "conclusions, priorities, open questions and the minutes of the workshop"
        ),
        "description": _("questions, pillars and what the pre-project came to"),
        "attained": _("activities, milestones, money in kroner and dissemination"),
    }
