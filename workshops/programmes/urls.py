"""Addresses on which a day and its programme are put together."""

from django.urls import path

from . import views

PROGRAMME = [
    path("workshop/<slug:slug>/dag/", views.day_set, name="day-set"),
    path("workshop/<slug:slug>/ny-dag/", views.day_new, name="day-new"),
    path("workshop/<slug:slug>/program/", views.programme_edit, name="programme-edit"),
    path("workshop/<slug:slug>/program/ny/", views.item_new, name="item-new"),
    path(
        "workshop/<slug:slug>/program/publiser/", views.programme_publish, name="programme-publish"
    ),
    path("workshop/<slug:slug>/program/<int:pk>/", views.item_change, name="item-change"),
    path("workshop/<slug:slug>/program/<int:pk>/ut/", views.item_remove, name="item-remove"),
]
