"""What the snapshot tells of the main project that is applied for, with its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.figures import Cell, Column, Row, Table

from .council import HEADINGS
from .main_project import MainProject
from .tables import marked
from .words import UNKNOWN, listed

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Description:
    """Answers about the project description of one snapshot."""

    snapshot: Facts

    @property
    def data(self) -> Facts:
        """What only the description holds."""
        found: Facts = self.snapshot["description"]
        return found

    @cached_property
    def come_to(self) -> MainProject:
        """The basis that the pre-project gave."""
        return MainProject(self.data["come_to"])

    @cached_property
    def texts(self) -> Mapping[str, Facts]:
        """What was written, by the heading that it answers."""
        rows = self.snapshot.get("sections", ())
        return {row["key"]: row for row in rows if row["key"] in HEADINGS}

    @property
    def unwritten(self) -> int:
        """Headings that nobody has answered."""
        return len(HEADINGS) - len(self.texts)

    @property
    def open_questions(self) -> Sequence[Facts]:
        """What nobody has answered or dropped."""
        return [one for one in self.come_to.questions if one["state"] == "open"]

    @property
    def main_question(self) -> Facts | None:
        """The research question that the others are part of."""
        return next((one for one in self.data["questions"] if one["parent"] is None), None)

    @property
    def questions(self) -> Sequence[Facts]:
        """The research questions below the main one."""
        main = self.main_question
        return [one for one in self.data["questions"] if one is not main]

    @property
    def published(self) -> Sequence[Facts]:
        """Reports of the pre-project with a published edition."""
        return [one for one in self.data["reports"] if one["edition"] is not None]

    @property
    def attachment(self) -> Facts | None:
        """The basis for the main project that goes with it; None before it is published."""
        found: Facts | None = self.data["attachment"]
        return found


def pillars_table(told: Description) -> Table:
    """What the main project is to do."""
    columns = (Column(_("Pillar")), Column(_("What is done")))
    rows = told.data["pillars"]
    heading = ngettext(
        "The main project rests on %(count)d pillar",
        "The main project rests on %(count)d pillars",
        len(rows),
    ) % {"count": len(rows)}
    return Table(
        heading,
        columns,
        tuple(
            Row(Cell(f"{one['number']} {one['title']}"), (Cell(one["summary"]),)) for one in rows
        ),
    )


def wanted_table(told: Description, mark: str) -> Table:
    """Pilots that a municipality wants or that were chosen, and who takes part."""
    columns = (Column(_("Pilot project")), Column(_("Will take part")), Column(_("Phase")))
    basis = told.come_to
    heading = ngettext(
        "%(count)d municipality will take part in a pilot project",
        "%(count)d municipalities will take part in a pilot project",
        len(basis.wanting),
    ) % {"count": len(basis.wanting)}
    rows = (
        Row(
            Cell(marked(one["name"], mark if one["invented"] else "")),
            (
                Cell(listed(one["wants"] or one["municipality_names"]) or UNKNOWN),
                Cell(one["phase_words"]),
            ),
        )
        for one in basis.pilots
    )
    return Table(heading, columns, tuple(rows))


def processes_table(told: Description, mark: str) -> Table:
    """How society's actors can take part."""
    columns = (
        Column(_("Process")),
        Column(_("Level")),
        Column(_("Who takes part")),
        Column(_("The municipality's role")),
    )
    rows = told.data["processes"]
    heading = ngettext(
        "%(count)d way in which society's actors can take part",
        "%(count)d ways in which society's actors can take part",
        len(rows),
    ) % {"count": len(rows)}
    body = (
        Row(
            Cell(marked(one["name"], mark if one["invented"] else "")),
            (
                Cell(one["level"]),
                Cell(listed(one["actors"]) or UNKNOWN),
                Cell(one["role"] or UNKNOWN),
            ),
        )
        for one in rows
    )
    return Table(heading, columns, tuple(body))


def open_table(told: Description, mark: str) -> Table:
    """What is not known when the main project begins."""
    columns = (Column(_("Question")), Column(_("Sees to it")))
    rows = told.open_questions
    heading = ngettext(
        "%(count)d question is open", "%(count)d questions are open", len(rows)
    ) % {"count": len(rows)}  # fmt: skip
    body = (
        Row(
            Cell(marked(one["statement"], mark if one["invented"] else "")),
            (Cell(one["owner"] or UNKNOWN),),
        )
        for one in rows
    )
    return Table(heading, columns, tuple(body))
