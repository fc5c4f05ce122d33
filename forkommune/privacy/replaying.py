"""Erasing again around a restore, so that no crash lets people read what had been erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.work.registry import person_kinds

from .erasure_log import RESTORE, Deed
from .people import model_of
from .services import erasure_log, repeat_since


@dataclass(frozen=True)
class Replay:
    """A restore as the log knows it: begun before the backup takes its place, and finished when what
    was erased since the backup is erased again. Where the process is killed in between, the next
    start of the portal does the rest.
    """

    made_at: str
    deed: Deed
    knows_erasures: bool

    @classmethod
    def begin(cls, made_at: str) -> Self:
        """Note that a backup made at a time (ISO) is about to be restored. Raises LogUnusable."""
        log = erasure_log()
        knows = any(deed.kind != RESTORE for deed in log.read()[0])
        return cls(made_at, log.begin([made_at], RESTORE), knows)

    def drop(self) -> None:
        """Nothing was restored."""
        erasure_log().drop(self.deed)

    def finish(self) -> str:
        """Erase again, and say in words how many people it was, or that nobody can know."""
        count = repeat_since(datetime.fromisoformat(self.made_at))
        reserve_numbers()
        erasure_log().finish(self.deed)
        if self.knows_erasures:
            return repeated(count)
        return _(
            "NOTE: the erasure log %(path)s is missing or knows of no erasure, so nothing was erased again. If anybody was erased after the backup, fetch the log and run “manage.py repeat_erasures --since %(made_at)s” before anybody uses the portal."
        ) % {"path": erasure_log().path, "made_at": self.made_at}


def reserve_numbers() -> None:
    """Let nobody get the number of somebody who was erased: a restored database counts from where it
    stood, and the log would then name a new person.
    """
    highest: dict[str, int] = {}
    for deed in erasure_log().read()[0]:
        for kind, _colon, key in (name.rpartition(":") for name in deed.subjects):
            if kind in person_kinds and key.isdecimal():
                highest[kind] = max(highest.get(kind, 0), int(key))
    with connection.cursor() as cursor:
        for kind, number in highest.items():
            meta = model_of(person_kinds.get(kind))._meta
            cursor.execute(
                "SELECT setval(sequence, greatest(%s, nextval(sequence)))"
                " FROM pg_get_serial_sequence(%s, %s) AS sequence WHERE sequence IS NOT NULL",
                [number, meta.db_table, str(meta.pk.column if meta.pk else "id")],
            )


def repeated(count: int) -> str:
    """How many people were erased again, in words."""
    if not count:
        return _("Nothing had to be erased again.")
    return ngettext(
        "%(count)d person was erased again by the log.",
        "%(count)d people were erased again by the log.",
        count,
    ) % {"count": count}
