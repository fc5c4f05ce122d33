"""A process's own sign of life, for whoever watches just this one of many (a container's health).

SIGN_FILE names a file that the worker or the clock touches every two seconds; without it nothing
is touched. `python -m forkommune.portal.sign_file` says by its exit code whether it is fresh.
"""

import os
import sys
import time
from pathlib import Path

STALE_SECONDS = 15.0


def touch() -> None:
    """Leave the sign, if there is a file for it."""
    if file := os.environ.get("SIGN_FILE"):
        Path(file).touch()


def is_fresh() -> bool:
    """Whether the sign was left within fifteen seconds."""
    file = Path(os.environ.get("SIGN_FILE") or "/nonexistent")
    return file.is_file() and time.time() - file.stat().st_mtime < STALE_SECONDS


if __name__ == "__main__":
    sys.exit(0 if is_fresh() else 1)
