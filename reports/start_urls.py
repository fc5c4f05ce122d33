"""Addresses of the start page and the pages about the portal."""

from django.urls import path

from reports.start.views import Start, choose_municipality

urlpatterns = [
    path("", Start.as_view(), name="home"),
    path("velg-kommune/", choose_municipality, name="choose-municipality"),
]
