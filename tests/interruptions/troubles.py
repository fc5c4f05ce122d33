"""What goes wrong while people type. Each trouble strikes between two letters and ends some later."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Route

from tests.portal.on_machine import kill_at_once, numbers_of, wait_until
from tests.portal.running import RunningPortal

from .typist import LOGGED_OUT, Typist

SAVES = "**/{kladd,notat}/"
Act = Callable[[RunningPortal, Typist], None]


def _nothing(_portal: RunningPortal, _typist: Typist) -> None:
    """Time passes."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """How it begins and how it ends; `others` says who writes in the same question meanwhile.

    tears: the tab is gone with what it had not sent, so that only its last two seconds may be lost.
    """

    name: str
    strike: Act = _nothing
    end: Act = _nothing
    others: tuple[str, ...] = ()
    tears: bool = False


def _killing(part: str) -> tuple[Act, Act]:
    """Kill a part of the portal, and wait until all is well again.

    Not while somebody is left of the killed one: a server's orphans answer for a second more.
    """
    killed: set[int] = set()

    def strike(portal: RunningPortal, _typist: Typist) -> None:
        wait_until(lambda: numbers_of(portal.var, part), 20, f"{part} runs")
        killed.clear()
        killed.update(numbers_of(portal.var, part))
        kill_at_once(portal.var, part)

    def end(portal: RunningPortal, _typist: Typist) -> None:
        wait_until(lambda: killed.isdisjoint(numbers_of(portal.var, part)), 20, f"{part} is gone")
        wait_until(lambda: set(portal.health().values()) == {"ok"}, 40, "all parts are well again")

    return strike, end


def _cut(_portal: RunningPortal, typist: Typist) -> None:
    typist.context.set_offline(True)


def _mend(_portal: RunningPortal, typist: Typist) -> None:
    typist.context.set_offline(False)


def _lose_reply(_portal: RunningPortal, typist: Typist) -> None:
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    typist.page.route(SAVES, lose, times=1)


def _delay(_portal: RunningPortal, typist: Typist) -> None:
    def late(route: Route) -> None:
        time.sleep(1.5)
        route.continue_()

    typist.page.route(SAVES, late, times=1)


def _log_out(_portal: RunningPortal, typist: Typist) -> None:
    typist.log_out()


def _log_in(_portal: RunningPortal, typist: Typist) -> None:
    typist.wait_until_told(LOGGED_OUT)
    typist.log_in()


def _reload(_portal: RunningPortal, typist: Typist) -> None:
    typist.reload()


TROUBLES = (
    Trouble("the server is killed", *_killing("gunicorn")),
    Trouble("the database is killed", *_killing("postgres -D")),
    Trouble("the net is cut", _cut, _mend),
    Trouble("a reply is lost", _lose_reply),
    Trouble("a save is slow", _delay),
    Trouble("the session ends", _log_out, _log_in),
    Trouble("the page is drawn anew", end=_reload),
    Trouble("the tab is torn away", tears=True),
    Trouble("two tabs", others=("second tab",)),
    Trouble("two people", others=("colleague",)),
    Trouble("two tabs and another person", others=("second tab", "colleague")),
    Trouble("two people, and the server is killed", *_killing("gunicorn"), ("colleague",)),
    Trouble("two people, and the net of one is cut", _cut, _mend, ("colleague",)),
    Trouble("two tabs, and the session ends", _log_out, _log_in, ("second tab",)),
)
BY_NAME = {one.name: one for one in TROUBLES}
