"""Addresses of talks with municipalities, and of meetings that are written down."""

from django.urls import path

from . import views

urlpatterns = [
    path("kommuner/<str:number>/oppfolging/", views.follow_up, name="follow-up"),
    path("kommuner/<str:number>/oppfolging/ny/", views.contact_new, name="contact-new"),
    path("kommuner/<str:number>/oppfolging/ny/kladd/", views.contact_save, name="contact-save"),
    path("workshop/nytt/", views.meeting_new, name="meeting-new"),
    path("workshop/<slug:slug>/endre/", views.meeting_change, name="meeting-change"),
    path("workshop/<slug:slug>/deltok/", views.participants, name="participants"),
    path("workshop/<slug:slug>/deltok/slettedato/", views.names_until, name="names-until"),
    path(
        "workshop/<slug:slug>/deltok/<int:pk>/fjern/",
        views.participant_strike,
        name="participant-strike",
    ),
]
