"""The final report as plain text, field by field, for the Research Council's own form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.documents.reading import read, text_of

from . import written
from .attainment import Facts, Work, report_words
from .composers import desk_for
from .d7 import Final
from .edition import EditionFacts
from .words import UNKNOWN, day, number

WIDE, LOWEST, HIGHEST = 100, 2, 18  # letters of a line, rows of a box
WORDS = ("p", "h2", "h3", "h4", "blockquote")


@dataclass(frozen=True)
class FormField:
    """One field of the form. text: without any mark-up, as it is pasted."""

    key: str
    label: str
    text: str

    @property
    def length(self) -> int:
        """Characters, blanks and line ends included, as the form counts."""
        return len(self.text)

    @property
    def rows(self) -> int:
        """Rows of the box that shows it whole, or as much of it as fits a screen."""
        needed = sum(1 + len(line) // WIDE for line in self.text.split("\n"))
        return max(LOWEST, min(needed, HIGHEST))


def form_fields(data: Mapping[str, Any], edition: EditionFacts) -> list[FormField]:
    """What the report says, from the same data and words; a field with nothing to say is left out."""
    with override("nb"):
        desk = desk_for(data, edition)
        final = Final("d7", desk, Work(data))
        fields = [
            FormField("maal", _("Goals and what came of them"), _goals(final)),
            FormField("resultater", _("What there is now"), _counted(final)),
            FormField("framdrift", _("Plan and progress"), _progress(final)),
            FormField("penger", _("Money"), _money(final)),
            FormField("formidling", _("Where results were told"), _told(final)),
            *_written(final),
            FormField(
                "english", "Summary in English", _after_heading(plain(final.text("english")))
            ),
        ]
    return [one for one in fields if one.text]


def plain(html: str) -> str:
    """The words of a piece of the report: a line for each paragraph, point and row of a table."""
    return "\n".join(line for line in _lines(read("felt", html).body) if line)


def _lines(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == "li":
            yield f"– {text_of(child)}"
        elif child.tag == "tr":
            yield "; ".join(text_of(cell) for cell in child)
        elif child.tag in WORDS:
            yield text_of(child)
        elif child.tag != "figure":
            yield from _lines(child)


def _after_heading(text: str) -> str:
    return text.partition("\n")[2]


def _marked(final: Final, words: str, *, invented: bool) -> str:
    return f"{words} ({final.mark})" if invented else words


def _goals(final: Final) -> str:
    return "\n".join([final.told.attained["main_goal"], *_sub_goals(final.told)])


def _sub_goals(work: Work) -> Iterable[str]:
    for goal in work.project["goals"]:
        activity, report = work.answering(goal["number"])
        yield f"{goal['number']}. {goal['text']}"
        done = [activity["title"]] if activity else []
        given = [report_words(report)] if report else []
        yield f"   {'. '.join([*done, *given]) or UNKNOWN}."


def _counted(final: Final) -> str:
    return plain(final.text("counted", counted=final.told.attained["counted"]))


def _progress(final: Final) -> str:
    return "\n".join(
        _marked(final, _milestone(activity, one), invented=one["invented"])
        for activity, one in final.told.milestones
    )


def _milestone(activity: Facts, one: Facts) -> str:
    words = _("%(number)d %(title)s: planned %(planned)s, reached %(reached)s.") % {
        "number": activity["number"],
        "title": one["title"],
        "planned": _day(one["first"]),
        "reached": _day(one["reached"]) if one["reached"] else _("not recorded"),
    }
    if not one["reasons"]:
        return words
    return f"{words} {_('Moved, because:')} {'; '.join(one['reasons'])}"


def _day(text: str) -> str:
    return f"{day(text):%d.%m.%Y}"


def _money(final: Final) -> str:
    money = final.told.attained["money"]
    lines = []
    for table in final.told.money:
        rows = (row for row in (*table["rows"], table["total"]) if _is_told(row))
        lines += [f"{table['title']}:", *(f"– {_sums(row)}" for row in rows)]
    return _marked(final, "\n".join(lines), invented=bool(lines) and money["invented"])


def _is_told(row: Facts) -> bool:
    return any(Decimal(row[name] or 0) for name in ("planned", "entered"))


def _sums(row: Facts) -> str:
    return _("%(label)s: planned %(planned)s, entered %(entered)s kroner") % {
        "label": row.get("label") or _("In all"),
        **{
            name: number(None if row[name] is None else float(Decimal(row[name])))
            for name in ("planned", "entered")
        },
    }


def _told(final: Final) -> str:
    return "\n".join(
        _marked(
            final,
            ", ".join(
                words
                for words in (
                    _day(one["on"]),
                    one["kind_words"].lower(),
                    one["title"],
                    one["channel"],
                    one["url"],
                )
                if words
            ),
            invented=one["invented"],
        )
        for one in final.told.dissemination
    )


def _written(final: Final) -> Iterable[FormField]:
    for row in final.desk.data["sections"]:
        text = plain(written.text_of(final.desk, row))
        yield FormField(written.anchor_of(row), row["title"], text)
