"""Addresses of the meetings."""

from django.urls import path

from workshops.views import MeetingDetail, MeetingList, programme_ics

app_name = "workshops"
urlpatterns = [
    path("workshop/", MeetingList.as_view(), name="meeting-list"),
    path("workshop/<slug:slug>/", MeetingDetail.as_view(), name="meeting-detail"),
    path("workshop/<slug:slug>/program.ics", programme_ics, name="meeting-calendar"),
]
