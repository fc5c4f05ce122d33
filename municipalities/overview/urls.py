"""Addresses of the overview."""

from django.urls import path

from . import views

urlpatterns = [
    path("kartlegging/oversikt/", views.overview, name="overview"),
    path("kartlegging/oversikt/tall.xlsx", views.overview_file, name="overview-file"),
    path("kartlegging/oversikt/funn/", views.finding_list, name="finding-list"),
    path("kartlegging/oversikt/planlagt/", views.waiting_list, name="waiting-list"),
    path("kartlegging/oversikt/barrierer/", views.crossing, name="barriers-crossed"),
    path("kartlegging/oversikt/dekning/", views.coverage, name="coverage"),
    path("kartlegging/oversikt/indikatorer/", views.indicators, name="indicators"),
]
