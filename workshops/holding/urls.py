"""Addresses of the day: on phones, and at the desk at the door."""

from django.urls import path

from workshops.presenting.views import present

from .card import urlpatterns as card
from .day import PhoneDay, PhoneDayState
from .views import door, door_code

urlpatterns = [
    *card,
    path("stem/<str:token>/", PhoneDay.as_view(), name="phone-day"),
    path("stem/<str:token>/tilstand/", PhoneDayState.as_view(), name="phone-day-state"),
    path("workshop/<slug:slug>/vis/<slug:deck>/", present, name="present"),
    path("workshop/<slug:slug>/innsjekk/", door, name="check-in"),
    path("workshop/<slug:slug>/innsjekk/<str:code>/", door_code, name="check-in-code"),
]
