"""What is told of a computed division: in words first, with the numbers behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forkommune.figures import palette
from forkommune.figures.numbers import format_number
from municipalities.register.models import Municipality

from .casing import case_of, criteria_of, rules_of
from .criteria_page import criterion_row
from .dividing.account import LARGEST_DRAWN, LIMIT
from .dividing.explaining import BOUND, Hindrance
from .dividing.stability import Verdict
from .models import Division, NetworkGroup
from .run_rows import (
    BesideRow,
    Card,
    Cell,
    CriterionRow,
    MatrixRow,
    NearMap,
    RunPage,
    SmallTile,
    TieRow,
)
from .telling import in_a_row, rule_in_words

HINDRANCES = {
    Hindrance.TOO_FEW: gettext_lazy("Nobody can be moved: the group would be too small."),
    Hindrance.TOO_MANY: gettext_lazy("Nobody can be moved: the other groups are full."),
    Hindrance.RULE: gettext_lazy("Nobody can be moved: the rules forbid it."),
}
VERDICTS = {
    Verdict.VERY: gettext_lazy("very stable"),
    Verdict.STABLE: gettext_lazy("stable"),
    Verdict.DOUBTFUL: gettext_lazy("doubtful who belongs"),
    Verdict.LOOSE: gettext_lazy("not to be trusted"),
    Verdict.DISSOLVED: gettext_lazy("falls apart"),
}
ELSEWHERE = 0.06  # up to this price a municipality could as well be in another group
STEADY = 0.9  # with its group in fewer of the draws, a municipality does not stay
MOST_UNSURE = 6
SHOWN = 0.005  # shares below this leave their cell empty


def run_page(division: Division, groups: list[NetworkGroup]) -> RunPage | None:
    """What is told; None for a division that nobody computed, or before the worker has."""
    result = division.result
    if not result or not division.inputs or not numbers_stand(division, groups):
        return None
    telling = _Telling(division, groups)
    return RunPage(
        heading=telling.heading(),
        cards=[telling.card(number) for number in range(len(groups))],
        near=telling.near(),
        near_more=result["near_more"],
        near_percent=round(100 * division.inputs.get("limit", LIMIT)),
        beside=telling.beside(),
        matrix=telling.matrix(),
        columns=[telling.name(key) for key in telling.in_order],
        unsure=telling.unsure(),
        steady=telling.steady(),
        distances=telling.distances(),
        without=telling.without(),
        criteria=telling.criteria(),
        doubtful=[f"{telling.name(a)} – {telling.name(b)}" for a, b in result["doubtful"]],
        rules=telling.rules(),
        lawful=result["lawful"],
        silhouette=result["silhouette"],
        seed=division.inputs["seed"],
        is_whole="stability" in result,
        keeps=result["keeps"],
        count=len(telling.in_order),
        lists_near=result["near"] is not None,
        is_drawn=bool(result.get("stability")),
    )


def numbers_stand(division: Division, groups: list[NetworkGroup]) -> bool:
    """Whether the municipalities still have the numbers that the division was computed with."""
    now = {m.number for group in groups for m in group.members.all()}
    return now == set(division.inputs.get("numbers", ()))


class _Telling:
    """One division's stored numbers, and the names that they are told with."""

    def __init__(self, division: Division, groups: list[NetworkGroup]) -> None:
        self.division, self.result, self.groups = division, division.result, groups
        self.members = [list(group.members.all()) for group in groups]
        everybody: dict[str, Municipality] = {m.number: m for g in self.members for m in g}
        self.everybody = everybody
        self.in_order = [m.number for group in self.members for m in group]
        self.letter = {m.number: n for n, group in enumerate(self.members) for m in group}
        self.labels = {one["code"]: one["label"] for one in division.inputs["criteria"]}

    def name(self, key: str) -> str:
        """What a municipality is called."""
        return self.everybody[key].name if key in self.everybody else key

    def heading(self) -> str:
        """How many groups are tight on all that counts."""
        tight = sum(all(t["binds"] for t in told["ties"]) for told in self.result["groups"])
        return ngettext(
            "%(tight)d of %(count)d group is tight on all that counts",
            "%(tight)d of %(count)d groups are tight on all that counts",
            len(self.groups),
        ) % {"tight": tight, "count": len(self.groups)}

    def card(self, number: int) -> Card:
        """What binds one group."""
        told = self.result["groups"][number]
        return Card(
            ties=[self._tie(one) for one in told["ties"]],
            words=self._bound(told["ties"]),
            elsewhere=self._elsewhere(number),
            known="" if told["known"] is None or told["known"] > 0.999 else _percent(told["known"]),
            stability=self._stability(number),
        )

    def _tie(self, told: Mapping[str, Any]) -> TieRow:
        ratio, looser = told["ratio"], told["looser"]
        return TieRow(
            label=self.short(told["code"]),
            ratio=_("not known") if ratio is None else format_number(ratio, 2),
            width=0 if ratio is None else round(100 * min(ratio, 1.0), 1),
            is_loose=ratio is not None and ratio > BOUND,
            looser="" if looser is None else f"{format_number(looser, 1)} %",
        )

    def short(self, code: str) -> str:
        """A criterion without what stands in brackets."""
        return str(self.labels.get(code, code)).split(" (")[0]

    def _bound(self, told: list[Mapping[str, Any]]) -> str:
        binds = [self.short(one["code"]).lower() for one in told if one["binds"]]
        mixed = [self.short(one["code"]).lower() for one in told if one["mixed"]]
        if len(binds) == len(told) > 1:
            return _("Bound by all that counts.")
        said = (
            _("Bound by %s.") % in_a_row(binds) if binds else _("Bound by nothing in particular.")
        )
        if not mixed:
            return said
        return " ".join([said, _("As mixed as any on %s.") % in_a_row(mixed)])

    def _elsewhere(self, number: int) -> str:
        told = [
            (key, self.result["members"][m.number])
            for m in self.members[number]
            for key in [m.name]
        ]
        able = sorted(
            (one["price"], name, one["move_to"]) for name, one in told if one["price"] is not None
        )
        if not able:
            reasons = {one["hindrance"] for _name, one in told}
            reason = (
                Hindrance(sorted(one for one in reasons if one)[0])
                if any(reasons)
                else Hindrance.RULE
            )
            return str(HINDRANCES[reason])
        near = [one for one in able if one[0] <= ELSEWHERE]
        if not near:
            price, name, to = able[0]
            return _("All lie best here. Nearest to another: %(name)s, to %(to)s (%(price)s).") % {
                "name": name,
                "to": self.groups[to].letter,
                "price": _signed(price),
            }
        said = [
            _("%(name)s in %(to)s (%(price)s)")
            % {"name": name, "to": self.groups[to].letter, "price": _signed(price)}
            for price, name, to in near
        ]
        return _("Could as well be elsewhere: %s.") % in_a_row(said)

    def _stability(self, number: int) -> str:
        drawn = self.result.get("stability")
        if not drawn:
            return ""
        return f"{format_number(drawn['jaccard'][number], 2)}, {VERDICTS[Verdict(drawn['verdicts'][number])]}"

    def near(self) -> list[NearMap]:
        """Divisions within the limit, this one first."""
        return [self._near_map(n, one) for n, one in enumerate(self.result["near"] or [])]

    def _near_map(self, number: int, told: Mapping[str, Any]) -> NearMap:
        place = {key: n for n, group in enumerate(told["groups"]) for key in group}
        moved = [key for key in self.in_order if place.get(key) != self.letter[key]]
        said = [
            _("%(name)s in %(to)s") % {"name": self.name(key), "to": self.groups[place[key]].letter}
            for key in moved
            if key in place
        ]
        tiles = []
        for key, one in self.everybody.items():
            if one.tile_column is not None and one.tile_row is not None and key in place:
                group = place[key]
                look = group % len(palette.GROUP_FILLS)
                tiles.append(
                    SmallTile(
                        one.tile_column * 40,
                        one.tile_row * 32,
                        self.groups[group].letter,
                        look,
                        key in moved,
                    )
                )
        return NearMap(
            number=number,
            words=in_a_row(said) or _("As on the map"),
            objective=told["objective"],
            dearer=100 * told["dearer"],
            tiles=tiles,
            width=max((tile.x for tile in tiles), default=0) + 38,
            height=max((tile.y for tile in tiles), default=0) + 30,
        )

    def beside(self) -> list[BesideRow]:
        """Numbers of groups side by side; no figure alone decides."""
        return [
            BesideRow(
                one["groups"],
                one["objective"],
                one["silhouette"],
                None if one["identical"] is None else 100 * one["identical"],
                one["groups"] == len(self.groups),
            )
            for one in self.result.get("beside", [])
        ]

    def matrix(self) -> list[MatrixRow]:
        """Pairs in the order of the groups, in per cent of the draws."""
        drawn = self.result.get("stability")
        if not drawn:
            return []
        row = {key: n for n, key in enumerate(self.division.inputs["numbers"])}
        return [
            MatrixRow(
                self.name(mine),
                [
                    self._cell(drawn["together"][row[mine]][row[other]], mine, other)
                    for other in self.in_order
                ],
            )
            for mine in self.in_order
        ]

    def _cell(self, share: float, mine: str, other: str) -> Cell:
        framed = self.letter[mine] == self.letter[other]
        if mine == other or share < SHOWN:
            return Cell("", 0, framed)
        return Cell(format_number(100 * share), 1 + min(3, int(share * 4)), framed)

    def steady(self) -> str:
        """Who stays and who does not when the weights are shaken, as a heading; "" before it is known."""
        drawn = self.result.get("stability")
        if not drawn:
            return ""
        row = {key: n for n, key in enumerate(self.division.inputs["numbers"])}
        loose = []
        for group in self.members:
            for one in group:
                shares = [
                    drawn["together"][row[one.number]][row[mate.number]]
                    for mate in group
                    if mate is not one
                ]
                if shares and sum(shares) / len(shares) < STEADY:
                    loose.append(one.name)
        if not loose:
            return _("All stay where they are when the weights are shaken")
        if len(loose) <= max(2, len(self.in_order) // 4):
            return _("All stay where they are but %s") % in_a_row(loose)
        return _("%(loose)d of %(count)d municipalities may end up elsewhere") % {
            "loose": len(loose),
            "count": len(self.in_order),
        }

    def distances(self) -> list[MatrixRow]:
        """The joined distances of all pairs, in the order of the groups; none for many."""
        if len(self.in_order) > LARGEST_DRAWN:
            return []
        row = {key: n for n, key in enumerate(self.division.inputs["numbers"])}
        joined = case_of(self.division).weighed().distances
        return [
            MatrixRow(
                self.name(mine),
                [self._far(float(joined[row[mine], row[one]]), mine, one) for one in self.in_order],
            )
            for mine in self.in_order
        ]

    def _far(self, distance: float, mine: str, other: str) -> Cell:
        framed = self.letter[mine] == self.letter[other]
        if mine == other:
            return Cell("", 0, framed)
        return Cell(format_number(distance, 2), 4 - min(4, int(distance * 5)), framed)

    def unsure(self) -> list[str]:
        """Pairs that are neither together nor apart for sure, for a narrow screen."""
        drawn = self.result.get("stability")
        if not drawn:
            return []
        row = {key: n for n, key in enumerate(self.division.inputs["numbers"])}
        found = []
        for n, mine in enumerate(self.in_order):
            for other in self.in_order[n + 1 :]:
                share = drawn["together"][row[mine]][row[other]]
                if 0.05 <= share <= 0.95:
                    found.append(
                        (-share, f"{self.name(mine)} – {self.name(other)}: {_percent(share)}")
                    )
        return [words for _share, words in sorted(found)[:MOST_UNSURE]]

    def without(self) -> list[tuple[bool, str]]:
        """What changes when a criterion falls out; whether nothing does, and words."""
        told = []
        for one in self.result.get("without", []):
            label = self.short(one["code"])
            if one["groups"] is None:
                told.append((False, _("Without %s nothing that counts is left.") % label.lower()))
                continue
            changed = sum(not same for same in one["unchanged"])
            if not changed:
                told.append((True, _("Without %s: exactly the same division.") % label.lower()))
                continue
            words = _("Without %(label)s: %(changed)d of %(count)d groups change.")
            told.append(
                (
                    False,
                    words % {"label": label.lower(), "changed": changed, "count": len(self.groups)},
                )
            )
        return told

    def criteria(self) -> list[CriterionRow]:
        """The criteria as they were measured, the heaviest first."""
        spans = {one["code"]: one["span"] for one in self.division.inputs["criteria"]}
        names = [self.name(key) for key in self.division.inputs["numbers"]]
        rows = [
            criterion_row(one, spans[one.code], names) for one in criteria_of(self.division.inputs)
        ]
        return sorted(rows, key=lambda row: -float(self.division.weights.get(row.values.code, 0)))

    def rules(self) -> list[tuple[str, float | None]]:
        """The rules, and what each costs in per cent of J."""
        names = {key: self.name(key) for key in self.everybody}
        rules = rules_of(self.division.rules)
        prices = self.result.get("rules") or [None] * len(rules)
        return [
            (rule_in_words(rule, names), None if price is None else 100 * price)
            for rule, price in zip(rules, prices, strict=False)
        ]


def _percent(share: float) -> str:
    return f"{format_number(100 * share)} %"


def _signed(share: float) -> str:
    return f"{format_number(100 * share, 1, signed=True)} %"
