"""The world that the tests of access walk through."""

import logging
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage

from .standing import Standing, standing
from .world import World, build_world


@pytest.fixture(scope="module")
def build() -> Callable[[], World]:
    """How a file of tests has its world built; some put more into it."""
    return build_world


@pytest.fixture(scope="module")
def standing_world(
    django_db_setup, django_db_blocker, tmp_path_factory, build
) -> Iterator[Standing]:
    with standing(django_db_blocker, tmp_path_factory.mktemp("media"), build) as made:
        yield made


@pytest.fixture
def world(standing_world, db, settings, tmp_path) -> World:
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()  # refused log-in links are counted there
    return standing_world.for_one_test(tmp_path / "media")


@pytest.fixture
def quiet(monkeypatch):
    """Thousands of refusals would fill the report of a fault with their log; and a file that goes does
    not come back when the request is taken back."""
    monkeypatch.setattr(FileSystemStorage, "delete", lambda storage, name: None)
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
