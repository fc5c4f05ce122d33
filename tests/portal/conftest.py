"""State folders for tests of real processes."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import on_machine


@pytest.fixture
def var() -> Iterator[Path]:
    """A fresh state folder with a short path; the test fails when it leaves a process behind."""
    folder = Path(tempfile.mkdtemp(prefix="fkp-"))
    yield folder
    left = on_machine.alive_on(folder)
    for pid in left:
        on_machine.kill(pid)
    shutil.rmtree(folder, ignore_errors=True)
    assert left == {}
