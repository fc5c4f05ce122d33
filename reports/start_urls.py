"""Addresses of the start page and the pages about the portal."""

from django.urls import path

from reports.start import about
from reports.start.views import Start, choose_municipality

urlpatterns = [
    path("", Start.as_view(), name="home"),
    path("velg-kommune/", choose_municipality, name="choose-municipality"),
    path("tilgjengelighet/", about.Accessibility.as_view(), name="accessibility"),
    path("personvern/", about.Privacy.as_view(), name="privacy"),
    path("kilder/", about.Sources.as_view(), name="sources"),
    path("hjelp/", about.Help.as_view(), name="help"),
    path("hjelp/<slug:slug>/", about.HelpDetail.as_view(), name="help-page"),
]
