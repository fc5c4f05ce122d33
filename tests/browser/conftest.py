"""Chromium, the world of the access table behind a live server, and an ear for complaints."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import ConsoleMessage, Page

from tests.access.world import World, build_world
from tests.browsing import log_in


@pytest.fixture
def world(transactional_db, settings, tmp_path) -> World:
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
    return build_world()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the console calls an error, content-security reports included, and scripts that fail.

    Left out: a page that answers 403 or 404 by design.
    """
    heard: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error" and "Failed to load resource" not in said.text:
            heard.append(f"{page.url}: {said.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
    return heard


@pytest.fixture
def visit_as(page: Page, live_server, world) -> Callable[[str], Page]:
    """The page in the hands of a role."""

    def visit(role: str) -> Page:
        if user := world.users[role]:
            log_in(page, live_server.url, user)
        return page

    return visit
