"""The admin site: log-in through allauth, lists grouped by the project's order."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Count, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from forkommune.work.history import OWN_APPS
from forkommune.work.sent_once import sent_once

from .groups import GROUPS
from .sizes import MANY, SEARCH_LENGTH, estimates
from .today import search, today_page

UNCOUNTED = {"work.historyentry", "work.job", "work.mail"}
GROUPED = {label for group in GROUPS for label in group.models}


class UngroupedModel(LookupError):
    """A model is registered in the admin without a place in the groups."""


class PortalAdminSite(AdminSite):
    """Django's admin in the portal's order and look."""

    site_header = _("Administration")
    site_title = _("Climate transition in Vestregionen")
    index_title = _("Administration")
    enable_nav_sidebar = True

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take the portal's own models; tables of libraries are no tool of the secretariat's.

        Raises UngroupedModel for one that no group lists.
        """
        found: list[Any] = (
            [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        )
        own = [model for model in found if model._meta.app_label in OWN_APPS]
        if homeless := {model._meta.label_lower for model in own} - GROUPED:
            raise UngroupedModel(f"Give these models a place in GROUPS: {sorted(homeless)}.")
        super().register(own, admin_class, **options)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The portal's own log-in, not a second one."""
        return secure_admin_login(super().login)(request, extra_context)  # type: ignore[no-any-return]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A page of the administration; a button that is pressed twice there acts once."""
        return super().admin_view(sent_once(view), cacheable)

    def get_urls(self) -> list[Any]:
        """The lists of the models, and the search over them all."""
        return [path("sok/", self.admin_view(self.search), name="search"), *super().get_urls()]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """What waits today, and how many rows each list holds."""
        context = {
            **self.each_context(request),
            "title": self.index_title,
            "today": today_page(request, self),
        }
        counts = self.counts(request)
        for group in context["available_apps"]:
            for listed in group["models"]:
                listed["rows"] = counts.get(listed["label"])
        return TemplateResponse(request, "admin/index.html", context | (extra_context or {}))

    def app_index(  # type: ignore[override]  # Django promises a page; there is none
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """An app is no heading here: the start page has its lists, in the project's order."""
        if not self.get_app_list(request, app_label):
            raise Http404(f"No list of {app_label!r} is open to the visitor.")
        return redirect("admin:index")

    def search(self, request: HttpRequest) -> TemplateResponse:
        """Find a row by its name in any of the visitor's lists."""
        words = request.GET.get("q", "").strip()[:SEARCH_LENGTH]
        context = {
            **self.each_context(request),
            "title": _("Search"),
            "words": words,
            "hits": search(request, self, words),
        }
        return TemplateResponse(request, "admin/search.html", context)

    def counts(self, request: HttpRequest) -> dict[str, int]:
        """How many rows the visitor sees in each list; logs and very long lists are not counted."""
        rows = estimates(request)
        counted = [
            model_admin.get_queryset(request)
            .order_by()
            .values(of_list=Value(model._meta.label_lower))
            .annotate(rows_in_list=Count("pk"))
            .values_list("of_list", "rows_in_list")
            for model, model_admin in self._registry.items()
            if model._meta.label_lower not in UNCOUNTED
            and rows.get(model._meta.db_table, 0) <= MANY
            and model_admin.has_view_permission(request)
        ]
        return dict(counted[0].union(*counted[1:], all=True)) if counted else {}

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """The lists that the visitor may see, under the project's headings; or those of one app."""
        if app_label is not None:
            return super().get_app_list(request, app_label)
        admins = {model._meta.label_lower: admin for model, admin in self._registry.items()}
        groups = [
            {
                "name": group.title,
                "icon": group.icon,
                "models": [
                    _listed(label, admins[label])
                    for label in group.models
                    if label in admins and admins[label].has_view_permission(request)
                ],
            }
            for group in GROUPS
        ]
        return [group for group in groups if group["models"]]


def _listed(label: str, model_admin: ModelAdmin) -> dict[str, Any]:
    """What the menu shows of a list."""
    options = model_admin.opts
    return {
        "label": label,
        "name": capfirst(str(options.verbose_name_plural)),
        "admin_url": reverse(f"admin:{options.app_label}_{options.model_name}_changelist"),
    }
