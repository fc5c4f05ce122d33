"""Erasing under the log, and doing again what the log knows of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.search.vocabulary import count_all_words
from forkommune.work.personal_data import INFORMANT

from .erasing import Outcome, erase
from .erasure_log import ERASURE, RESTORE, WITHDRAWAL, Deed, ErasureLog
from .people import Subject, find_person, people_named
from .withdrawing import NothingToWithdraw, Withdrawal, is_withdrawn, withdraw

T = TypeVar("T")


class UnknownDeed(ValueError):
    """The log holds a deed that this version of the portal cannot repeat."""


def erasure_log() -> ErasureLog:
    """The log of this installation."""
    return ErasureLog(Path(settings.ERASURE_LOG))


def erase_person(*, subject: Subject, by: Any = None, reason: str = "") -> Outcome:
    """Erase a person and keep the deed in the log, so that no restored backup brings the data back.

    Raises LogUnusable before anything is changed.
    """
    return _under_log(
        ERASURE,
        subject,
        lambda lasting: erase(subject, by=by, reason=reason, before_lasting=lasting),
    )


def withdraw_consent(*, informant: int, way: str, by: Any = None, reason: str = "") -> Withdrawal:
    """Withdraw an informant's (primary key) consent, under the log as an erasure is.

    A second time nothing is done and nothing logged. Raises LogUnusable, NothingToWithdraw, and
    UnknownPerson where there is no such informant.
    """
    subject = find_person(f"{INFORMANT}:{informant}")
    if is_withdrawn([informant]):
        return withdraw(subject)
    return _under_log(
        WITHDRAWAL,
        subject,
        lambda lasting: withdraw(subject, by=by, reason=reason, way=way, before_lasting=lasting),
    )


def _under_log(kind: str, subject: Subject, act: Callable[[Callable[[], None]], T]) -> T:
    """Do a deed in a transaction of its own, with its line in the log.

    The line is taken out of the log only while it is certain that nothing came of the deed. Where a
    file was removed, or the answer to COMMIT got lost, it stays open and is done again.
    """
    log = erasure_log()
    deed = log.begin(subject.names, kind)
    is_lasting = Event()
    with ExitStack() as failed:
        failed.callback(_drop_unless, is_lasting, log, deed)
        # durable: inside another transaction the line below would tell of a deed before its COMMIT.
        with transaction.atomic(durable=True):
            outcome = act(is_lasting.set)
        failed.pop_all()
    # The words of the search are counted after a COMMIT. Counted anew they are right whatever was
    # counted twice before, and a crash in between leaves the deed open: then they are, at the next start.
    count_all_words()
    log.finish(deed)
    return outcome


def _drop_unless(is_lasting: Event, log: ErasureLog, deed: Deed) -> None:
    if not is_lasting.is_set():
        log.drop(deed)


def finish_interrupted() -> int:
    """Finish what a crash interrupted; says how many deeds still had something to do."""
    log = erasure_log()
    return _repeat(log.unfinished(), log)


def repeat_since(moment: datetime) -> int:
    """Erase again whatever a copy of the database from `moment` may still hold; says how many people."""
    log = erasure_log()
    return _repeat([deed for deed in log.since(moment) if deed.kind != RESTORE], log)


def _repeat(deeds: Iterable[Deed], log: ErasureLog) -> int:
    changed = 0
    for deed in deeds:
        if deed.kind not in REPEATS:
            raise UnknownDeed(
                _(
                    "The erasure log holds a deed of the kind “%(kind)s”, which this version cannot repeat."
                )
                % {"kind": deed.kind}
            )
        changed += REPEATS[deed.kind](deed)
        if deed.done_at is None:
            count_all_words()
            log.finish(deed)
    return changed


def _repeat_erasure(deed: Deed) -> int:
    """Erase the people of a deed wherever their rows stand."""
    subject = people_named(deed.subjects)
    if subject is None or subject.is_erased:
        return 0
    erase(subject)
    return 1


def _repeat_withdrawal(deed: Deed) -> int:
    """Withdraw again, as of then, where a copy brought back what was said."""
    subject = people_named(deed.subjects)
    if subject is None:
        return 0
    try:
        return int(withdraw(subject, at=deed.begun_at, tells=False).is_done)
    except NothingToWithdraw:
        return 0  # a copy from before any basis was recorded: nothing was said yet


def _repeat_restore(deed: Deed) -> int:
    """A restore that was interrupted: what came back must be erased again before anybody reads it."""
    return repeat_since(datetime.fromisoformat(deed.subjects[0]))


# What repeats a deed, by its kind; gives how many people it still found.
REPEATS: dict[str, Callable[[Deed], int]] = {
    ERASURE: _repeat_erasure,
    WITHDRAWAL: _repeat_withdrawal,
    RESTORE: _repeat_restore,
}
