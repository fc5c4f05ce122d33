"""What the snapshot tells of participation processes, with its figures and tables, as the note on them needs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.documents import blocks
from forkommune.figures import (
    Bar,
    BarFigure,
    Cell,
    Column,
    Exhibit,
    HeatCell,
    HeatMatrix,
    HeatRow,
    Row,
    Table,
    Thresholds,
)

from .tables import marked
from .words import UNKNOWN, listed

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Processes:
    """Answers about the processes of one snapshot."""

    data: Facts

    @property
    def all(self) -> Sequence[Facts]:
        """From co-creation down to information."""
        return list(self.data["processes"])

    @property
    def levels(self) -> Sequence[tuple[str, int]]:
        """How many there are at each level, from information up."""
        counts = Counter(one["level_order"] for one in self.all)
        return [(label, counts[order]) for order, label in enumerate(self.data["levels"])]

    @property
    def actors(self) -> Sequence[str]:
        """Groups of society's actors that take part in any, by name."""
        return sorted({name for one in self.all for name in one["actors"]}, key=str.casefold)

    @property
    def roles(self) -> Sequence[str]:
        """Roles of the municipality in any, by name."""
        return sorted({one["role"] for one in self.all if one["role"]}, key=str.casefold)

    @property
    def without_role(self) -> int:
        """How many say nothing of the municipality's role."""
        return sum(not one["role"] for one in self.all)

    @property
    def with_pilot(self) -> int:
        """How many a pilot could test."""
        return sum(bool(one["pilots"]) for one in self.all)

    @property
    def passages(self) -> int:
        """Passages behind them, each counted once."""
        return len({place for one in self.all for place in one["passages"]})

    @property
    def all_invented(self) -> bool:
        """Whether one mark says it for all; never for none."""
        return bool(self.all) and all(one["invented"] for one in self.all)


def key_of(row: Facts, at: int) -> str:
    """Where a process stands in the document. at: its place, from 1."""
    return f"prosess-{at}"


def exhibits_of(told: Processes, mark: str) -> dict[str, Exhibit | None]:
    """Every figure of the note; None where there is nothing to show."""
    invented = mark if told.all_invented else ""
    return {"levels": levels_figure(told, invented), "roles": roles_matrix(told, invented)}


def levels_figure(told: Processes, invented: str) -> BarFigure | None:
    """How much say the processes give."""
    if not told.all:
        return None
    most = max(count for _label, count in told.levels)
    names = [label for label, count in told.levels if count == most]
    return BarFigure(
        key="levels",
        heading=_("Most processes are at: %(levels)s") % {"levels": names[0].lower()}
        if len(names) == 1
        else _("No level has more processes than all others"),
        description=", ".join(f"{label}: {count}" for label, count in told.levels),
        unit=_("Number of processes, from least say to most."),
        source=_("the register of participation processes."),
        unknown=pgettext("value", "unknown"),
        invented=invented,
        bars=tuple(Bar(label, count) for label, count in told.levels),
        label_title=_("Level"),
        value_title=_("Processes"),
    )


def roles_matrix(told: Processes, invented: str) -> HeatMatrix | None:
    """The municipality's roles by the groups that take part; None where neither is known."""
    if not told.roles or not told.actors:
        return None
    counts = Counter((one["role"], name) for one in told.all for name in one["actors"])
    (role, actor), count = counts.most_common(1)[0]
    unit = _("Number of processes.")
    if told.without_role:
        unit += " " + ngettext(
            "%(n)d says nothing of the role.", "%(n)d say nothing of the role.", told.without_role
        ) % {"n": told.without_role}
    return HeatMatrix(
        key="roles",
        heading=_("Most often: the municipality as %(role)s towards %(actor)s")
        % {"role": role.lower(), "actor": actor.lower()},
        description=ngettext("In %(n)d process.", "In %(n)d processes.", count) % {"n": count},
        unit=unit,
        source=_("the register of participation processes."),
        unknown=pgettext("value", "unknown"),
        invented=invented,
        columns=tuple(told.actors),
        rows=tuple(
            HeatRow(name, tuple(HeatCell(counts[name, actor]) for actor in told.actors))
            for name in told.roles
        ),
        thresholds=Thresholds((1, 2, 4, 8)),
        row_title=_("The municipality's role"),
        row_totals=False,
    )


def processes_table(told: Processes, mark: str) -> Table:
    """All of them in one table."""
    columns = (
        Column(_("Process")),
        Column(_("Level")),
        Column(_("Who takes part")),
        Column(_("The municipality's role")),
        Column(_("Passages"), True),
        Column(_("Page"), True),
    )
    heading = ngettext(
        "%(count)d process, of which %(tested)d could be tested in a pilot project",
        "%(count)d processes, of which %(tested)d could be tested in a pilot project",
        len(told.all),
    ) % {"count": len(told.all), "tested": told.with_pilot}
    rows = (
        Row(
            Cell(marked(one["name"], mark if one["invented"] and not told.all_invented else "")),
            (
                Cell(one["level"]),
                Cell(listed(one["actors"]) or UNKNOWN),
                Cell(one["role"] or UNKNOWN),
                Cell(str(len(one["passages"])), numeric=True),
                Cell(blocks.page_of(key_of(one, at)), numeric=True),
            ),
        )
        for at, one in enumerate(told.all, start=1)
    )
    return Table(heading, columns, tuple(rows))


def facts_of(one: Facts) -> list[tuple[str, str]]:
    """What is known of a process, label and words, and last what nobody has said."""
    people = one["people"]
    rows = [
        (_("Level"), one["level"]),
        (_("Phase"), one["phase"] or UNKNOWN),
        (_("Who takes part"), listed(one["actors"]) or UNKNOWN),
        (_("The municipality's role"), one["role"] or UNKNOWN),
        (_("Method"), one["method"] or UNKNOWN),
        (_("Cost"), one["cost"] or UNKNOWN),
        (pgettext("of a process", "Time"), one["time"] or UNKNOWN),
        (_("Conditions"), one["conditions"] or UNKNOWN),
        (_("Risks"), one["risks"] or UNKNOWN),
        (_("People behind it"), _("fewer than five") if people is None else str(people)),
    ]
    unknown = [label for label, words in rows if words == UNKNOWN]
    known = [row for row in rows if row[1] != UNKNOWN]
    return (
        [*known, (_("Nobody has said"), listed([one.lower() for one in unknown]))]
        if unknown
        else known
    )
