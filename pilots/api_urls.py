"""Addresses of the open data of this app."""

from django.urls import path

from pilots.api import ExampleListing, PilotListing

urlpatterns = [
    path("examples/", ExampleListing.as_view(), name="examples"),
    path("pilots/", PilotListing.as_view(), name="pilots"),
]
