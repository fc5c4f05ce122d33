"""Addresses of the portal; every room and app brings its own, named here by string only."""

from django.contrib import admin
from django.urls import include, path

handler400 = "forkommune.portal.refusals.bad_request"
urlpatterns = [
    path("", include("reports.start_urls")),
    path("", include("municipalities.urls")),
    path("", include("pilots.urls")),
    path("", include("focusgroups.urls")),
    path("", include("workshops.urls")),
    path("personvern/", include("forkommune.privacy.urls")),
    path("rapporter/", include("reports.urls")),
    path("prosjekt/", include("forkommune.plan.urls")),
    path("kartlegging/koding/", include("forkommune.evidence.urls")),
    path("arbeid/", include("forkommune.work.urls")),
    path("sok/", include("forkommune.search.urls")),
    path("helse/", include("forkommune.portal.urls")),
    path("", include("forkommune.ui.urls")),
    path("konto/", include("forkommune.accounts.urls")),
    path("konto/", include("allauth.account.urls")),
    path("konto/2fa/", include("allauth.mfa.urls")),
    path("konto/sessions/", include("allauth.usersessions.urls")),
    path("konto/3rdparty/", include("allauth.socialaccount.urls")),
    path("api/v1/", include("forkommune.api.urls")),
    path("admin/", admin.site.urls),
]
