"""Addresses of the ui room."""

from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("sprak/<slug:code>/", views.set_language, name="language"),
    path("komponenter/", views.components, name="components"),
]
