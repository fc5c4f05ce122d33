"""Addresses of examples and pilot projects."""

from django.urls import path

from pilots.views.examples import ExampleDetail, example_list, example_suggestions
from pilots.views.pilots import PilotDetail, PilotList

app_name = "pilots"
urlpatterns = [
    path("eksempler/", example_list, name="example-list"),
    path("eksempler/forslag/", example_suggestions, name="example-suggestions"),
    path("eksempler/<slug:slug>/", ExampleDetail.as_view(), name="example-detail"),
    path("piloter/", PilotList.as_view(), name="pilot-list"),
    path("piloter/<slug:slug>/", PilotDetail.as_view(), name="pilot-detail"),
]
