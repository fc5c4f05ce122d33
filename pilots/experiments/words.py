"""What is said of a result: the verdict, why the rule says so, how it was worked out, what to mind."""

from __future__ import annotations

import math
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures.numbers import format_number
from forkommune.ui.dates import long_date
from pilots.effects.conclusion import Conclusion, Reason, Verdict
from pilots.effects.estimates import Estimate
from pilots.effects.lacking import Lack
from pilots.effects.told import Judged
from pilots.experiments.results import Result, Source
from pilots.models import FieldExperiment, Indicator
from pilots.numbers import typed

MOST_DECIMALS = 6
CHANCE, LEAST_CHANCE = 0.05, 0.001
LACKS: dict[Lack, str | Promise] = {
    Lack.ANYTHING: gettext_lazy("Nothing has been measured."),
    Lack.BEFORE: gettext_lazy("The target group was not measured before."),
    Lack.AFTER: gettext_lazy("The target group is not measured after yet."),
    Lack.BOTH_TIMES: gettext_lazy("Nobody in the target group was measured both times."),
    Lack.ONE_UNIT: gettext_lazy("Only one in the target group was measured; how much they vary is not known."),
    Lack.COMPARISON: gettext_lazy("The comparison group of the plan was not measured."),
    Lack.COMPARISON_BEFORE: gettext_lazy("The comparison group was not measured before."),
    Lack.COMPARISON_AFTER: gettext_lazy("The comparison group is not measured after yet."),
    Lack.COMPARISON_BOTH_TIMES: gettext_lazy("Nobody in the comparison group was measured both times."),
    Lack.COMPARISON_ONE_UNIT: gettext_lazy("Only one in the comparison group was measured; how much they vary is not known."),
    Lack.INTERVAL: gettext_lazy("A reported mean has no interval, so nobody knows how sure it is."),
    Lack.CLUSTERS: gettext_lazy("A group consists of one alone of what is drawn in together; how much those vary is not known."),
}  # fmt: skip


def verdict_words(conclusion: Conclusion) -> str:
    """Effect, no effect found, or cannot be decided."""
    match conclusion.verdict:
        case Verdict.EFFECT:
            is_better = conclusion.is_better
            return _("Effect") if is_better else _("Effect for the worse")
        case Verdict.NO_EFFECT:
            return _("No effect shown")
        case _other:
            return _("Cannot be decided")


def judged_of(result: Result, experiment: FieldExperiment, *, is_few: bool = False) -> Judged:
    """A result with the inputs that the rule was given."""
    indicator = result.indicator
    return Judged(
        code=indicator.code or str(indicator.pk),
        name=indicator.name,
        unit=unit_of_change(indicator),
        source=result.source.value,
        change=result.change,
        has_before=experiment.has_before,
        is_compared=experiment.is_compared,
        lower_is_better=indicator.lower_is_better,
        smallest=None if indicator.smallest is None else float(indicator.smallest),
        conclusion=result.conclusion,
        is_few=is_few,
        lack=result.lack,
        is_drawn=experiment.is_drawn,
    )


def reasons_of(judged: Judged) -> list[str]:
    """Why the rule says what it says, in words."""
    said = {
        Reason.NOTHING_BEFORE: _("Nothing was measured before, so nothing is called an effect."),
        Reason.NOT_MEASURED: str(LACKS[judged.lack])
        if judged.lack
        else _("Not measured, or measured of too few for an interval."),
        Reason.NO_SPREAD: _(
            "All changed by exactly the same, so nothing tells how sure the change is. Look through "
            "whether the values are measured or filled in."
        ),
        Reason.WITHIN_SMALLEST: _(
            "The whole interval lies within %(smallest)s: too small to matter."
        ),
        Reason.BEYOND_SMALLEST: _("The whole interval lies beyond the limit of %(smallest)s."),
        Reason.BEYOND_ZERO: _(
            "The interval holds no zero; nobody said before what change matters."
        ),
        Reason.PERHAPS_TOO_SMALL: _(
            "Something changed, but it may be less than the %(smallest)s that matter."
        ),
        Reason.TOO_WIDE: _(
            "The interval holds both no change and one that matters. That is not the same as no effect."
        ),
    }[judged.conclusion.reason]
    reasons = [said % {"smallest": _smallest(judged)} if "%" in said else said]
    is_told = judged.conclusion.verdict is not Verdict.UNDECIDED
    if is_told and judged.is_drawn and not judged.has_before:
        reasons.append(
            _("Lots decided who is in which group, so that it need not be measured before.")
        )
    if is_told and not judged.conclusion.others_ruled_out:
        reasons.append(_("Other causes cannot be ruled out: nobody was compared with."))
    return reasons


