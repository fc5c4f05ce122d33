"""Addresses for monitoring."""

from django.urls import path

from . import views

app_name = "portal"
urlpatterns = [
    path("live", views.live, name="live"),
    path("klar", views.ready, name="ready"),
]
