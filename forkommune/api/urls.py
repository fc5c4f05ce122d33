"""Addresses of the API, version 1."""

from django.urls import path
from ninja import NinjaAPI

api = NinjaAPI(
    title="Klimaomstilling i Vestregionen",
    version="1",
    description="Published examples, pilot projects, municipalities and statistics. No log-in.",
    docs_url=None,
    urls_namespace="api",
)
api.add_router("/examples/", "pilots.api.examples")
api.add_router("/pilots/", "pilots.api.pilots")
api.add_router("/municipalities/", "municipalities.register.api.municipalities")
api.add_router("/statistics/", "municipalities.register.api.statistics")

urlpatterns = [path("", api.urls)]
