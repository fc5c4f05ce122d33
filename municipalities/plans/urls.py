"""Addresses of the document study, taken in by the app's own list."""

from django.urls import path

from .views import documents, intake, removal

urlpatterns = [
    path("kartlegging/dokumenter/", documents.plan_list, name="plan-list"),
    path("kartlegging/dokumenter/nytt/", intake.plan_create, name="plan-create"),
    path("kartlegging/dokumenter/<int:pk>/", documents.plan_document, name="plan-document"),
    path(
        "kartlegging/dokumenter/<int:pk>/ny-versjon/",
        intake.plan_version_add,
        name="plan-version-add",
    ),
    path(
        "kartlegging/dokumenter/<int:pk>/versjoner/<int:number>/fil/",
        documents.plan_file,
        name="plan-file",
    ),
    path(
        "kartlegging/dokumenter/<int:pk>/versjoner/<int:number>/ta-ut/",
        removal.plan_version_remove,
        name="plan-version-remove",
    ),
]
