"""Published editions hold the words that stand in them: those are not changed behind their back."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from reports.models import Edition
from workshops.models import Conclusion
from workshops.outcomes.wording import holders


def editions_with(conclusion: Conclusion) -> Iterable[str]:
    """Editions that are to be approved or published, and whose data hold the words of a conclusion."""
    rows = Edition.objects.holding_words(conclusion.claim.statement)
    return [
        _("“%(report)s”, edition %(number)d")
        % {"report": one.deliverable.title, "number": one.number}
        for one in rows
    ]


def register() -> None:
    """Enter them beside what the meetings themselves hold."""
    holders.add("editions", editions_with)
