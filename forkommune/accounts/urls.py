"""Addresses of log-in by link."""

from django.urls import URLPattern

app_name = "accounts"
urlpatterns: list[URLPattern] = []
