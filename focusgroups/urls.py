"""Addresses of the focus groups."""

from django.urls import URLPattern

app_name = "focusgroups"
urlpatterns: list[URLPattern] = []
