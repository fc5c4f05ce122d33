"""Addresses of the search in everything."""

from django.urls import path

from . import views

app_name = "search"
urlpatterns = [
    path("", views.everything, name="everything"),
    path("forslag/", views.suggestions, name="suggestions"),
]
