"""Addresses of what the tables say."""

from django.urls import path

from .views import idea_desk, table_ideas, table_state

urlpatterns = [
    path("bord/<str:code>/", table_ideas, name="table-ideas"),
    path("bord/<str:code>/tilstand/", table_state, name="table-ideas-state"),
    path("workshop/<slug:slug>/ideer/", idea_desk, name="idea-desk"),
]
