"""Addresses of the API, version 1."""

from django.urls import include, path

from .views import Description

app_name = "api"
urlpatterns = [
    path("", include("pilots.api_urls")),
    path("", include("municipalities.register.api_urls")),
    path("openapi.json", Description.as_view(), name="description"),
]
