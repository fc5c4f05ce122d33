"""Puts the portal's admin site in the place of Django's."""

from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """`django.contrib.admin` with the portal's site."""

    default_site = "forkommune.work.administration.site.PortalAdminSite"
