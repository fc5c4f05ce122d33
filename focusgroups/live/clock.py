"""The clock of a session: its parts by plan and as they were begun. Plain functions, no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from focusgroups.guides.outline import Asked, Part

# A session that begins further from its hour than this was moved; then it is late to nothing.
MOVED = timedelta(hours=1)


@dataclass(frozen=True)
class Begun:
    """When a part was begun, and which question is asked in it; "" for its first."""

    part: str
    at: datetime
    question: str = ""


@dataclass(frozen=True)
class TimedPart:
    """A part with the seconds it has taken; None before it is begun."""

    number: int
    part: Part
    state: str  # done, now or later
    seconds: int | None

    @property
    def minutes(self) -> int | None:
        """Whole minutes that it has taken; None before it is begun."""
        return None if self.seconds is None else self.seconds // 60

    @property
    def face(self) -> str:
        """The time it has taken as a clock shows it: 22:40, 1:02:40."""
        minutes, seconds = divmod(self.seconds or 0, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"

    @property
    def minutes_left(self) -> int:
        """Whole minutes of its plan that are left."""
        return max(0, self.left) // 60

    @property
    def minutes_over(self) -> int:
        """Whole minutes that it has taken beyond its plan."""
        return max(0, -self.left) // 60

    @property
    def left(self) -> int:
        """Seconds of its plan that are left; negative once it has taken longer."""
        return self.part.minutes * 60 - (self.seconds or 0)


@dataclass(frozen=True)
class Clock:
    """How far the session is. late: seconds behind its plan, negative when ahead of it.

    ends_at: when it ends if what is left takes as long as planned; None before it has begun.
    """

    parts: tuple[TimedPart, ...]
    current: TimedPart | None
    question: Asked | None
    following: Asked | None
    late: int
    ends_at: datetime | None
    is_over: bool

    @property
    def next_part(self) -> TimedPart | None:
        """The part that is begun next; None in the last."""
        at = self.current.number if self.current else 0
        return self.parts[at] if at < len(self.parts) else None

    @property
    def asks_on(self) -> bool:
        """Whether the question that follows belongs to the part that is under way."""
        return self.current is not None and self.following in self.current.part.questions

    @property
    def previous_question(self) -> Asked | None:
        """The question before the one that is asked, in the same part."""
        if self.current is None or self.question is None:
            return None
        questions = self.current.part.questions
        at = questions.index(self.question)
        return questions[at - 1] if at else None

    @property
    def minutes_late(self) -> int:
        """Whole minutes behind the plan; 0 within a minute of it, or ahead."""
        return max(0, self.late_minutes)

    @property
    def minutes_ahead(self) -> int:
        """Whole minutes ahead of the plan."""
        return max(0, -self.late_minutes)

    @property
    def late_minutes(self) -> int:
        """Whole minutes behind the plan; negative when ahead; 0 within a minute of it."""
        return int(self.late / 60)


def clock_of(
    parts: Sequence[Part],
    begun: Sequence[Begun],
    *,
    now: datetime,
    planned: datetime | None,
    closed_at: datetime | None = None,
) -> Clock:
    """The clock at a moment. begun: in the order of their times. planned: when the session was to begin.

    A part that is not in the guide any more is passed over; the time of a part ends where the next
    that was begun starts.
    """
    known = {part.code for part in parts}
    starts = [one for one in begun if one.part in known]
    end = closed_at or now
    until = dict(zip((one.part for one in starts), [*(one.at for one in starts[1:]), end]))  # noqa: B905
    at = {one.part: one.at for one in starts}
    latest = starts[-1] if starts else None
    is_over = closed_at is not None
    timed = tuple(
        TimedPart(
            number,
            part,
            _state(part.code, at, "" if is_over or latest is None else latest.part),
            _seconds(until[part.code] - at[part.code]) if part.code in at else None,
        )
        for number, part in enumerate(parts, start=1)
    )
    if latest is None:
        return Clock(timed, None, None, _first(timed), 0, None, is_over)
    here = next(one for one in timed if one.part.code == latest.part)
    late = _late(timed, here, starts, planned)
    rest = sum(one.part.minutes for one in timed[here.number :])
    ends_at = latest.at + timedelta(seconds=max(here.seconds or 0, here.part.minutes * 60))
    question, following = _asked(timed, here, latest.question)
    return Clock(
        timed,
        None if is_over else here,
        question,
        following,
        late,
        closed_at or ends_at + timedelta(minutes=rest),
        is_over,
    )


def _state(code: str, at: Mapping[str, datetime], current: str) -> str:
    if code == current:
        return "now"
    return "done" if code in at else "later"


def _late(
    timed: Sequence[TimedPart],
    here: TimedPart,
    starts: Sequence[Begun],
    planned: datetime | None,
) -> int:
    """How late this part was begun, and how much longer than planned it has taken since."""
    began = starts[0].at
    if planned is not None and abs(began - planned) <= MOVED:
        began = planned
    before = timedelta(minutes=sum(one.part.minutes for one in timed[: here.number - 1]))
    return int((starts[-1].at - began - before).total_seconds()) + max(0, -here.left)


def _asked(
    timed: Sequence[TimedPart], here: TimedPart, code: str
) -> tuple[Asked | None, Asked | None]:
    """The question that is asked now, and the one after it, in this part or the next that has any."""
    questions = here.part.questions
    if not questions:
        return None, _first(timed[here.number :])
    at = next((n for n, one in enumerate(questions) if one.code == code), 0)
    following = questions[at + 1] if at + 1 < len(questions) else None
    return questions[at], following or _first(timed[here.number :])


def _first(timed: Sequence[TimedPart]) -> Asked | None:
    return next((one for part in timed for one in part.part.questions), None)


def _seconds(taken: timedelta) -> int:
    return max(0, int(taken.total_seconds()))
