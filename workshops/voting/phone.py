"""The page of a poll as it stands for one phone: what was given, what is left, what may be told."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from workshops.models import Invitation, Poll

from .dots import own_ballot
from .lately import Lately
from .options import Option, options_of
from .points import NOTHING_GIVEN, standing_of, voice_of
from .refusals import NoVoice
from .results import Result, result_of

_results: Lately[Result] = Lately(1)


@dataclass(frozen=True)
class Line:
    """One option on the phone."""

    option: Option
    number: int
    wants: bool
    is_full: bool

    @property
    def circles(self) -> range:
        """As many dots as were given."""
        return range(self.number)


@dataclass(frozen=True)
class PhonePoll:
    """All that the page shows. speaks_for: whose points they are; "" for a ballot of one's own."""

    poll: Poll
    lines: list[Line]
    version: int
    left: int
    is_open: bool
    refusal: str
    speaks_for: str
    saved_at: datetime | None
    given_as: str
    has_given: bool
    result: Result

    @property
    def used(self) -> range:
        """As many as were given."""
        return range(self.poll.dots - self.left)

    @property
    def unused(self) -> range:
        """As many as are left."""
        return range(self.left)

    @property
    def kinds(self) -> bool:
        """Whether pilots and criteria stand side by side, and need headings."""
        return len({line.option.kind for line in self.lines}) > 1


def lately_told(poll: Poll) -> Result:
    """What may be told of a poll; the same for all who ask within a second."""
    return _results.get((poll.pk, poll.closed_at, poll.published_at), lambda: result_of(poll))


def forget_lately(poll: Poll) -> None:
    """Have this process count anew for whoever asks next."""
    _results.forget((poll.pk, poll.closed_at, poll.published_at))


def phone_poll(
    poll: Poll,
    invitation: Invitation,
    *,
    numbers: dict[int, int] | None = None,
    wants: set[int] | None = None,
) -> PhonePoll:
    """The page; numbers and wants: what was typed and not taken, shown in place of what stands."""
    options = options_of(poll)
    refusal, speaks_for, saved_at, given_as = "", "", None, ""
    if poll.is_anonymous:
        cast = own_ballot(poll, invitation)
        version, stand, joins = cast.version, cast.dots, set[int]()
    else:
        given = NOTHING_GIVEN
        try:
            municipality = voice_of(invitation, poll)
        except NoVoice as why:
            refusal = str(why)
        else:
            speaks_for, given = str(municipality), standing_of(poll, municipality)
        version, stand, joins = given.version, given.points, given.wants
        saved_at, given_as = given.saved_at, given.given_as
    shown = stand if numbers is None else numbers
    joined = joins if wants is None else wants
    left = max(0, poll.dots - sum(shown.values()))
    lines = [
        Line(
            one,
            number := shown.get(one.key, 0),
            one.key in joined,
            number >= poll.at_most or not left,
        )
        for one in options
    ]
    return PhonePoll(
        poll=poll,
        lines=lines,
        version=version,
        left=left,
        is_open=poll.is_open(timezone.now()),
        refusal=refusal,
        speaks_for=speaks_for,
        saved_at=saved_at,
        given_as=given_as,
        has_given=version > 0,
        result=lately_told(poll),
    )


def stamp_of(poll: Poll, version: int, language: str) -> str:
    """The ETag of what a phone shows: nothing goes in that may not be told."""
    told = lately_told(poll)
    shown = [
        poll.pk, version, language, poll.is_open(), str(poll.closes_at), str(poll.closed_at),
        told.answered, told.asked, told.why, [(row.option.key, row.count) for row in told.rows],
    ]  # fmt: skip
    return f'"{hashlib.sha256(repr(shown).encode()).hexdigest()[:24]}"'
