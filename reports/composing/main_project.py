"""What the snapshot tells of the basis for the main project, with its tables, as the report on it needs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.figures import Bar, BarFigure, Cell, Column, Row, Table
from forkommune.ui.dates import long_date

from .tables import marked
from .words import UNKNOWN, day, listed

Facts = Mapping[str, Any]
REJECTED = "rejected"


@dataclass(frozen=True)
class MainProject:
    """Answers about the basis of one snapshot."""

    data: Facts

    @property
    def conclusions(self) -> Sequence[Facts]:
        """Conclusions that were chosen, in their order."""
        return list(self.data["conclusions"])

    @property
    def pilots(self) -> Sequence[Facts]:
        """Pilots, what got most first."""
        return [one for one in self.data["wanted"] if one["phase"] != REJECTED]

    @property
    def voted(self) -> Sequence[Facts]:
        """Pilots that were given points."""
        return [one for one in self.pilots if one["priority"] and one["priority"]["points"]]

    @property
    def wanting(self) -> set[str]:
        """Municipalities that will take part in a pilot."""
        return {name for one in self.pilots for name in one["wants"]}

    @property
    def ranked(self) -> Sequence[Facts]:
        """Criteria in the order that the workshop gave them."""
        return list(self.data["ranked"])

    @property
    def voted_criteria(self) -> Sequence[Facts]:
        """Criteria that a closed vote was about."""
        return [one for one in self.ranked if one["priority"] is not None]

    @property
    def questions(self) -> Sequence[Facts]:
        """Open questions first."""
        return list(self.data["questions"])

    @property
    def open(self) -> int:
        """Questions that nobody has answered or dropped."""
        return sum(one["state"] == "open" for one in self.questions)

    @property
    def minutes(self) -> Facts | None:
        """The minutes of the workshop."""
        found: Facts | None = self.data.get("minutes")
        return found

    @property
    def evaluation(self) -> Facts | None:
        """The evaluation of the workshop; None also in data that were frozen before it was told of."""
        found: Facts | None = self.data.get("evaluation")
        return found

    @property
    def invited(self) -> int:
        """Municipalities that the workshop was for."""
        return len(self.minutes["came"]) if self.minutes else 0

    @property
    def came(self) -> int:
        """Municipalities that somebody came from."""
        rows = self.minutes["came"] if self.minutes else ()
        return sum(bool(political or other) for _name, political, other in rows)

    @property
    def groups(self) -> Sequence[Facts]:
        """Groups of the published division."""
        division = self.data["division"]
        return list(division["groups"]) if division else []

    @property
    def all_pilots_invented(self) -> bool:
        """Whether one mark says it for all of them; never for none."""
        return bool(self.pilots) and all(one["invented"] for one in self.pilots)


def vote_source(rows: Sequence[Facts]) -> str:
    """At which meetings they were voted on; nothing where they were in no vote."""
    given = [one["priority"] for one in rows if one["priority"]]
    meetings = list(dict.fromkeys(one["meeting"] for one in given if one.get("meeting")))
    if not meetings:
        return _("votes at meetings with the municipalities.")
    return _("the vote at: %(meetings)s.") % {"meetings": "; ".join(meetings)}


def points_figure(told: MainProject, mark: str) -> BarFigure | None:
    """Pilots by the points that the municipalities gave; None where no vote is closed."""
    rows = told.voted
    if not rows:
        return None
    first = rows[0]["priority"]
    names = [one["name"] for one in rows if one["priority"]["place"] == 1]
    return BarFigure(
        key="points",
        heading=ngettext(
            "%(names)s was given most points", "%(names)s were given most points", len(names)
        )
        % {"names": listed(names)},
        description=", ".join(f"{one['name']}: {one['priority']['points']}" for one in rows),
        unit=_("Points. %(answered)d of %(asked)d municipalities gave theirs.") % first,
        source=vote_source(rows),
        unknown=pgettext("value", "unknown"),
        invented=mark if told.all_pilots_invented else "",
        bars=tuple(Bar(one["name"], one["priority"]["points"]) for one in rows),
        label_title=_("Pilot project"),
        value_title=_("Points"),
    )


def pilots_table(told: MainProject, mark: str) -> Table:
    """Each pilot, who wants it, and what was decided."""
    columns = (
        Column(_("Pilot project")),
        Column(_("Priority")),
        Column(_("Will take part")),
        Column(_("Network group")),
        Column(_("Phase and last decision")),
    )
    heading = ngettext(
        "%(count)d municipality will take part in a pilot project",
        "%(count)d municipalities will take part in a pilot project",
        len(told.wanting),
    ) % {"count": len(told.wanting)}
    rows = (
        Row(
            Cell(
                marked(
                    one["name"], mark if one["invented"] and not told.all_pilots_invented else ""
                )
            ),
            (
                Cell(one["priority"]["words"] if one["priority"] else UNKNOWN),
                Cell(listed(one["wants"]) or UNKNOWN),
                Cell(one["group"] or listed(one["groups"]) or UNKNOWN),
                Cell(_decided(one)),
            ),
        )
        for one in told.pilots
    )
    return Table(heading, columns, tuple(rows))


def _decided(one: Facts) -> str:
    said = [one["phase_words"]]
    if one["on"]:
        said.append(long_date(day(one["on"])))
    words = ", ".join(said)
    return f"{words}. {one['reason']}" if one["reason"] else words


def criteria_table(told: MainProject) -> Table:
    """What the workshop put first."""
    columns = (Column(_("Criterion")), Column(_("Priority")))
    heading = _("%(given)d of %(count)d criteria were voted on") % {
        "given": len(told.voted_criteria),
        "count": len(told.ranked),
    }
    rows = (
        Row(
            Cell(one["label"]),
            (Cell(one["priority"]["words"] if one["priority"] else UNKNOWN),),
        )
        for one in told.ranked
    )
    return Table(heading, columns, tuple(rows))


def questions_table(told: MainProject, mark: str) -> Table:
    """Questions with who sees to them and what became of them."""
    columns = (
        Column(_("Question")),
        Column(pgettext("of a question", "State")),
        Column(_("Sees to it")),
        Column(_("Rests on")),
    )
    heading = ngettext(
        "%(open)d of %(count)d question is open", "%(open)d of %(count)d questions are open",
        len(told.questions),
    ) % {"open": told.open, "count": len(told.questions)}  # fmt: skip
    rows = (
        Row(
            Cell(marked(one["statement"], mark if one["invented"] else "")),
            (
                Cell(
                    f"{one['state_words']}. {one['outcome']}"
                    if one["outcome"]
                    else one["state_words"]
                ),
                Cell(one["owner"] or UNKNOWN),
                Cell(rests_words(one["rests"])),
            ),
        )
        for one in told.questions
    )
    return Table(heading, columns, tuple(rows))


def rests_words(rests: Facts) -> str:
    """What something rests on, in a row of words."""
    said = [f"{kind}: {words}" for kind, words in rests["shown"]]
    if rests["kept_back"]:
        said.append(
            ngettext(
                "%(n)d thing that cannot be shown",
                "%(n)d things that cannot be shown",
                rests["kept_back"],
            )
            % {"n": rests["kept_back"]}
        )
    return "; ".join(said) or _("Nobody has said what it rests on")
