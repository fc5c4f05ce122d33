"""Addresses for monitoring."""

from django.urls import path

from . import views

app_name = "portal"
urlpatterns = [
    path("helse/live", views.live, name="live"),
    path("helse/klar", views.ready, name="ready"),
]
