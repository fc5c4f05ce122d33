"""Erasing under the log, and doing again what a log knows of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .erasing import Outcome, erase
from .erasure_log import ERASURE, Deed, ErasureLog, erasure_log
from .people import Subject, people_named

# What repeats a deed, by its kind; gives whether there was anything left to do.
REPEATS: dict[str, Callable[[Deed], bool]] = {}


def erase_person(*, subject: Subject, by: Any = None, reason: str = "") -> Outcome:
    """Erase a person and keep the deed in the log, so that no restored backup brings the data back.

    Raises LogUnusable before anything is changed.
    """
    log = erasure_log()
    deed = log.begin(subject.names)
    try:
        outcome = erase(subject, by=by, reason=reason)
    except BaseException:
        log.drop(deed)
        raise
    log.finish(deed)
    return outcome


def repeat_erasure(deed: Deed) -> bool:
    """Erase the people of a deed wherever their rows stand; False where none does any more."""
    subject = people_named(deed.subjects)
    if subject is None or subject.is_erased:
        return False
    erase(subject)
    return True


REPEATS[ERASURE] = repeat_erasure


def repeat(deeds: Iterable[Deed], log: ErasureLog) -> int:
    """Do deeds again; says how many changed something. An unfinished one is finished by it.

    Raises KeyError for a kind of deed that this version cannot repeat.
    """
    changed = 0
    for deed in deeds:
        changed += REPEATS[deed.kind](deed)
        if deed.done_at is None:
            log.finish(deed)
    return changed