def reasons_of_result(result: Result, experiment: FieldExperiment) -> list[str]:
    """The same of a result as its reader may see it."""
    if result.is_few:
        return [_("Fewer than five stand behind one of the numbers, so none of them is shown.")]
    return reasons_of(judged_of(result, experiment))


def _smallest(judged: Judged) -> str:
    """3 percentage points, 0,2 points."""
    if judged.smallest is None:
        return ""
    return f"{typed(Decimal(str(judged.smallest)))} {judged.unit}"


def method_of(result: Result, experiment: FieldExperiment) -> str:
    """How the numbers were worked out, in a sentence."""
    match result.source:
        case Source.OWN:
            return _("Analysed by a researcher in another program.")
        case Source.MEANS:
            return _("Worked out of reported means; how each one changed is not known.")
        case Source.KEPT:
            return _("Worked out of single measurements, which are deleted since.")
        case Source.ROWS if result.clusters:
            return _("Each %(cluster)s counts once, with the mean of its own: %(numbers)s.") % {
                "cluster": experiment.cluster,
                "numbers": " + ".join(map(format_number, result.clusters)),
            }
        case Source.ROWS if experiment.is_compared and not experiment.has_before:
            return _("The one group less the other, both measured after. 95 % interval.")
        case Source.ROWS if experiment.same_units:
            return _("Each one's change, of those that were measured both times. 95 % interval.")
        case Source.ROWS:
            return _("Means of all that were measured each time. 95 % interval.")
        case _nothing:
            return ""


def notices_of(result: Result) -> list[str]:
    said = []
    if result.own_working is not None:
        said.append(
            _("The portal itself works out %(change)s %(unit)s of the measurements that it holds.")
            % {"change": _change(result.own_working), "unit": unit_of_change(result.indicator)}
        )
    if (several := several_of(result)) is not None:
        said.append(several)
    if result.early is not None:
        said.append(
            _("Measured on %s already, before the plan was registered.") % long_date(result.early)
        )
    if result.missing:
        said.append(_("Measurements without a value: %d") % result.missing)
    return said


def several_of(result: Result) -> str | None:
    """How easily the change came by chance, by itself and corrected for all outcomes; None for a single one."""
    if result.chance is None or result.corrected is None or not result.is_one_of_several:
        return None
    said = _("p %(p)s, corrected for all outcomes by Holm’s method: p %(corrected)s.") % {
        "p": _chance(result.chance),
        "corrected": _chance(result.corrected),
    }
    is_lost = result.chance < CHANCE <= result.corrected
    lost = _("Among so many outcomes it may have come by chance.")
    return f"{said} {lost}" if is_lost else said


def _chance(p: float) -> str:
    """= 0,012, and under 0,001 no more than that."""
    sign, shown = ("=", p) if p >= LEAST_CHANCE else ("<", LEAST_CHANCE)
    return f"{sign} {format_number(shown, 3)}"


def unit_of_change(indicator: Indicator) -> str:
    """A change of per cent is one of percentage points."""
    return _("percentage points") if indicator.is_percent else indicator.unit


def decimals_of(values: list[float]) -> int:
    """As many as the largest of the values can bear: none from a hundred up, and of what is smaller
    than a third two digits that are not nought."""
    largest = max((abs(value) for value in values), default=0.0)
    if largest >= 3:
        return 0 if largest >= 100 else 1
    noughts = max(0, -math.floor(math.log10(largest / 3)) - 1) if largest else 0
    return min(2 + noughts, MOST_DECIMALS)


def _change(change: Estimate) -> str:
    """−10,2 (−15,6 to −4,8)."""
    ends = [change.value, change.low, change.high]
    if not change.is_bounded:
        return format_number(change.value, decimals_of(ends[:1]))
    value, low, high = (format_number(one, decimals_of(ends)) for one in ends)
    return _("%(value)s (%(low)s to %(high)s)") % {"value": value, "low": low, "high": high}
