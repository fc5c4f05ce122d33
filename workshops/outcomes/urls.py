"""Addresses of what came of a meeting."""

from django.urls import path

from . import views

urlpatterns = [
    path("workshop/oppfolging/", views.action_list, name="action-list"),
    path("workshop/oppfolging/<int:pk>/", views.action_change, name="action-change"),
    path("workshop/oppfolging/<int:pk>/lukk/", views.action_close, name="action-close"),
    path("workshop/<slug:slug>/referat/", views.record, name="record"),
    path("workshop/<slug:slug>/notater/", views.notes_form, name="notes-form"),
    path("workshop/<slug:slug>/notater/kladd/", views.notes_save, name="notes-save"),
    path("workshop/<slug:slug>/notater/til-stede/", views.notes_presence, name="notes-presence"),
    path("workshop/<slug:slug>/notater/valg/", views.notes_conflict, name="notes-conflict"),
    path("workshop/<slug:slug>/notater/versjoner/", views.notes_versions, name="notes-versions"),
    path("workshop/<slug:slug>/notater/forskning/", views.notes_basis, name="notes-basis"),
    path("workshop/<slug:slug>/avklaringer/ny/", views.conclusion_new, name="conclusion-new"),
    path(
        "workshop/<slug:slug>/avklaringer/<int:pk>/fjern/",
        views.conclusion_take_back,
        name="conclusion-take-back",
    ),
    path(
        "workshop/<slug:slug>/avklaringer/<int:pk>/",
        views.conclusion_change,
        name="conclusion-change",
    ),
    path("workshop/<slug:slug>/oppfolging/ny/", views.action_new, name="action-new"),
]
