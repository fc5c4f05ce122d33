"""Where the project stands, as one user sees it: the whole for those who work in it, the own
municipality for its officers. Unknown is said, never counted as 0."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from forkommune.figures import TimelineFigure
from forkommune.plan.selectors.progress import progress_figure
from forkommune.ui.dates import today
from forkommune.work.registry import Waiting, waiting
from municipalities.models import Municipality

from . import own, plan, survey, work
from .news import News, latest_news
from .parts import NAMED, Late, Line

NEWS_SHOWN = 5
ADMINISTRATION = "/admin/"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The page. is_whole: of the project, not of one municipality. municipality: an officer's own; None
    where the officer's organisation is no municipality."""

    is_whole: bool
    lines: Sequence[Line]
    queues: Sequence[Waiting]
    municipality: Municipality | None = None
    schedule: TimelineFigure | None = None
    news: Sequence[News] = ()

    @cached_property
    def late(self) -> list[Late]:
        """The most overdue of all."""
        every = (one for line in self.lines for one in line.late)
        return sorted(every, key=lambda one: (one.due, one.title))[:NAMED]

    @property
    def late_count(self) -> int:
        """How many things are late."""
        return sum(line.late_count for line in self.lines)

    @property
    def late_lines(self) -> list[Line]:
        """The parts in which something is late."""
        return [line for line in self.lines if line.late_count]

    @property
    def waiting_count(self) -> int:
        """How many things wait for the user."""
        return sum(queue.count for queue in self.queues) + len(self.waiting_lines)

    @property
    def waiting_lines(self) -> list[Line]:
        """The lines that wait for the user: of an officer, facts to confirm."""
        return [line for line in self.lines if line.kind == "waiting"]

    @property
    def is_invented(self) -> bool:
        """Whether any of it is an invented example."""
        return any(line.is_invented for line in self.lines)

    @property
    def day(self) -> Any:
        """The day it was looked at."""
        return today()


def has_standing(user: Any) -> bool:
    """Whether the portal has such a page for a visitor."""
    return bool(user.is_authenticated) and (
        user.is_secretariat or user.is_researcher or user.is_officer
    )


def standing_of(user: Any, *, is_page: bool = True) -> Standing | None:
    """The page of a user; None for visitors, and for roles that see no content.

    is_page: with the figure and what is new, which a mail leaves out.
    """
    if not has_standing(user):
        return None
    news = latest_news(user, NEWS_SHOWN) if is_page else ()
    if not (user.is_secretariat or user.is_researcher):
        mine = own.own_of(user)
        lines = own.lines(mine, user) if mine else []
        return Standing(
            is_whole=False, municipality=mine, lines=lines, queues=queues_of(user), news=news
        )
    return Standing(
        is_whole=True,
        lines=_project_lines(user),
        queues=queues_of(user),
        schedule=progress_figure(user) if is_page else None,
        news=news,
    )


def _project_lines(user: Any) -> list[Line]:
    single: tuple[Callable[[Any], Line | None], ...] = (
        work.pilots,
        work.network,
        work.focus_groups,
        work.answers,
        work.follow_up,
        plan.reports,
        plan.money,
    )
    found = (build(user) for build in single)
    return [
        plan.milestones(user),
        *survey.lines(user),
        *(line for line in found if line is not None),
    ]


def queues_of(user: Any) -> list[Waiting]:
    """The queues in which something waits, without those that only the administration can open for a
    user who may not enter it."""
    built = (queue(user) for queue in waiting)
    return [
        _led(queue, user)
        for queue in built
        if queue is not None and queue.count and _enters(user, queue.all_address)
    ]


def _led(queue: Waiting, user: Any) -> Waiting:
    """Of a single thing: to the thing itself, and not to a list in which it must be found."""
    if queue.count == 1 and queue.items and _enters(user, queue.items[0].address):
        return replace(queue, all_address=queue.items[0].address)
    return queue


def _enters(user: Any, address: str) -> bool:
    return bool(user.is_staff) or not address.startswith(ADMINISTRATION)
