"""What those who came thought of the workshop: means of the scale, yes and no, and how many wrote words of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forkommune.documents.numbering import ChapterNumbers
from forkommune.figures import Cell, Column, NumberStyle, Row, Table
from forkommune.figures.numbers import format_number
from forkommune.ui.dates import long_date

from .gathered import Section
from .main_project import MainProject
from .pages import NOTHING, Desk
from .words import UNKNOWN, day
from .writer import Writer

KEY, BY_ROLE = "evaluering", "evaluering-roller"
Facts = Mapping[str, Any]
ONE_DECIMAL, WHOLE = NumberStyle(decimals=1), NumberStyle()
NARROW = 46  # points: a column of means


def section(told: MainProject, writer: Callable[[Desk], Writer[MainProject]]) -> list[Section]:
    """The evaluation as a section of the report; none before there was a workshop."""
    found = told.evaluation
    if found is None and told.minutes is None:
        return []

    def declare(chapter: ChapterNumbers) -> None:
        if _scales(found):
            chapter.table(KEY)
        if found and found["groups"]:
            chapter.table(BY_ROLE)

    def write(desk: Desk) -> SafeString:
        return _written(writer(desk), found)

    return [
        Section(
            anchor="evaluert",
            title=_("Evaluation of the workshop"),
            write=write,
            declare=declare,
            invented=bool(found and found["invented"]),
        )
    ]


def _scales(found: Facts | None) -> list[Facts]:
    """Questions from 1 to 5 of which a mean may be told."""
    rows = found["questions"] if found else ()
    return [one for one in rows if one["kind"] == "scale" and one["mean"] is not None]


def _written(ground: Writer[MainProject], found: Facts | None) -> SafeString:
    on = long_date(day(found["on"])) if found and found["on"] else ""
    html = ground.text("evaluation", found=found, on=on)
    if scales := _scales(found):
        html += ground.table(
            _means(scales), KEY, _("the anonymous evaluation."),
            unit=_("1 is to a very small degree, 5 to a very large degree. “–” means that fewer than five stand behind one of the answers."),
            widths=(0, 36, 40, 48, 40, 36, 40),
        )  # fmt: skip
    if found is None:
        return html
    if found["groups"]:
        html += ground.table(
            _by_role(found), BY_ROLE, _("the anonymous evaluation."),
            unit=_("Mean of the answers from 1 to 5. Only groups of five or more are told apart."),
            widths=(0, *[_width(found["groups"])] * len(found["groups"])),
        )  # fmt: skip
    scaled = [id(one) for one in scales]
    rest = [one for one in found["questions"] if id(one) not in scaled]
    return html + (ground.text("evaluation_rest", rows=rest) if rest else NOTHING)


def _width(groups: Sequence[Facts]) -> int:
    """Names of roles get room for two words, or less where there are many of them."""
    return max(NARROW, min(110, 300 // len(groups)))


def _means(rows: Sequence[Facts]) -> Table:
    """How many answered each question, and what they answered, in the order in which it was asked."""
    columns = (
        Column(pgettext("of an evaluation", "Question")),
        *(
            Column(head, numeric=True)
            for head in (_("Answers"), _("Mean"), _("Median"), _("1 or 2"), "3", _("4 or 5"))
        ),
    )
    return Table(_heading(rows), columns, tuple(_row(one) for one in rows))


def _heading(rows: Sequence[Facts]) -> str:
    means = [one["mean"] for one in rows]
    low, high = format_number(min(means), 1), format_number(max(means), 1)
    if low == high:
        return _("The mean is %(mean)s of 5 for each question") % {"mean": low}
    return _("The means lie between %(low)s and %(high)s of 5") % {"low": low, "high": high}


def _row(one: Facts) -> Row:
    return Row(
        Cell(one["words"]),
        (
            Cell.number(one["count"], WHOLE, UNKNOWN),
            Cell.number(one["mean"], ONE_DECIMAL, UNKNOWN),
            Cell.number(one["median"], ONE_DECIMAL, UNKNOWN),
            *(Cell.number(one[band], WHOLE, UNKNOWN) for band in ("low", "middle", "high")),
        ),
    )


def _by_role(found: Facts) -> Table:
    """The means of each group of roles, question by question."""
    columns = (
        Column(pgettext("of an evaluation", "Question")),
        *(Column(f"{one['label']} ({one['count']})", numeric=True) for one in found["groups"]),
    )
    rows = (
        Row(
            Cell(words),
            tuple(
                Cell.number(group["means"][at], ONE_DECIMAL, UNKNOWN) for group in found["groups"]
            ),
        )
        for at, words in enumerate(found["by_group"])
    )
    return Table(_("What each role answered"), columns, tuple(rows))
