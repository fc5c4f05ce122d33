"""Addresses of the register, the survey and the network."""

from django.urls import URLPattern

app_name = "municipalities"
urlpatterns: list[URLPattern] = []
