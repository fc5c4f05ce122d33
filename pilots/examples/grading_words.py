"""The rule of the grades in words, for the page that publishes it and for each example."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from pilots.examples.grading import Grade, Why

WHY: dict[str, Any] = {
    Why.NOTHING_STATED: _("No effect is stated."),
    Why.HOPED_FOR: _(
        "It is a goal, a potential or a promise: nobody can have measured what has not happened yet."
    ),
    Why.SUPPLIERS_WORD: _("The supplier says so, and nobody else has looked."),
    Why.NO_METHOD: _("It is not told how it was found, so nobody can look over it."),
    Why.ESTIMATED: _("It is an estimate."),
    Why.CALCULATED: _("It is calculated, and it is told how."),
    Why.RANDOMISED: _("It was measured, and lots decided who was in the comparison group."),
    Why.MATCHED_BEFORE_AFTER: _(
        "It was measured before and after, also in a comparison group that was like it."
    ),
    Why.MATCHED_AFTER: _(
        "A comparison group was measured, but only after: the groups may have been unlike before."
    ),
    Why.BEFORE_AFTER: _(
        "It was measured before and after. Nothing was compared with, so other causes cannot be ruled out."
    ),
    Why.AFTER_ONLY: _(
        "It was measured after only. What it was before is not known, so it is not called an effect."
    ),
}
# The rule as it is published: what leads to each grade, in the order in which it is asked.
RULE: tuple[tuple[Grade, tuple[Why, ...]], ...] = (
    (Grade.NOT_MEASURED, (Why.NOTHING_STATED,)),
    (Grade.ESTIMATED, (Why.HOPED_FOR, Why.SUPPLIERS_WORD, Why.ESTIMATED, Why.NO_METHOD)),
    (Grade.CALCULATED, (Why.CALCULATED,)),
    (Grade.CONTROL, (Why.RANDOMISED, Why.MATCHED_BEFORE_AFTER)),
    (Grade.BEFORE_AFTER, (Why.BEFORE_AFTER,)),
    (Grade.AFTER_ONLY, (Why.MATCHED_AFTER, Why.AFTER_ONLY)),
)


def why_of(assessment: Any) -> list[Any]:
    """The steps of the rule that decided on an assessment; none of one that says nothing of them."""
    stated = getattr(assessment, "stated", None)
    return [WHY[why] for why in stated.graded.why] if stated else []
