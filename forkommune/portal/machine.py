"""How much memory the machine has for the portal, or the container that it stands in."""

import os
from pathlib import Path

CONTAINER_LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)
MEGABYTE = 1024 * 1024
# PostgreSQL's own default, and what holds a hundred thousand examples with what they are found by.
LEAST_MB, MOST_MB = 128, 512
SHARE = 8


def memory_bytes() -> int:
    """What the machine has, or less where a container has less."""
    has = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(has, *(_limit(path, has) for path in CONTAINER_LIMITS))


def table_cache_mb() -> int:
    """What PostgreSQL may keep its tables in: an eighth, which it fills only as they grow."""
    return max(LEAST_MB, min(MOST_MB, memory_bytes() // SHARE // MEGABYTE))


def _limit(path: Path, otherwise: int) -> int:
    try:
        told = path.read_text(encoding="ascii").strip()
    except OSError:
        return otherwise
    return int(told) if told.isdecimal() else otherwise  # "max": none
