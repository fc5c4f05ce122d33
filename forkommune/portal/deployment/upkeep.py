"""What must be kept in order over time: backups, room, files."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.portal.backups import backup_folder, last_backup_at
from forkommune.portal.folders import NEEDED_BYTES
from forkommune.portal.install import missing_libraries
from forkommune.ui.dates import long_date

from .verdicts import Verdict, doubtful, fine, wrong

DAILY = timedelta(hours=26)
TOO_OLD = timedelta(days=7)
ROOMY_SHARE = 0.1


def judge_upkeep() -> Iterator[Verdict]:
    """Backups, disk, files of the site, the PDF maker."""
    yield _backup()
    yield _disk()
    yield _media()
    yield _static()
    yield _pdf()


def _backup() -> Verdict:
    subject = _("Backup")
    step = _("Let “manage.py backup” run every day, onto another machine (%(folder)s now).") % {
        "folder": backup_folder(settings.VAR_DIR)
    }
    made_at = last_backup_at(settings.VAR_DIR)
    if made_at is None:
        return wrong(subject, _("none is known"), step)
    local = timezone.localtime(made_at)
    words = _("the last one is of %(day)s at %(time)s") % {
        "day": long_date(local.date()),
        "time": f"{local:%H:%M}",
    }
    age = datetime.now(UTC) - made_at
    if age > TOO_OLD:
        return wrong(subject, words, step)
    return doubtful(subject, words, step) if age > DAILY else fine(subject, words)


def _disk() -> Verdict:
    subject = _("Disk")
    room = shutil.disk_usage(settings.VAR_DIR)
    words = _("%(free)d GB of %(total)d GB free") % {
        "free": room.free // 1_000_000_000,
        "total": room.total // 1_000_000_000,
    }
    step = _("Make room, or move the state folder (FORKOMMUNE_VAR) to a larger disk.")
    if room.free < NEEDED_BYTES:
        return wrong(subject, words, step)
    if room.free < ROOMY_SHARE * room.total:
        return doubtful(subject, words, step)
    return fine(subject, words)


def _media() -> Verdict:
    subject = _("Files of reports")
    folder = Path(settings.MEDIA_ROOT)
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if os.access(nearest, os.W_OK):
        return fine(subject, _("can be written"))
    return wrong(
        subject,
        _("%(folder)s cannot be written") % {"folder": folder},
        _("Give the portal's user the right to write there."),
    )


def _static() -> Verdict:
    subject = _("Styles and scripts")
    if (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        return fine(subject, _("collected"))
    return wrong(subject, _("not collected"), _("Run “manage.py collectstatic”."))


def _pdf() -> Verdict:
    subject = _("PDF maker")
    if missing := missing_libraries():
        return wrong(
            subject,
            _("libraries are missing"),
            _("Install them with “apt-get install %(packages)s”.")
            % {"packages": " ".join(missing)},
        )
    return fine(subject, _("its libraries are here"))
