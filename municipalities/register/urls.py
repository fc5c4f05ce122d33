"""Addresses of the register."""

from django.urls import path

from .views import MunicipalityComparison, MunicipalityDetail, MunicipalityList

urlpatterns = [
    path("kommuner/", MunicipalityList.as_view(), name="municipality-list"),
    path("kommuner/sammenlign/", MunicipalityComparison.as_view(), name="municipality-compare"),
    path("kommuner/<str:number>/", MunicipalityDetail.as_view(), name="municipality-detail"),
]
