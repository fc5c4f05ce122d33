"""Addresses of the start page and the pages about the portal."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from reports.start import about, visiting_programs
from reports.start.feed import News
from reports.start.sitemaps import SITEMAPS
from reports.start.views import Start, choose_municipality

urlpatterns = [
    path("", Start.as_view(), name="home"),
    path("velg-kommune/", choose_municipality, name="choose-municipality"),
    path("tilgjengelighet/", about.Accessibility.as_view(), name="accessibility"),
    path("personvern/", about.Privacy.as_view(), name="privacy"),
    path("kilder/", about.Sources.as_view(), name="sources"),
    path("hjelp/", about.Help.as_view(), name="help"),
    path("hjelp/<slug:slug>/", about.HelpDetail.as_view(), name="help-page"),
    path("nytt.atom", require_safe(News()), name="news"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", visiting_programs.robots, name="robots"),
    path(".well-known/security.txt", visiting_programs.security, name="security"),
]
