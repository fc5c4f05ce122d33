"""Facts of a pilot in words, as its reader may see them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from pilots.models import Example, Pilot
from pilots.numbers import typed


def potential_words(pilot: Pilot) -> str:
    """40 to 90 tonnes CO₂e a year; empty where nobody has reckoned it."""
    low, high = pilot.potential_low, pilot.potential_high
    if low is None or high is None:
        return ""
    if low == high:
        return _("%s tonnes CO₂e a year") % typed(low)
    return _("%(low)s to %(high)s tonnes CO₂e a year") % {"low": typed(low), "high": typed(high)}


def shown_group(pilot: Pilot, user: Any) -> Any:
    """The network group, where its division is one that the reader may see; else None."""
    group = pilot.network_group
    if group is None:
        return None
    is_out = group.division.published_at is not None
    return group if is_out or user.has_perm("municipalities.view_division") else None


def shown_example(pilot: Pilot, user: Any) -> Example | None:
    """The example made of it, where the reader may see that."""
    if pilot.example_id is None:
        return None
    found: Example | None = Example.objects.visible_to(user).filter(pk=pilot.example_id).first()
    return found


def lacking(pilot: Pilot) -> list[str]:
    """What its description lacks before others can judge it, in words."""
    needed = {
        _("the owner"): pilot.owner_id,
        _("who researches it"): pilot.researcher_id,
        _("the cost"): pilot.cost_nok is not None or pilot.cost,
        _("the hypothesis"): pilot.hypothesis,
    }
    return [words for words, value in needed.items() if not value]
