"""The page of reaching a respondent: how things stand, what was tried, what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property

from forkommune.evidence.calling import next_call
from forkommune.evidence.models import ContactAttempt, ContactKey
from forkommune.ui.dates import today

from .contact_forms import first_minutes
from .models import Interview
from .querysets import CLOSED

Outcome = ContactAttempt.Outcome
KEEP = timedelta(days=90)  # proposed after the end of the round


@dataclass(frozen=True)
class ContactPage:
    """All that the page says about one interview, beside its forms."""

    interview: Interview

    @cached_property
    def attempts(self) -> list[ContactAttempt]:
        """What was tried, the newest first."""
        return list(self.interview.informant.attempts.newest_first())

    @property
    def newest(self) -> ContactAttempt | None:
        """How things stand; None before anything was tried."""
        return self.attempts[0] if self.attempts else None

    @property
    def is_closed(self) -> bool:
        """Whether the respondent said no, or was the wrong person."""
        return self.newest is not None and self.newest.outcome in CLOSED

    @property
    def unanswered(self) -> int:
        """Attempts in a row that nobody answered, the newest of them last."""
        count = 0
        for attempt in self.attempts:
            if attempt.outcome != Outcome.NO_ANSWER:
                break
            count += 1
        return count

    @cached_property
    def is_known(self) -> bool:
        """Whether name and contact data are kept. Says nothing of what they are."""
        return ContactKey.objects.filter(informant=self.interview.informant).exists()

    @property
    def proposed(self) -> dict[str, Any]:
        """What the form of a new attempt begins with: the next call, were there no answer now."""
        again: datetime = next_call(timezone.localtime(), self.unanswered + 1)
        return {
            "outcome": Outcome.NO_ANSWER,
            "again_day": timezone.localdate(again),
            "again_time": f"{again:%H.%M}",
        }

    @property
    def is_ahead(self) -> bool:
        """Whether an appointment stands that has not passed."""
        planned = self.interview.planned_on
        return planned is not None and planned > timezone.now()

    @property
    def agreed(self) -> dict[str, Any]:
        """What the form of an appointment begins with."""
        start: dict[str, Any] = {"minutes": first_minutes(self.interview)}
        if self.interview.planned_on and self.is_ahead:
            moment = timezone.localtime(self.interview.planned_on)
            start |= {"day": moment.date(), "clock": f"{moment:%H.%M}"}
        return start

    @property
    def keep_until(self) -> Any:
        """The day proposed for deleting contact data."""
        return max(self.interview.round.ends_on, today()) + KEEP
