"""Addresses of the start page and the pages about the portal."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from reports.standing.views import ChangeLog, weekly_mail
from reports.start import about, visiting_programs
from reports.start.feed import News
from reports.start.sitemaps import SITEMAPS
from reports.start.views import Start, choose_municipality
from reports.views import dissemination

urlpatterns = [
    path("", Start.as_view(), name="home"),
    path("velg-kommune/", choose_municipality, name="choose-municipality"),
    path("prosjekt/endringer/", ChangeLog.as_view(), name="news-log"),
    path("prosjekt/ukebrev/", weekly_mail, name="weekly-mail"),
    path("prosjekt/formidling/", dissemination.dissemination_list, name="dissemination-list"),
    path("prosjekt/formidling/ny/", dissemination.dissemination_add, name="dissemination-add"),
    path(
        "prosjekt/formidling/formidling.csv",
        dissemination.dissemination_csv,
        name="dissemination-csv",
    ),
    path(
        "prosjekt/formidling/formidling.xlsx",
        dissemination.dissemination_workbook,
        name="dissemination-workbook",
    ),
    path(
        "prosjekt/formidling/<int:pk>/",
        dissemination.dissemination_change,
        name="dissemination-change",
    ),
    path(
        "prosjekt/formidling/<int:pk>/fjern/",
        dissemination.dissemination_remove,
        name="dissemination-remove",
    ),
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
