"""The admin site: log-in through allauth, lists grouped by the project's order."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from forkommune.work.history import OWN_APPS

from .groups import GROUPS


class UngroupedModel(LookupError):
    """A model is registered in the admin without a place in the groups."""


class PortalAdminSite(AdminSite):
    """Django's admin in the portal's order and look."""

    site_header = _("Administration")
    site_title = _("Climate transition in Vestregionen")
    index_title = _("Administration")
    enable_nav_sidebar = True

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take the portal's own models; tables of libraries are no tool of the secretariat's."""
        found: list[Any] = (
            [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        )
        own = [model for model in found if model._meta.app_label in OWN_APPS]
        super().register(own, admin_class, **options)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The portal's own log-in, not a second one."""
        return secure_admin_login(super().login)(request, extra_context)  # type: ignore[no-any-return]

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """The models that the visitor may see, under the project's headings."""
        apps = super().get_app_list(request, app_label)
        models = {
            f"{app['app_label']}.{model['object_name'].lower()}": model
            for app in apps
            for model in app["models"]
        }
        if app_label is not None:
            return apps
        groups = [
            {
                "name": group.title,
                "app_label": group.code,
                "app_url": "",
                "icon": group.icon,
                "has_module_perms": True,
                "models": [models.pop(label) for label in group.models if label in models],
            }
            for group in GROUPS
        ]
        if models:
            raise UngroupedModel(f"Give these models a place in GROUPS: {sorted(models)}.")
        return [group for group in groups if group["models"]]
