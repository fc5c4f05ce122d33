"""The state of everybody's rights in a session, by letter, and no word that anybody said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min
from django.utils.functional import cached_property

from focusgroups.models import FocusGroup, Note, Participant, Recording
from forkommune.accounts.models import User
from forkommune.evidence.models import Consent, ContactKey, Informant, QuoteScope
from forkommune.privacy.retention import destroyed_keys

from .quoting import unread

# In the order in which a letter asks; the rest of the scopes is for interviews.
SCOPES = (
    QuoteScope.INTERVIEW,
    QuoteScope.RECORDING,
    QuoteScope.NOTES_KEPT,
    QuoteScope.QUOTE_UNNAMED,
    QuoteScope.CONTACT_AGAIN,
    QuoteScope.ARCHIVE,
)


@dataclass(frozen=True)
class Agreed:
    """A letter and what it agreed to. consent: None where no basis is in force."""

    letter: Participant
    consent: Consent | None
    is_withdrawn: bool

    @property
    def ticks(self) -> list[bool]:
        """Whether each of SCOPES is covered."""
        covered = self.consent.scopes if self.consent else ()
        return [scope in covered for scope in SCOPES]


@dataclass(frozen=True)
class Names:
    """How many names and contact data are kept, until when, and how many were destroyed when."""

    kept: int
    first_goes: date | None
    last_goes: date | None
    destroyed: int
    destroyed_on: date | None


@dataclass(frozen=True)
class Rights:
    """The page."""

    agreed: Sequence[Agreed]
    recordings: Sequence[Any]
    names: Names
    to_redact: Sequence[Note]
    unread: int  # turns that may not be quoted, whatever their speakers allow

    @cached_property
    def in_force(self) -> int:
        """How many have agreed."""
        return sum(one.consent is not None for one in self.agreed)


def rights_in(group: FocusGroup, user: User) -> Rights:
    """All of one session; a fixed number of queries."""
    letters: list[Any] = list(Participant.objects.filter(group=group).by_session())
    people = [one.informant_id for one in letters]
    consents = {
        one.informant_id: one for one in Consent.objects.in_force().filter(informant__in=people)
    }
    withdrawn = set(
        Informant.objects.filter(pk__in=people, consents__withdrawn_at__isnull=False)
        .exclude(pk__in=consents)
        .values_list("pk", flat=True)
    )
    return Rights(
        agreed=[
            Agreed(one, consents.get(one.informant_id), one.informant_id in withdrawn)
            for one in letters
        ],
        recordings=list(Recording.objects.of_group(group)),
        names=_names(people),
        to_redact=list(Note.objects.visible_to(user).filter(group=group).to_redact()),
        unread=unread(group).count(),
    )


def _names(people: Sequence[int]) -> Names:
    kept = ContactKey.objects.filter(informant__in=people).aggregate(
        n=Count("pk"), first=Min("delete_on"), last=Max("delete_on")
    )
    gone = destroyed_keys(people)
    return Names(
        kept["n"], kept["first"], kept["last"], len(gone), max(gone.values(), default=None)
    )
