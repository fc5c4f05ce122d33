"""What browser tests share: Debian's Chromium, log-in without a mail, axe, a page that must fit."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

# Playwright's loop runs in the thread of the test; this tells the ORM that it is meant. Before any
# fixture, because the test database is made inside that loop too.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
WIDTHS = (1280, 390)
LAUNCH = {
    "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
    # Nothing here is drawn for an eye: without the drawing of a graphics card in software, the pages of
    # one test took 55 s where they had taken 69.
    "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-extensions"],
}


@cache
def axe_script() -> str:
    """axe-core as the front-end build installed it for tests."""
    folder = (Path(settings.VAR_DIR) / "frontend").resolve().parent
    return (folder / "npm/node_modules/axe-core/axe.min.js").read_text("utf-8")


def log_in(page: Page, server: str, user: Any) -> None:
    """Give the browser a session of `user`."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": server}])


def faults(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands, one line a fault; and sideways scrolling.

    Without preloading axe does not fetch every stylesheet and film anew; none of its rules that
    are on needs the stylesheets, and the portal shows no films. Only what is wrong leaves the page:
    to send all that axe says takes as long as to find it.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_script())
    asked = "axe.run({resultTypes: ['violations'], preload: false}).then(found => found.violations)"
    lines = [
        f"{one['id']}: {node['html'][:200]}"
        for one in page.evaluate(asked)
        for node in one["nodes"]
    ]
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return lines + ([f"{overflow} px too wide"] if overflow > 0 else [])
