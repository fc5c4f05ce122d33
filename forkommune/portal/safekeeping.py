"""How the copies stand that a bad day needs: the last good backup, and the log of erasures."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.privacy.erasing import ACTION
from forkommune.privacy.erasure_log import RESTORE, Deed, ErasureLog
from forkommune.work.models import HistoryEntry
from forkommune.work.registry import person_kinds

from .backups import LAST_BACKUP, last_backup_at

OLDEST_BACKUP = timedelta(days=7)
PRIVATE = 0o600


def last_backup(var: Path, now: datetime) -> tuple[list[str], str]:
    """What is wrong with the last backup that was made whole, and how old it is.

    A portal of a week's standing has one that is younger than a week.
    """
    try:
        made_at = last_backup_at(var)
    except (ValueError, KeyError, TypeError) as error:
        return [
            _("%(file)s cannot be read: %(reason)s") % {"file": LAST_BACKUP, "reason": error}
        ], ""
    if made_at is None:
        return _never_backed_up(now)
    age = {"age": timesince(made_at, now)}
    if now - made_at > OLDEST_BACKUP:
        return [_("%(age)s old; make a new one.") % age], ""
    return [], _("%(age)s old") % age


def _never_backed_up(now: datetime) -> tuple[list[str], str]:
    first = HistoryEntry.objects.order_by("at").values_list("at", flat=True).first()
    if first is not None and now - first > OLDEST_BACKUP:
        return [_("None was ever made. Make one with “manage.py backup DIR”.")], ""
    return [], _("none yet")


def erasures(log: ErasureLog) -> tuple[list[str], str]:
    """What is wrong with the log, and what it knows of."""
    deeds, unreadable = log.read()
    faults = [_unfinished(deed) for deed in deeds if deed.done_at is None]
    faults += [
        _("Line %(number)d of %(path)s cannot be read.") % {"number": number, "path": log.path}
        for number in unreadable
    ]
    if log.exists and log.path.stat().st_mode & 0o777 != PRIVATE:
        faults.append(
            _("%(path)s is open to others; only its owner may read it.") % {"path": log.path}
        )
    faults += _unlogged({name for deed in deeds for name in deed.subjects}, log)
    done = [deed for deed in deeds if deed.done_at and deed.kind != RESTORE]
    told = ngettext("%(count)d erasure", "%(count)d erasures", len(done)) % {"count": len(done)}
    return faults, told


def _unfinished(deed: Deed) -> str:
    at = date_format(timezone.localtime(deed.begun_at), "j. F Y H:i")
    words = {"who": ", ".join(deed.subjects), "at": at}
    if deed.kind == RESTORE:
        return (
            _("A restore begun on %(at)s was interrupted: run “manage.py repeat_erasures”.") % words
        )
    return (
        _(
            "The erasure of %(who)s, begun on %(at)s, was interrupted: run “manage.py repeat_erasures”."
        )
        % words
    )


def _unlogged(known: set[str], log: ErasureLog) -> list[str]:
    """People whose erasure the database remembers and the log does not: the log, or a part, is lost."""
    kinds = {
        apps.get_model(kind.model)._meta.db_table: code
        for code, (_order, kind) in person_kinds.entries.items()
    }
    rows = HistoryEntry.objects.filter(action=ACTION, operation=HistoryEntry.Operation.EVENT)
    names = {
        f"{kinds[table]}:{row}" for table, row in rows.values_list("table", "row") if table in kinds
    }
    lost = sorted(names - known)
    if not lost:
        return []
    return [
        _("The database knows of erasures that %(path)s lacks: %(who)s. Fetch the log from a copy.")
        % {"path": log.path, "who": ", ".join(lost)}
    ]
