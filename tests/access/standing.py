"""A world that is built once for a file of tests: each has it whole and its own, whatever others do."""

import copy
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from .world import World


@dataclass(frozen=True)
class Standing:
    """What was built, and the folder of its files."""

    built: World
    media: Path

    def for_one_test(self, media: Path) -> World:
        """The same world to change at will: a test's rows go back with its savepoint, and these are
        copies of the objects and of the files."""
        shutil.copytree(self.media, media, dirs_exist_ok=True)
        return copy.deepcopy(self.built)


@contextmanager
def standing(
    blocker: DjangoDbBlocker, media: Path, build: Callable[[], World]
) -> Iterator[Standing]:
    """Every test meanwhile runs inside this transaction, in a savepoint of its own."""
    with blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media):
            built = build()
        yield Standing(built, media)
        transaction.set_rollback(True)
