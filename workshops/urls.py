"""Addresses of the meetings."""

from django.urls import URLPattern

app_name = "workshops"
urlpatterns: list[URLPattern] = []
