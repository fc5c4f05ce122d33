"""What the snapshot tells of the network's groups, with its figures and tables, as the note on criteria needs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.figures import (
    Bar,
    BarFigure,
    Cell,
    Column,
    Exhibit,
    GroupMapFigure,
    HeatCell,
    HeatMatrix,
    HeatRow,
    NumberStyle,
    Place,
    Row,
    Table,
    Thresholds,
    group_tiles,
)

from .words import UNKNOWN, listed, number, short_name

Facts = Mapping[str, Any]
SHARE = NumberStyle(suffix="%")
TOGETHER = Thresholds((25, 50, 75, 95))
WIDEST = 20  # a matrix of more municipalities does not fit the page


@dataclass(frozen=True)
class Network:
    """Answers about the groups of one snapshot."""

    data: Facts

    @property
    def claimed(self) -> Sequence[Facts]:
        """Criteria that the application or somebody asked names."""
        return list(self.data["claimed"])

    @property
    def measured(self) -> Sequence[Facts]:
        """Criteria of which something is known, municipality by municipality."""
        return [one for one in self.data["measured"] if one["known"]]

    @property
    def unmeasured(self) -> str:
        """Names of the criteria of which nothing is known."""
        return listed([one["label"] for one in self.data["measured"] if not one["known"]])

    @property
    def published(self) -> Facts | None:
        """The newest division that was published."""
        found: Facts | None = self.data["published"]
        return found

    @property
    def others(self) -> Sequence[Facts]:
        """Proposals that were brought to the workshop, without the one that was published."""
        known = self.published
        return [one for one in self.data["proposals"] if one != known]

    @property
    def groups(self) -> Sequence[Facts]:
        """Groups of the published division."""
        return list(self.published["groups"]) if self.published else []

    @property
    def run(self) -> Facts | None:
        """What was computed of the published division."""
        found: Facts | None = self.published["run"] if self.published else None
        return found

    @property
    def counted(self) -> Sequence[tuple[str, float]]:
        """Criteria that decided, and their share in per cent, the heaviest first."""
        return counted(self.published) if self.published else []

    @property
    def not_counted(self) -> str:
        """Names of the application's criteria that did not."""
        weights = self.published["weights"] if self.published else []
        return listed([label for _code, label, share in weights if share is None])

    @property
    def is_invented(self) -> bool:
        """Whether the published division is an invented example."""
        return bool(self.published and self.published["invented"])

    @property
    def has_ties(self) -> bool:
        """Whether it was computed what binds the groups."""
        return any(group["told"] for group in self.groups)

    def weight_of(self, code: str) -> float | None:
        """The share of a criterion in the published division."""
        weights = self.published["weights"] if self.published else []
        found: dict[str, float | None] = {known: share for known, _label, share in weights}
        return found.get(code)


def counted(division: Facts) -> list[tuple[str, float]]:
    """Criteria that decided a division, and their share in per cent, the heaviest first."""
    return [(label, share) for _code, label, share in division["weights"] if share is not None]


def exhibits_of(
    network: Network, places: Mapping[str, Facts], mark: str
) -> dict[str, Exhibit | None]:
    """Every figure of the note; None where there is nothing to show. places: municipalities by number."""
    invented = mark if network.is_invented else ""
    return {
        "weights": weights_figure(network, invented),
        "groups": groups_map(network, places, invented),
        "together": together_matrix(network, invented),
    }


def weights_figure(network: Network, invented: str) -> BarFigure | None:
    """How much each criterion decides."""
    if not network.counted:
        return None
    label, share = network.counted[0]
    return BarFigure(
        key="weights",
        heading=_("%(criterion)s decides most, with %(share)s %% of the weight")
        % {"criterion": label, "share": number(share)},
        description=", ".join(f"{name} {number(value)} %" for name, value in network.counted),
        unit=_("Share of the weight in per cent. The shares add up to 100."),
        source=_("the published division."),
        unknown=pgettext("value", "unknown"),
        invented=invented,
        bars=tuple(Bar(name, value) for name, value in network.counted),
        label_title=_("Criterion"),
        value_title=_("Weight"),
        number=SHARE,
    )


