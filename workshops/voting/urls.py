"""Addresses of polls: on phones by personal link, for those who hold the meeting, on the big screen."""

from django.urls import path

from .views import desk, screen
from .views.phone import PhonePollPage, PhonePollState

POLLS = "workshop/<slug:slug>/avstemninger/"
SCREEN = "workshop/<slug:slug>/storskjerm/"

urlpatterns = [
    path("stem/<str:token>/<int:poll>/", PhonePollPage.as_view(), name="phone-poll"),
    path(
        "stem/<str:token>/<int:poll>/tilstand/", PhonePollState.as_view(), name="phone-poll-state"
    ),
    path(POLLS, desk.poll_list, name="poll-list"),
    path(f"{POLLS}ny/", desk.poll_new, name="poll-new"),
    path(f"{POLLS}<int:pk>/", desk.poll_detail, name="poll-detail"),
    path(f"{POLLS}<int:pk>/endre/", desk.poll_change, name="poll-change"),
    path(f"{POLLS}<int:pk>/gjor/", desk.poll_act, name="poll-act"),
    path(f"{POLLS}<int:pk>/uavgjort/<int:place>/", desk.poll_tie, name="poll-tie"),
    path(SCREEN, screen.screen, name="screen"),
    path(f"{SCREEN}<int:pk>/", screen.screen_poll, name="screen-poll"),
    path(f"{SCREEN}<int:pk>/tilstand/", screen.screen_state, name="screen-state"),
]
