"""What an erasure does not reach, so that whoever erases is told of it: copies that stand aside."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def databases_aside() -> list[str]:
    """Databases that a restore put aside, or was killed while it filled them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database"
            " WHERE starts_with(datname, %(name)s || '_before_')"
            " OR starts_with(datname, %(name)s || '_restored_') ORDER BY 1",
            {"name": connection.settings_dict["NAME"]},
        )
        return [row[0] for row in cursor.fetchall()]


def folders_aside() -> list[Path]:
    """Folders of files that a restore put aside, or was killed while it filled them."""
    media = Path(settings.MEDIA_ROOT)
    found = [media.parent.glob(f"{media.name}.{way}-*") for way in ("before", "restored")]
    return sorted(path for folders in found for path in folders)


def copies_left() -> list[str]:
    """Sentences about copies that hold the erased data until they go."""
    days = settings.BACKUP_KEEP_DAYS
    told = [
        ngettext(
            "Backups made before this hold the data until they are deleted, after %(days)d day; a restore erases again by the log.",
            "Backups made before this hold the data until they are deleted, after %(days)d days; a restore erases again by the log.",
            days,
        )
        % {"days": days}
    ]
    told += [
        _("The database %(name)s, which a restore put aside, still holds the data: drop it.")
        % {"name": name}
        for name in databases_aside()
    ]
    told += [
        _("The folder %(name)s, which a restore put aside, still holds its files: delete it.")
        % {"name": folder}
        for folder in folders_aside()
    ]
    return told
