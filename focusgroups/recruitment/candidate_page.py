"""What the page of one candidate says, beside its forms. No letter and no number of an informant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property

from focusgroups.models import Candidate
from forkommune.accounts.models import User
from forkommune.evidence.calling import next_call
from forkommune.evidence.models import Consent, ContactAttempt, ContactKey
from forkommune.evidence.selectors.basis import basis_of
from forkommune.work.models import Mail

from .board import STATE_LOOKS, name_of, next_step
from .services.answering import has_begun

State = Candidate.State
Outcome = ContactAttempt.Outcome


@dataclass(frozen=True)
class CandidatePage:
    """One candidate for somebody who recruits for the group."""

    candidate: Candidate
    user: User

    @property
    def name(self) -> str:
        """The name; a word where it is gone."""
        return name_of(self.candidate)

    @property
    def key(self) -> ContactKey | None:
        """How the person is reached; None where nothing is kept."""
        return getattr(self.candidate.informant, "contact_key", None)

    @property
    def look(self) -> str:
        """How the state is drawn."""
        return STATE_LOOKS[State(self.candidate.state)]

    @cached_property
    def attempts(self) -> list[ContactAttempt]:
        """What was tried, the newest first."""
        return list(self.candidate.informant.attempts.newest_first())

    @cached_property
    def mails(self) -> list[Mail]:
        """What was written to the person, the newest first; the texts name nobody."""
        return list(Mail.objects.about(self.candidate).order_by("-ordered_at"))

    @cached_property
    def consent(self) -> Consent | None:
        """The consent in force."""
        return basis_of(self.candidate.informant)

    @property
    def next_step(self) -> str:
        """What comes next."""
        attempt = self.attempts[0] if self.attempts else None
        return next_step(self.candidate, attempt, has_consent=self.consent is not None)

    @property
    def is_open(self) -> bool:
        """Whether the person is still to be reached."""
        return self.candidate.state in (State.PROPOSED, State.ASKED)

    @property
    def may_answer(self) -> bool:
        """Whether a yes or no can be registered."""
        return self.is_open or (self.candidate.state in (State.YES, State.NO))

    @property
    def has_begun(self) -> bool:
        """Whether the session has begun."""
        return has_begun(self.candidate)

    @property
    def can_be_replaced(self) -> bool:
        """Whether somebody may step in."""
        gone = self.candidate.state in (State.NO, State.WITHDRAWN)
        return gone and not hasattr(self.candidate, "replaced_by")

    @cached_property
    def stand_ins(self) -> dict[str, str]:
        """Who is proposed or asked and steps in for nobody yet, by key."""
        if not self.can_be_replaced:
            return {}
        rows = Candidate.objects.visible_to(self.user).of_group(self.candidate.group_id)
        free = rows.for_board().filter(
            state__in=Candidate.OPEN, replaces__isnull=True, actor_group=self.candidate.actor_group
        )
        return {str(one.pk): name_of(one) for one in free.exclude(pk=self.candidate.pk)}

    @property
    def other_names(self) -> dict[str, str]:
        """Whom the person steps in for, and who steps in for the person."""
        found = {}
        for name in ("replaces", "replaced_by"):
            other: Any = getattr(self.candidate, name, None)
            if other is not None:
                found[name] = name_of(other)
        return found

    @property
    def proposed(self) -> dict[str, Any]:
        """What the form of an attempt begins with: the next call, were there no answer now."""
        unanswered = 0
        for attempt in self.attempts:
            if attempt.outcome != Outcome.NO_ANSWER:
                break
            unanswered += 1
        again = next_call(timezone.localtime(), unanswered + 1)
        return {
            "outcome": Outcome.NO_ANSWER,
            "again_day": timezone.localdate(again),
            "again_time": f"{again:%H.%M}",
        }
