"""A poll is made, opened, closed and told; at close nothing is left that leads from dots to people."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from random import SystemRandom

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim
from forkommune.figures.small_cells import K
from forkommune.work.history import acting
from workshops.models import (
    Ballot,
    CountedVote,
    Invitation,
    Meeting,
    Poll,
    PollSecret,
    Tally,
    Voted,
)
from workshops.querysets import BallotQuerySet

from .counting import by_role, is_a_step, sums
from .dots import digest_of, dots_of
from .locking import to_close, to_count

SECRET_BYTES = 32


class NotNow(ValueError):
    """The poll is not in a state in which this can be done; the message says what to do."""


@transaction.atomic
def make_poll(
    *,
    meeting: Meeting,
    kind: str,
    question: str,
    options: Iterable[Claim],
    dots: int,
    at_most: int,
    shows_live: bool,
    by: User,
    tie_decider: str = Poll.Decider.STEERING.value,
) -> Poll:
    """A poll that is not open yet. Raises NotNow with fewer than two options.

    tie_decider: who puts equals in an order, where one is needed; said before anybody answers.
    """
    chosen = list(options)
    _require_options(chosen)
    with acting(by, "poll.made"):
        poll = Poll.objects.create(
            meeting=meeting,
            kind=kind,
            question=question,
            dots=dots,
            at_most=at_most,
            shows_live=shows_live,
            tie_decider=tie_decider,
            is_invented=meeting.is_invented,
        )
        poll.options.set(chosen)
    return poll


@transaction.atomic
def change_poll(*, poll: Poll, options: Iterable[Claim], by: User, **told: object) -> Poll:
    """Change what is asked while nobody can have answered. Raises NotNow once it was opened."""
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    if poll.opened_at is not None:
        raise NotNow(
            _("The poll has been opened: what is asked stands. Make a new one in its place.")
        )
    chosen = list(options)
    _require_options(chosen)
    for name, value in told.items():
        setattr(poll, name, value)
    with acting(by, "poll.changed"):
        poll.save()
        poll.options.set(chosen)
    return poll


@transaction.atomic
def remove_poll(*, poll: Poll, by: User) -> None:
    """Take away a poll that was never opened. Raises NotNow otherwise."""
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    if poll.opened_at is not None:
        raise NotNow(_("A poll that was opened stays: people have answered it."))
    with acting(by, "poll.removed"):
        poll.delete()


@transaction.atomic
def open_poll(*, poll: Poll, by: User, closes_at: datetime | None = None) -> Poll:
    """Let people answer, until a time or until it is closed; open already, only the time changes.

    Raises NotNow for one that is closed, without options, or a time that is past.
    """
    to_close(poll)
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    now = timezone.now()
    if poll.closed_at is not None or (poll.opened_at and not poll.is_open(now)):
        raise NotNow(_("The poll is closed. Its result stands; make a new poll to ask again."))
    if closes_at is not None and closes_at <= now:
        raise NotNow(_("The time to close is past. Choose one that is still to come."))
    _require_options(list(poll.options.all()))
    poll.opened_at, poll.closes_at = poll.opened_at or now, closes_at
    with acting(by, "poll.opened"):
        poll.save(update_fields=["opened_at", "closes_at"])
    if poll.is_anonymous:
        key = secrets.token_bytes(SECRET_BYTES)
        PollSecret.objects.bulk_create([PollSecret(poll=poll, key=key)], ignore_conflicts=True)
    return poll


@transaction.atomic
def close_poll(*, poll: Poll, by: User | None = None, now: datetime | None = None) -> Poll:
    """Take no more answers; of anonymous ones, forget in the same transaction who gave what.

    Closed already, nothing happens. What came before the time to close counts, whenever this runs.
    Raises NotNow for a poll that was never opened.
    """
    to_close(poll)
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    if poll.closed_at is not None:
        return poll
    if poll.opened_at is None:
        raise NotNow(_("The poll has not been opened yet."))
    now = now or timezone.now()
    poll.closed_at = min(now, poll.closes_at) if poll.closes_at else now
    if poll.is_anonymous:
        _count_and_forget(poll)
    else:
        poll.voters = poll.sheets.count()
    with acting(by, "poll.closed"):
        poll.save(update_fields=["closed_at", "voters", "by_role"])
    transaction.on_commit(_sweep, robust=True)
    return poll


def close_due(now: datetime | None = None) -> int:
    """Close the polls whose time is over; says how many."""
    due = list(Poll.objects.due(now or timezone.now()))
    for poll in due:
        close_poll(poll=poll, now=now)
    return len(due)


@transaction.atomic
def publish_result(*, poll: Poll, by: User, publish: bool = True) -> Poll:
    """Show the result to everybody who may see the meeting, or take it back. Raises NotNow while open."""
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    if poll.closed_at is None:
        raise NotNow(_("Close the poll before its result is published."))
    if publish != (poll.published_at is not None):
        poll.published_at = timezone.now() if publish else None
        with acting(by, "poll.published" if publish else "poll.taken_back"):
            poll.save(update_fields=["published_at"])
    return poll


@transaction.atomic
def move_on(poll: Poll) -> Tally | None:
    """Bring the sums that are shown up to date, where at least five ballots have moved since.

    A ballot that was changed and changed back has not moved. None before the first five. Where another
    process counts just now, the sums as they were.
    """
    tally: Tally | None = Tally.objects.filter(poll=poll).first()
    moved = Ballot.objects.moved(poll)
    if not is_a_step(moved.count()) or not to_count(poll):
        return tally
    try:
        _count_moved(moved)
    except _TooFew:
        return tally
    tally = Tally.objects.filter(poll=poll).first()
    counted = [dots_of(choices) for choices in Ballot.objects.counted_in(poll)]
    options = poll.options.values_list("pk", flat=True)
    tally = tally or Tally(poll=poll)
    tally.step += 1
    tally.ballots = len(counted)
    tally.counts = {str(option): number for option, number in sums(counted, options).items()}
    tally.save()
    return tally


class _TooFew(Exception):
    """So many moved back meanwhile that the step would tell too much."""


@transaction.atomic
def _count_moved(moved: BallotQuerySet) -> None:
    """Note that ballots are counted as they stand when each is written. Raises _TooFew."""
    if not is_a_step(moved.update(counted=F("choices"))):
        raise _TooFew


def _require_options(options: list[Claim]) -> None:
    if len(options) < 2:
        raise NotNow(_("Choose at least two options."))


def _count_and_forget(poll: Poll) -> None:
    """Copy what was given to rows that tell nothing else; delete ballots and key.

    The link between ballot and person exists for the last time here, for the sums by role. Fewer
    than five ballots are not kept at all: they would tell who gave what by themselves.
    """
    key = bytes(PollSecret.objects.get(poll=poll).key)
    given = {
        name: dots_of(choices)
        for name, choices in Ballot.objects.filter(poll=poll).values_list("voter_hash", "choices")
    }
    invited = Invitation.objects.filter(meeting=poll.meeting_id).order_by("pk")
    voters = [one for one in invited if digest_of(key, one.pk) in given]
    poll.voters = len(given)
    if poll.voters >= K:
        options = list(poll.options.values_list("pk", flat=True))
        with_roles = [(one.role, given[digest_of(key, one.pk)]) for one in voters]
        poll.by_role = {
            role: {str(option): number for option, number in counts.items()}
            for role, counts in by_role(with_roles, options).items()
        }
        rows = [
            CountedVote(poll=poll, claim_id=option, dots=number)
            for ballot in given.values()
            for option, number in ballot.items()
        ]
        SystemRandom().shuffle(rows)
        CountedVote.objects.bulk_create(rows)
    Voted.objects.bulk_create(Voted(poll=poll, invitation=one) for one in voters)
    Ballot.objects.filter(poll=poll).delete()
    Tally.objects.filter(poll=poll).delete()
    PollSecret.objects.filter(poll=poll).delete()


def _sweep() -> None:
    """Have the database clear away the deleted rows now, where no transaction is in the way."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM workshops_ballot, workshops_pollsecret, workshops_tally")
