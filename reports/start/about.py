"""Pages about the portal: accessibility, privacy, sources, help."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404
from django.views.generic import TemplateView

from forkommune.evidence.models import ProcessingActivity
from forkommune.work.registry import sources
from reports.start.help import PAGES


class Accessibility(TemplateView):
    """The accessibility statement."""

    template_name = "start/accessibility.html"


class Privacy(TemplateView):
    """What is kept about people, why, and for how long: from the records of processing."""

    template_name = "start/privacy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The public records."""
        records = ProcessingActivity.objects.visible_to(self.request.user)
        return super().get_context_data(records=records.select_related("controller"), **kwargs)


class Sources(TemplateView):
    """Every data set with source and licence, and the programs the pages are made with."""

    template_name = "start/sources.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Data sets as their owners registered them."""
        return super().get_context_data(
            sources=list(sources), packages=front_end_packages(), **kwargs
        )


def front_end_packages() -> list[dict[str, str]]:
    """Name, version and licence of each front-end package, from the build's own list."""
    path = Path(settings.BUILT_DIR) / "frontend" / "licences.json"
    if not path.is_file():
        return []
    listed = json.loads(path.read_text(encoding="utf-8"))
    return [package for package in listed if package["shipped"]]


class Help(TemplateView):
    """The help pages, one per role."""

    template_name = "start/help.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All pages; the chosen one first."""
        return super().get_context_data(pages=PAGES, contact=settings.DEFAULT_FROM_EMAIL, **kwargs)


class HelpDetail(TemplateView):
    """Help for one role."""

    template_name = "start/help_page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page of the address; an unknown one is not found."""
        page = next((page for page in PAGES if page.slug == self.kwargs["slug"]), None)
        if page is None:
            raise Http404(f"No help page is called {self.kwargs['slug']!r}.")
        return super().get_context_data(help=page, contact=settings.DEFAULT_FROM_EMAIL, **kwargs)
