"""Addresses of examples and pilot projects."""

from django.urls import URLPattern

app_name = "pilots"
urlpatterns: list[URLPattern] = []
