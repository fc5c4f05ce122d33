"""Whether work failed because a disk is full: trying again helps nobody until somebody makes room."""

from __future__ import annotations

import errno

from psycopg2.errors import DiskFull

FULL = (errno.ENOSPC, errno.EDQUOT)


def is_full_disk(fault: BaseException) -> bool:
    """Whether a file could not be written for want of room, by this process or by the database."""
    if isinstance(fault, OSError) and fault.errno in FULL:
        return True
    return isinstance(fault.__cause__, DiskFull)
