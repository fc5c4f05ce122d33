"""The map of everything published, for search engines."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from municipalities.models import Municipality
from pilots.models import Example, Pilot
from workshops.models import Meeting

PAGES = (
    "home", "help", "sources", "privacy", "accessibility", "municipalities:municipality-list",
    "municipalities:network", "pilots:example-list", "pilots:pilot-list",
    "workshops:meeting-list", "plan:plan", "reports:report-list",
)  # fmt: skip


class Pages(Sitemap):
    """Pages that are always there."""

    def items(self) -> tuple[str, ...]:
        """Their names."""
        return PAGES

    def location(self, item: str) -> str:
        """Their addresses."""
        return reverse(item)


class Published(Sitemap):
    """Rows that a visitor without an account sees, one page each."""

    def __init__(self, rows: Callable[[], QuerySet[Any]]) -> None:
        self.rows = rows

    def items(self) -> QuerySet[Any]:
        """The rows in a fixed order."""
        return self.rows().order_by("pk")

    def lastmod(self, item: Any) -> datetime | None:
        """When it was published; unknown for what is no publication."""
        return getattr(item, "published_at", None)


EVERYBODY = AnonymousUser()
SITEMAPS: dict[str, Sitemap] = {
    "sider": Pages(),
    "kommuner": Published(lambda: Municipality.objects.visible_to(EVERYBODY)),
    "eksempler": Published(lambda: Example.objects.visible_to(EVERYBODY)),
    "piloter": Published(lambda: Pilot.objects.visible_to(EVERYBODY)),
    "samlinger": Published(lambda: Meeting.objects.visible_to(EVERYBODY)),
}
