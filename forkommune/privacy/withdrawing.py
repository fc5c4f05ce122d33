"""Withdrawal of consent: all that an informant said goes, with everything made of it, in one
transaction over the whole chain; what rested on it alone is taken off the pages.

A number, the rows of consent and that something was held stay, to show what was agreed and that it
was withdrawn. Source: GDPR articles 7(3), 17(1)(b), 17(3)(d) and 19; the research note, section 6.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.evidence.losing import Loss, let_go, losses_of
from forkommune.evidence.models import (
    Consent,
    ContactAttempt,
    ContactKey,
    Informant,
    Passage,
    ResearchExport,
    SourceText,
)
from forkommune.work.history import acting
from forkommune.work.personal_data import INFORMANT, Then
from forkommune.work.registry import leavings, mentions, publishables

from .erasing import Line, Outcome, carry_out, flag_mentions, lines_of
from .finding import Found, find_all
from .people import Subject
from .repeating import Repeat, repeats_of
from .telling import tell_owners

ACTION = "consent.withdrawn"


class NothingToWithdraw(ValueError):
    """No consent was recorded, and no information given."""


@dataclass(frozen=True)
class Waiting:
    """A published row that quotes what goes: somebody must decide about it."""

    title: str
    address: str


@dataclass(frozen=True)
class Withdrawal:
    """What withdrawing does, or did.

    outcome: rows by treatment. losses: claims that rested on what was said. drafts: what was on its
    way to the readers and goes. waiting: what was published. exports: files with research texts
    that were taken out of the portal since. repeats: free texts with the same words, which stay.
    mentions: what others said of the informant, which waits to be blacked out.
    is_done: False where it had been done before, and nothing was left.
    """

    outcome: Outcome
    losses: list[Loss]
    drafts: list[str]
    waiting: list[Waiting]
    exports: list[ResearchExport]
    repeats: list[Repeat]
    mentions: list[Waiting]
    is_done: bool = True

    @property
    def goes(self) -> list[Line]:
        """The rows that go, a line a kind."""
        return self.outcome.of(Then.DELETE)

    @property
    def row_count(self) -> int:
        """How many rows go."""
        return sum(line.count for line in self.goes)

    @property
    def lost(self) -> list[Loss]:
        """Claims that nothing carries any more."""
        return [one for one in self.losses if one.is_total]

    @property
    def kept(self) -> list[Loss]:
        """Claims that keep other support."""
        return [one for one in self.losses if not one.is_total]

    @property
    def off_the_pages(self) -> list[Loss]:
        """Those of the lost that everybody could read."""
        return [one for one in self.lost if one.shown]


def is_withdrawn(informants: Any) -> bool:
    """Whether informants (primary keys) have withdrawn and nothing of what they said is left."""
    consents = Consent.objects.filter(informant__in=informants)
    return (
        consents.exists()
        and not consents.filter(withdrawn_at__isnull=True).exists()
        and not SourceText.objects.filter(informant__in=informants).exists()
        and not ContactKey.objects.filter(informant__in=informants).exists()
    )


def foresee(subject: Subject, *, counts_rows: bool = True) -> Withdrawal:
    """What withdrawing would do; nothing is changed.

    counts_rows: whether the rows are told by their kinds, in the researchers' words.
    """
    found = _as_withdrawn(find_all(subject))
    return _withdrawal(found, Outcome(lines_of(found) if counts_rows else []), subject)


@transaction.atomic
def withdraw(
    subject: Subject,
    *,
    by: Any = None,
    reason: str = "",
    way: str = ContactAttempt.Way.LINK,
    at: datetime | None = None,
    tells: bool = True,
    before_lasting: Callable[[], None] | None = None,
) -> Withdrawal:
    """Do it, wholly or not at all; a second time there is nothing left to do.

    way: how the informant said so. at: when (default: now). tells: whether owners of what lost its
    support are written to. before_lasting: as in `erasing.erase`. Raises NothingToWithdraw.
    """
    informants = subject.keys[INFORMANT]
    moment = at or timezone.now()
    _hold(subject)
    if not Consent.objects.filter(informant__in=informants).exists():
        raise NothingToWithdraw(
            _(
                "No consent and no information given is recorded for %(who)s, so there is nothing to withdraw."
            )
            % {"who": ", ".join(subject.names)}
        )
    if is_withdrawn(informants):
        return Withdrawal(Outcome([]), [], [], [], [], [], [], is_done=False)
    found = _as_withdrawn(find_all(subject))
    foreseen = _withdrawal(found, Outcome([]), subject)
    with acting(by, ACTION, reason):
        _end_consents(informants, moment)
        let_go(foreseen.losses, at=moment, by=by)
        for follow in leavings:
            follow(informants, by)
        flag_mentions(subject, by)
        _note(informants, way, by, moment)
    if tells:
        tell_owners(foreseen.lost, by=by, key=f"{moment.isoformat()}")
    outcome = carry_out(
        found, subject, action=ACTION, by=by, reason=reason, before_lasting=before_lasting
    )
    return replace(foreseen, outcome=outcome)


def _hold(subject: Subject) -> None:
    """Keep everybody else from changing the rows until the end of the transaction.

    The informant first, as whoever records a basis does. Rows that others were adding meanwhile are
    there when this comes back.
    """
    informants = Informant.objects.filter(pk__in=subject.keys[INFORMANT]).order_by("pk")
    list(informants.select_for_update(no_key=True).values_list("pk"))
    for one in _as_withdrawn(find_all(subject)):
        if one.trace.then is Then.DELETE or one.trace.stays is not None:
            # A row that stays may be pointed to meanwhile; one that goes may not.
            rows = one.rows().select_for_update(no_key=one.trace.stays is not None)
            list(rows.values_list("pk"))


def _as_withdrawn(found: list[Found]) -> list[Found]:
    """What was found, with the treatment of a withdrawal in place of that of an erasure."""
    return [
        one
        if one.trace.stays is None
        else replace(one, trace=replace(one.trace, then=Then.ANONYMISE, clears=one.trace.stays))
        for one in found
    ]


def _withdrawal(found: list[Found], outcome: Outcome, subject: Subject) -> Withdrawal:
    passages = {key for one in found if _is_going(one, Passage) for key in one.keys}
    texts = [key for one in found if _is_going(one, SourceText) for key in one.keys]
    return Withdrawal(
        outcome=outcome,
        losses=losses_of(passages),
        drafts=[title for one in found for title in _drafts(one)],
        waiting=[row for one in found for row in _waiting(one)],
        exports=list(ResearchExport.objects.since_texts(texts)),
        repeats=repeats_of(passages),
        mentions=[
            Waiting(title, address)
            for book in mentions
            for title, address in book.find(subject.keys[INFORMANT])
        ],
    )


def _is_going(one: Found, model: Any) -> bool:
    return one.data.model_class is model and one.trace.then is Then.DELETE


def _drafts(one: Found) -> list[str]:
    """Rows that were to be published, by their titles."""
    kind = next((kind for kind in publishables if kind.model == one.data.model), None)
    if kind is None or one.trace.then is not Then.DELETE:
        return []
    return [kind.title(row) for row in one.rows()]


def _waiting(one: Found) -> list[Waiting]:
    """Rows that wait for a decision; claims are told of by what they lose."""
    if one.trace.then is not Then.DECIDE or one.data.model == "evidence.Claim":
        return []
    return [Waiting(str(row), row.get_absolute_url()) for row in one.rows()]


def _end_consents(informants: Any, moment: datetime) -> None:
    open_ones = Consent.objects.filter(informant__in=informants, withdrawn_at__isnull=True)
    open_ones.update(withdrawn_at=moment)


def _note(informants: Any, way: str, by: Any, moment: datetime) -> None:
    """The last that is known of the informant: how and when they said so. The board shows it."""
    for informant in sorted(informants):
        ContactAttempt.objects.create(
            informant_id=informant,
            at=moment,
            way=way,
            outcome=ContactAttempt.Outcome.REFUSED,
            refusal=ContactAttempt.Refusal.WITHDREW,
            by=by,
        )
