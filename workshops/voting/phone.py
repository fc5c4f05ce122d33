"""The page of a poll as it stands for one phone: what was given, what is left, what may be told."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from workshops.models import Invitation, Poll

from .dots import own_ballot
from .lately import Lately
from .options import Option, options_lately
from .points import standing_of, voice_of
from .refusals import NoVoice
from .results import Result, result_of

_results: Lately[Result] = Lately(1)
_told: Lately[SafeString] = Lately(60)


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
class Own:
    """What a person has given, or the person's municipality: that is speaks_for, "" for a person.

    refusal: why the person gives nothing here.
    """

    version: int
    numbers: dict[int, int]
    wants: set[int] = field(default_factory=set)
    speaks_for: str = ""
    saved_at: datetime | None = None
    given_as: str = ""
    refusal: str = ""


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
    values: dict[str, Any]

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


def own_of(poll: Poll, invitation: Invitation) -> Own:
    """What stands for one phone."""
    if poll.is_anonymous:
        cast = own_ballot(poll, invitation)
        return Own(cast.version, cast.dots)
    try:
        municipality = voice_of(invitation, poll)
    except NoVoice as why:
        return Own(0, {}, refusal=str(why))
    given = standing_of(poll, municipality)
    return Own(
        given.version, given.points, given.wants, str(municipality), given.saved_at, given.given_as
    )


def phone_poll(
    poll: Poll,
    invitation: Invitation,
    *,
    numbers: dict[int, int] | None = None,
    wants: set[int] | None = None,
) -> PhonePoll:
    """The page; numbers and wants: what was typed and not taken, shown in place of what stands."""
    own = own_of(poll, invitation)
    shown = own.numbers if numbers is None else numbers
    joined = own.wants if wants is None else wants
    left = max(0, poll.dots - sum(shown.values()))
    lines = [
        Line(
            one,
            number := shown.get(one.key, 0),
            one.key in joined,
            number >= poll.at_most or not left,
        )
        for one in options_lately(poll)
    ]
    return PhonePoll(
        poll=poll,
        lines=lines,
        version=own.version,
        left=left,
        is_open=poll.is_open(timezone.now()),
        refusal=own.refusal,
        speaks_for=own.speaks_for,
        saved_at=own.saved_at,
        given_as=own.given_as,
        has_given=own.version > 0,
        result=lately_told(poll),
        values=values_of(poll, own),
    )


def values_of(poll: Poll, own: Own) -> dict[str, Any]:
    """What stands, for a script; an option that is not named has nothing."""
    return {
        "version": own.version,
        "numbers": {str(option): number for option, number in own.numbers.items()},
        "wants": [str(option) for option in sorted(own.wants)],
        "isOpen": poll.is_open(),
        "by": own.given_as,
    }


@dataclass(frozen=True)
class State:
    """The part of the page that changes by itself. Nothing goes into the tag that may not be told."""

    poll: Poll
    own: Own
    result: Result
    language: str

    @property
    def tag(self) -> str:
        """The ETag: of what all are told, and of what this phone has given."""
        return f'"{_digest([self.told, self.own.version])}"'

    @property
    def told(self) -> list[Any]:
        """What all phones of the poll are told; those that have given, and those that have not."""
        poll, result = self.poll, self.result
        return [
            poll.pk, self.language, poll.is_open(), str(poll.closes_at), str(poll.closed_at),
            result.answered, result.asked, result.why, self.own.version > 0,
            [(row.option, row.count, row.wants) for row in result.rows],
        ]  # fmt: skip

    def html(self) -> SafeString:
        """What is put in place of the part; drawn once for all phones that are told the same."""
        page = {
            "is_open": self.poll.is_open(),
            "has_given": self.own.version > 0,
            "result": self.result,
        }
        told = {"poll": self.poll, "page": page, "is_state": True}
        values = {"values_json": json.dumps(values_of(self.poll, self.own))}
        return render_to_string("workshops/_phone_poll_own.html", values) + _told.get(
            _digest(self.told), lambda: render_to_string("workshops/_phone_poll_told.html", told)
        )


def _digest(shown: list[Any]) -> str:
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:24]
