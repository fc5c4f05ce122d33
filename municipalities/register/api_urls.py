"""Addresses of the open data of the register."""

from django.urls import path

from municipalities.register.api import MunicipalityListing, StatisticListing

urlpatterns = [
    path("municipalities/", MunicipalityListing.as_view(), name="municipalities"),
    path("statistics/", StatisticListing.as_view(), name="statistics"),
]
