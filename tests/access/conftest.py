"""The world that the tests of access walk through."""

import logging

import pytest
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage

from .world import World, build_world


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()  # refused log-in links are counted there
    return build_world()


@pytest.fixture
def quiet(monkeypatch):
    """Thousands of refusals would fill the report of a fault with their log; and a file that goes does
    not come back when the request is taken back."""
    monkeypatch.setattr(FileSystemStorage, "delete", lambda storage, name: None)
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