def groups_map(
    network: Network, places: Mapping[str, Facts], invented: str
) -> GroupMapFigure | None:
    """Who is with whom, on the tile map."""
    placed = [
        (group["letter"], [p for key in group["municipalities"] if (p := _place(places.get(key)))])
        for group in network.groups
    ]
    tiles = group_tiles(placed)
    if not tiles:
        return None
    names = [(name_of(group), listed(group["municipality_names"])) for group in network.groups]
    return GroupMapFigure(
        key="groups",
        heading=sizes_words(network.groups),
        description="; ".join(f"{name}: {members}" for name, members in names) + ".",
        unit=_("One tile a municipality; the letter is the group."),
        source=_("the published division."),
        unknown=_("no group"),
        invented=invented,
        tiles=tiles,
        step_words=tuple(name for name, _members in names),
        place_title=_("Municipality"),
        value_title=_("Group"),
    )


def _place(row: Facts | None) -> Place | None:
    if row is None or row["column"] is None or row["row"] is None:
        return None
    return Place(row["name"], short_name(row["name"]), row["column"], row["row"])


def name_of(group: Facts) -> str:
    """ "A: Langs fjorden", or "Gruppe A" before it has a name."""
    letter, name = group["letter"], group["name"]
    return f"{letter}: {name}" if name else _("Group %(letter)s") % {"letter": letter}


def sizes_words(groups: Sequence[Facts]) -> str:
    """ "4 groups of 3 to 6 municipalities"."""
    sizes = sorted(len(group["municipalities"]) for group in groups)
    count = len(groups)
    if sizes[0] == sizes[-1]:
        words = ngettext(
            "%(count)d group of %(size)d municipalities",
            "%(count)d groups of %(size)d municipalities each",
            count,
        )
        return words % {"count": count, "size": sizes[0]}
    return _("%(count)d groups of %(smallest)d to %(largest)d municipalities") % {
        "count": count,
        "smallest": sizes[0],
        "largest": sizes[-1],
    }


def together_matrix(network: Network, invented: str) -> HeatMatrix | None:
    """How often each pair is together when the weights are doubted; none for more than fits a page."""
    rows = network.run["together"] if network.run else []
    if not rows or len(rows) > WIDEST:
        return None
    assert network.run is not None
    return HeatMatrix(
        key="together",
        heading=network.run["steady"],
        description=_("Per cent of the draws in which two municipalities are in the same group."),
        unit=_(
            "Per cent of the draws in which two municipalities are together, in the order of the "
            "groups. Empty: never."
        ),
        source=_("weights drawn anew around those chosen."),
        unknown=pgettext("of a pair", "never, or itself"),
        unknown_mark=" ",
        invented=invented,
        columns=tuple(short_name(name) for name, _cells in rows),
        rows=tuple(HeatRow(name, tuple(_share(text) for text in cells)) for name, cells in rows),
        thresholds=TOGETHER,
        row_title=_("Municipality"),
        row_totals=False,
    )


def _share(text: str) -> HeatCell:
    return HeatCell(float(text) if text else None)


def claimed_table(network: Network) -> Table:
    """Each criterion that was named, what speaks for it, and what it weighs."""
    columns = (
        Column(_("Criterion")),
        Column(_("Passages that support it"), True),
        Column(_("Interviews that want it"), True),
        Column(_("Weight in the published division"), True),
    )
    supported = sum(one["supports"] > 0 for one in network.claimed)
    heading = ngettext(
        "%(count)d criterion is named, %(supported)d with passages behind it",
        "%(count)d criteria are named, %(supported)d with passages behind them",
        len(network.claimed),
    ) % {"count": len(network.claimed), "supported": supported}
    return Table(heading, columns, tuple(_claimed(network, one) for one in network.claimed))


def _claimed(network: Network, one: Facts) -> Row:
    weight = network.weight_of(one["code"])
    cells = (
        Cell(number(one["supports"]), numeric=True),
        Cell(number(one["wished"]), numeric=True),
        Cell(f"{number(weight)} %" if weight is not None else UNKNOWN, numeric=True),
    )
    return Row(Cell(one["label"]), cells)


