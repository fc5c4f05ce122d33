"""Addresses of examples and pilot projects."""

from django.urls import path

from pilots.views import experiments, measuring
from pilots.views.examples import ExampleDetail, example_list, example_suggestions
from pilots.views.pilots import PilotDetail, PilotList

app_name = "pilots"
urlpatterns = [
    path("eksempler/", example_list, name="example-list"),
    path("eksempler/forslag/", example_suggestions, name="example-suggestions"),
    path("eksempler/<slug:slug>/", ExampleDetail.as_view(), name="example-detail"),
    path("piloter/", PilotList.as_view(), name="pilot-list"),
    path("piloter/<slug:slug>/", PilotDetail.as_view(), name="pilot-detail"),
    path("piloter/<slug:slug>/forsok/", experiments.experiment_plan, name="experiment-plan"),
    path("piloter/<slug:slug>/forsok/registrer/", experiments.plan_register, name="plan-register"),
    path("piloter/<slug:slug>/forsok/avvik/", experiments.experiment_note, name="experiment-note"),
    path(
        "piloter/<slug:slug>/forsok/utfall/nytt/",
        experiments.indicator_create,
        name="indicator-create",
    ),
    path(
        "piloter/<slug:slug>/forsok/utfall/<int:pk>/",
        experiments.indicator_change,
        name="indicator-change",
    ),
    path(
        "piloter/<slug:slug>/forsok/utfall/<int:pk>/gjennomsnitt/",
        experiments.indicator_mean,
        name="indicator-mean",
    ),
    path(
        "piloter/<slug:slug>/forsok/utfall/<int:pk>/analyse/",
        experiments.indicator_analysis,
        name="indicator-analysis",
    ),
    path(
        "piloter/<slug:slug>/forsok/analyser/<int:pk>/fil/",
        experiments.analysis_file,
        name="analysis-file",
    ),
    path("piloter/<slug:slug>/forsok/data/", measuring.measurements_bring, name="measurements"),
    path(
        "piloter/<slug:slug>/forsok/data/ark/",
        measuring.measurements_sheet,
        name="measurements-sheet",
    ),
    path(
        "piloter/<slug:slug>/forsok/data/csv/",
        measuring.measurements_data,
        name="measurements-data",
    ),
    path(
        "piloter/<slug:slug>/forsok/data/<uuid:pk>/",
        measuring.measurements_file,
        name="measurements-file",
    ),
]
