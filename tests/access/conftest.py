"""The world that the tests of access walk through."""

import pytest
from django.core.cache import cache

from .world import World, build_world


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()  # refused log-in links are counted there
    return build_world()
