"""What assessors and deciders see: scores with their reasons, disagreement, the order and its footing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures import DotFigure, DotRow, DotWords, Estimate
from forkommune.figures.numbers import format_number
from pilots.assessment.ordering import Spread, Total, places, spread, steadiness, total
from pilots.models import Assessment, CriteriaVersion, Criterion, Pilot
from pilots.register.ways import PROPOSED

ASSESS = "pilots.add_assessment"
FEWEST_TO_ORDER = 2


@dataclass(frozen=True)
class Said:
    """One assessor's score and reason. before: the score of the assessment that this one is in place
    of, in words; empty where it is the first, or says the same."""

    who: str
    score: int | None
    reason: str
    before: str = ""


@dataclass(frozen=True)
class Changed:
    """An assessment that was handed in in place of an earlier one: whose, when and why."""

    who: str
    at: datetime
    because: str


@dataclass(frozen=True)
class CriterionLine:
    """A criterion with what was said of it. spread: None where nobody gave a score."""

    criterion: Criterion
    weight: int
    spread: Spread | None
    said: Sequence[Said] = ()

    @property
    def notice(self) -> str:
        """Disagreement, or what is missing, in words; empty where there is neither."""
        if self.spread is None:
            return _("No score")
        if self.spread.is_apart:
            return _("They disagree: %(low)d to %(high)d") % {
                "low": self.spread.lowest,
                "high": self.spread.highest,
            }
        return ""


@dataclass(frozen=True)
class Assessed:
    """A pilot with all that its reader may see of its assessments.

    is_open: whether it can still be assessed. may_see: whether the others' are shown. handed_in: how
    many there are, which everybody may know who assesses. own: the reader's last one. standing: the
    reader's that counts. changed: those that are in place of an earlier one.
    """

    pilot: Pilot
    is_open: bool
    may_see: bool
    handed_in: int
    own: Assessment | None
    standing: Assessment | None = None
    lines: Sequence[CriterionLine] = ()
    total: Total | None = None
    changed: Sequence[Changed] = ()

    @property
    def means(self) -> dict[Any, float]:
        """By criterion, those that have scores."""
        return {one.criterion.pk: one.spread.mean for one in self.lines if one.spread}

    @property
    def total_words(self) -> str:
        """3,4 of 5; or between which ends, where scores are missing."""
        if self.total is None or not self.may_see:
            return ""
        if self.total.value is not None:
            return _("%s of 5") % format_number(self.total.value, 1)
        return _("between %(low)s and %(high)s of 5") % {
            "low": format_number(self.total.low, 1),
            "high": format_number(self.total.high, 1),
        }

    @property
    def missing(self) -> list[str]:
        """Names of the criteria that nobody gave a score."""
        absent = set(self.total.missing) if self.total else set()
        return [str(one.criterion) for one in self.lines if one.criterion.pk in absent]

    @property
    def apart(self) -> list[str]:
        """Names of the criteria on which they disagree."""
        return [str(one.criterion) for one in self.lines if one.spread and one.spread.is_apart]


@dataclass(frozen=True)
class Ranked:
    """A pilot in the order. place: with the weights that hold; other: with the ones that are tried."""

    assessed: Assessed
    place: int
    other: int
    usual: int
    best: int
    worst: int
    among: int

    @property
    def moved(self) -> str:
        """How it moves under the weights that are tried, in words; empty where it stays."""
        if self.other == self.place:
            return ""
        up = self.other < self.place
        words = _("up %d") if up else _("down %d")
        return words % abs(self.other - self.place)


@dataclass(frozen=True)
class Order:
    """Complete pilots in their order; the others by what they lack."""

    ranked: Sequence[Ranked]
    incomplete: Sequence[Assessed]
    hidden: Sequence[Assessed]
    figure: DotFigure | None = None


def in_force() -> CriteriaVersion | None:
    """The version of the criteria that holds now, with its weights; two queries."""
    return CriteriaVersion.objects.with_weights().first()


def assessed_pilots(
    pilots: Sequence[Pilot], user: User | AnonymousUser, version: CriteriaVersion | None
) -> list[Assessed]:
    """Pilots with their assessments as the user may see them; three queries whatever their number."""
    visible: defaultdict[int, list[Assessment]] = defaultdict(list)
    rows = Assessment.objects.visible_to(user).filter(pilot__in=pilots).with_scores()
    for row in rows:
        visible[row.pilot_id].append(row)
    counts = Assessment.objects.counts_of(pilots)
    return [_assessed(pilot, visible[pilot.pk], counts.get(pilot.pk, 0), user, version)
            for pilot in pilots]  # fmt: skip


def _assessed(
    pilot: Pilot,
    rows: Sequence[Assessment],
    count: int,
    user: User | AnonymousUser,
    version: CriteriaVersion | None,
) -> Assessed:
    mine = [one for one in rows if one.by_id == user.pk]
    own = max(mine, key=lambda one: one.pk, default=None)
    handed_in = [one for one in rows if one.handed_in_at]
    replaced = {one.replaces_id for one in handed_in}
    counting = [one for one in handed_in if one.pk not in replaced]
    standing = next((one for one in counting if one.by_id == user.pk), None)
    is_open = pilot.phase.code == PROPOSED
    may_see = not is_open or standing is not None
    if not may_see or version is None:
        return Assessed(pilot, is_open, may_see, count, own, standing)
    earlier = {one.pk: one for one in handed_in}
    lines = _lines(counting, earlier, version)
    means = {one.criterion.pk: one.spread.mean if one.spread else None for one in lines}
    weights = {one.criterion.pk: float(one.weight) for one in lines}
    changed = [
        Changed(_who(one), one.handed_in_at, one.changed_because)
        for one in counting
        if one.replaces_id and one.handed_in_at
    ]
    found = total(means, weights)
    return Assessed(pilot, is_open, may_see, count, own, standing, lines, found, changed)


def _who(row: Assessment) -> str:
    return str(row.by) if row.by else _("Somebody who has left")


def _lines(
    rows: Sequence[Assessment], earlier: Mapping[int, Assessment], version: CriteriaVersion
) -> list[CriterionLine]:
    said: defaultdict[int, list[Said]] = defaultdict(list)
    for row in rows:
        last = earlier.get(row.replaces_id or 0)
        before = {one.criterion_id: one.score for one in last.scores.all()} if last else {}
        for one in row.scores.all():
            words = _before(before, one.criterion_id, one.score)
            said[one.criterion_id].append(Said(_who(row), one.score, one.reason, words))
    return [
        CriterionLine(
            one.criterion,
            one.weight,
            spread([s.score for s in said[one.criterion_id] if s.score is not None]),
            said[one.criterion_id],
        )
        for one in version.weights.all()
    ]


def _before(scores: Mapping[int, int | None], criterion: int, now: int | None) -> str:
    """What stood before, where it was another score."""
    if criterion not in scores or scores[criterion] == now:
        return ""
    score = scores[criterion]
    return _("was %d") % score if score else _("could not be assessed before")


def order_of(
    assessed: Sequence[Assessed],
    version: CriteriaVersion,
    tried: Mapping[int, int] | None = None,
) -> Order:
    """The order under the weights that hold and, where given, under others.

    Only pilots with a score on every criterion are ordered: nothing stands in for a missing one.
    """
    shown = [one for one in assessed if one.may_see and one.handed_in]
    whole = [one for one in shown if one.total and one.total.value is not None]
    incomplete = [one for one in shown if one not in whole]
    hidden = [one for one in assessed if not one.may_see]
    weights: dict[int, float] = {
        one.criterion_id: float(one.weight) for one in version.weights.all()
    }
    other: dict[int, float] = {key: float(value) for key, value in (tried or weights).items()}
    if not whole:
        return Order([], incomplete, hidden)
    by_key = {one.pilot.pk: one for one in whole}
    means = {key: one.means for key, one in by_key.items()}
    now = places({key: total(row, weights).low for key, row in means.items()})
    then = places({key: total(row, other).low for key, row in means.items()})
    found = steadiness(means, other)
    ranked = [
        Ranked(by_key[one.key], now[one.key], then[one.key], one.usual, one.best, one.worst,
               round(100 * one.among))
        for one in found
    ]  # fmt: skip
    figure = _figure(ranked) if len(ranked) >= FEWEST_TO_ORDER else None
    return Order(ranked, incomplete, hidden, figure)


def _figure(ranked: Sequence[Ranked]) -> DotFigure:
    steady = [one for one in ranked if one.best == one.worst]
    heading = (
        _("%(steady)d of %(all)d keep their place whatever the weights near these")
        % {"steady": len(steady), "all": len(ranked)}
        if steady
        else _("The order hangs on the weights")
    )
    rows = tuple(
        DotRow(
            str(one.assessed.pilot),
            Estimate(
                float(one.usual), float(min(one.best, one.usual)), float(max(one.worst, one.usual))
            ),
            _("among the three first in %d %%") % one.among,
        )
        for one in ranked
    )
    return DotFigure(
        key="rekkefolge",
        heading=heading,
        description=_("Place 1 is first. Dot: the commonest place. Line: nine of ten weightings."),
        unit=_("Place, of 1 000 weightings near these. Dot: the commonest. Line: 90 per cent."),
        source=_("assessments of the pilots"),
        unknown=_("not known"),
        invented=_("Invented example") if any(o.assessed.pilot.is_invented for o in ranked) else "",
        rows=rows,
        words=DotWords(
            row=_("Pilot project"),
            value=_("Commonest place"),
            low=_("Best"),
            high=_("Worst"),
            until=_("to"),
        ),
        reference=None,
    )