def measured_table(network: Network) -> Table:
    """Each criterion that can be counted: what it is, how it is compared, of whom it is not known."""
    columns = (
        Column(_("Criterion")),
        Column(_("What is compared")),
        Column(_("How, and from where")),
        Column(_("Known for"), True),
    )
    complete = sum(not one["missing"] for one in network.measured)
    heading = _("%(complete)d of %(count)d criteria are known for every municipality") % {
        "complete": complete,
        "count": len(network.measured),
    }
    rows = (
        Row(
            Cell(one["label"]),
            (
                Cell(one["definition"]),
                Cell(f"{one['scale'][:1].upper()}{one['scale'][1:]}. {one['source']}"),
                Cell(_("%(known)d of %(count)d") % one, numeric=True),
            ),
        )
        for one in network.measured
    )
    return Table(heading, columns, tuple(rows))


def ties_table(network: Network) -> Table:
    """How tight each group is by each criterion that decided."""
    told = [(group, group["told"]) for group in network.groups if group["told"]]
    labels = [label for label, _ratio, _loose in told[0][1]["ties"]]
    columns = (
        Column(_("Group")),
        *(Column(label, numeric=True) for label in labels),
        Column(_("Stands when the weights are shaken")),
    )
    loose = sum(any(is_loose for *_rest, is_loose in one["ties"]) for _group, one in told)
    heading = ngettext(
        "%(loose)d of %(count)d group is loose on something that counts",
        "%(loose)d of %(count)d groups are loose on something that counts",
        len(told),
    ) % {"loose": loose, "count": len(told)}
    rows = (
        Row(
            Cell(name_of(group)),
            (
                *(
                    Cell(_tie(ratio, is_loose), numeric=True)
                    for _label, ratio, is_loose in one["ties"]
                ),
                Cell(one["stability"] or UNKNOWN),
            ),
        )
        for group, one in told
    )
    return Table(heading, columns, tuple(rows))


def _tie(ratio: str, is_loose: bool) -> str:
    return _("%(ratio)s, loose") % {"ratio": ratio} if is_loose else ratio


def near_table(run: Facts) -> Table:
    """Divisions nearly as good: what differs, and what it costs."""
    columns = (Column(_("What is otherwise")), Column(_("Dearer by"), True))
    others = run["near"][1:]
    heading = ngettext(
        "%(count)d other division is within %(percent)d per cent",
        "%(count)d other divisions are within %(percent)d per cent",
        len(others),
    ) % {"count": len(others), "percent": run["near_percent"]}
    rows = (
        Row(Cell(words), (Cell(f"{number(dearer, 1)} %", numeric=True),))
        for words, dearer in others
    )
    return Table(heading, columns, tuple(rows))


def beside_table(run: Facts) -> Table:
    """Numbers of groups side by side."""
    columns = (
        Column(_("Groups")),
        Column(_("Mean distance to one's own group"), True),
        Column(_("Silhouette"), True),
        Column(_("Identical when the weights are shaken"), True),
    )
    best = min(run["beside"], key=lambda row: row[1])[0]
    heading = _("The mean distance is least with %(count)d groups; no figure alone decides") % {
        "count": best
    }
    rows = (
        Row(
            Cell(f"{groups} ({_('published')})" if is_this else str(groups)),
            (
                Cell(number(objective, 3), numeric=True),
                Cell(number(silhouette, 2), numeric=True),
                Cell(f"{number(identical)} %" if identical is not None else UNKNOWN, numeric=True),
            ),
        )
        for groups, objective, silhouette, identical, is_this in run["beside"]
    )
    return Table(heading, columns, tuple(rows))


def moves_table(division: Facts) -> Table:
    """What people changed after the machine, with the price and the reason."""
    columns = (
        Column(_("Municipality")),
        Column(pgettext("of a municipality", "Moved")),
        Column(_("Dearer by"), True),
        Column(_("Reason")),
    )
    count = len(division["moves"])
    heading = ngettext(
        "%(count)d municipality was moved by hand",
        "%(count)d municipalities were moved by hand",
        count,
    ) % {"count": count}
    rows = (
        Row(
            Cell(one["municipality"]),
            (
                Cell(_("from %(from)s to %(to)s") % one),
                Cell(f"{number(one['percent'], 1)} %", numeric=True),
                Cell(one["reason"]),
            ),
        )
        for one in division["moves"]
    )
    return Table(heading, columns, tuple(rows))
