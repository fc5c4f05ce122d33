"""The page "Changes since draft 1": what the reader of the last edition must know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering
from forkommune.figures import Cell, Column, Row, Table
from forkommune.ui.dates import long_date

from .pages import Desk
from .words import KIND_WORDS, UNKNOWN, day

KEY = "endringer"
TABLE = "changes"
FEW = ("interviewed", "barrier", "success", "requirement")  # too few to be shown where not known


def declare(data: Mapping[str, Any], numbering: Numbering) -> None:
    """The number of the table; none in a first edition or where nothing changed."""
    last = data.get("changes")
    if last:
        chapter = numbering.chapter(KEY, letter="E")
        if last["rows"]:
            chapter.table(TABLE)


def chapters(desk: Desk) -> list[Chapter]:
    """The page; none in a first edition, nor where the public would be told of a draft that it never had."""
    last = desk.data.get("changes")
    if not last or (desk.edition.is_published and not last["published"]):
        return []
    rows = last["rows"]
    before = _edition_words(last)
    title = _("Changes since %(edition)s") % {"edition": before.lower()}
    html = blocks.chapter_head(title=title, lead=_lead(last), invented=_mark(desk) if rows else "")
    if rows:
        html += blocks.key_figures(_figures(rows)) + _table(desk, last)
    html += desk.text("changes", note_head=_("Taken out."), since=before)
    return [Chapter(key=KEY, title=title, html=html)]


def _mark(desk: Desk) -> str:
    return desk.edition.mark if desk.edition.has_invented else ""


def _edition_words(last: Mapping[str, Any]) -> str:
    words = _("Edition %(number)d") if last["published"] else _("Draft %(number)d")
    return words % last


def _lead(last: Mapping[str, Any]) -> str:
    count = len(last["rows"])
    since = {"edition": _edition_words(last).lower(), "day": long_date(day(last["on"]))}
    if not count:
        return _("Nothing has changed since %(edition)s, with data as of %(day)s.") % since
    words = ngettext(
        "%(count)d place has changed since %(edition)s, with data as of %(day)s.",
        "%(count)d places have changed since %(edition)s, with data as of %(day)s.",
        count,
    )
    return words % (since | {"count": count})


def _figures(rows: list[Mapping[str, Any]]) -> list[KeyFigure]:
    counts = Counter(row["change"] for row in rows)
    words = {
        "changed": _("places changed"),
        "added": _("places added to"),
        "removed": _("places with something taken out"),
    }
    return [KeyFigure(value=str(counts[kind]), words=text) for kind, text in words.items()]


def _table(desk: Desk, last: Mapping[str, Any]) -> Any:
    columns = (
        Column(_("Place")),
        Column(pgettext("column", "Change")),
        Column(_edition_words(last)),
        Column(desk.edition.name),
    )
    table = Table(
        _("What has changed"),
        columns,
        tuple(_line(row, desk.edition.is_public) for row in last["rows"]),
    )
    return blocks.table(
        table,
        anchor=TABLE,
        number=desk.numbering.number(TABLE),
        unit=_("Made by comparing the data of both editions, in the order of the report."),
        source=_("snapshots %(before)s and %(after)s.")
        % {"before": last["snapshot"][:8], "after": desk.edition.sha256[:8]},
        widths=(150, 70),
        long=True,
    )


def _line(row: Mapping[str, Any], is_public: bool) -> Row:
    place = str(_place_words()[_place(row)])
    kinds = {
        "added": "+ " + _("Added"),
        "changed": "≠ " + _("Changed"),
        "removed": "− " + _("Taken out"),
    }
    name = row["name"]
    head = f"{name}: {place.lower()}" if name else place
    cells = (
        kinds[row["change"]],
        _value(row, "before", is_public),
        _value(row, "after", is_public),
    )
    return Row(Cell(head), tuple(Cell(text) for text in cells))


def _place(row: Mapping[str, Any]) -> str:
    """Minutes have a version, their sections have names."""
    what = str(row["what"])
    return "minutes_section" if what == "minutes" and row["name"] else what


def _value(row: Mapping[str, Any], side: str, is_public: bool) -> str:
    value = row[side]
    if value is None:
        is_few = is_public and row["what"] in FEW
        return _("fewer than five, not shown") if is_few else UNKNOWN
    return str(value)


def _place_words() -> Mapping[str, Any]:
    return {
        "municipality": _("Municipality"),
        **KIND_WORDS,
        "plan": _("Plan"),
        "facts": _("Facts from the register"),
        "example": _("Example"),
        "asked": _("Municipalities asked"),
        "interviewed": _("Municipalities interviewed"),
        "barrier": _("Barrier"),
        "success": _("Success factor"),
        "requirement": _("Requirement to central government"),
        "section": _("Text"),
        "sentence": _("Sentences"),
        "quote": _("Quotes"),
        "pilot": _("Pilot project"),
        "criterion": _("Criterion"),
        "group": _("Network group"),
        "process": _("Process"),
        "conclusion": pgettext("of a meeting", "Conclusion"),
        "question": _("Question"),
        "minutes": _("Minutes of the workshop, version"),
        "minutes_section": _("Minutes of the workshop"),
        "evaluation": _("Evaluation of the workshop, answers"),
        "activity": _("Activity"),
        "dissemination": _("Dissemination"),
        "rest": _("Other facts about the project and its sources"),
    }
