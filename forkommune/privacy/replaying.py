"""Erasing again around a restore, so that no crash lets people read what had been erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .erasure_log import RESTORE, Deed
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
        erasure_log().finish(self.deed)
        if self.knows_erasures:
            return repeated(count)
        return _(
            "NOTE: the erasure log %(path)s is missing or knows of no erasure, so nothing was erased again. If anybody was erased after the backup, fetch the log and run “manage.py repeat_erasures --since %(made_at)s” before anybody uses the portal."
        ) % {"path": erasure_log().path, "made_at": self.made_at}


def repeated(count: int) -> str:
    """How many people were erased again, in words."""
    if not count:
        return _("Nothing had to be erased again.")
    return ngettext(
        "%(count)d person was erased again by the log.",
        "%(count)d people were erased again by the log.",
        count,
    ) % {"count": count}
