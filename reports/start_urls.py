"""Addresses of the start page and the pages about the portal."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
