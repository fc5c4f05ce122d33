"""Addresses of what came of a meeting."""

from django.urls import path

from .views import actions, conclusions, notes, record

urlpatterns = [
    path("workshop/oppfolging/", actions.action_list, name="action-list"),
    path("workshop/oppfolging/<int:pk>/", actions.action_change, name="action-change"),
    path("workshop/oppfolging/<int:pk>/lukk/", actions.action_close, name="action-close"),
    path("workshop/<slug:slug>/referat/", record.record, name="record"),
    path("workshop/<slug:slug>/notater/", notes.notes_form, name="notes-form"),
    path("workshop/<slug:slug>/notater/kladd/", notes.DRAFT.save, name="notes-save"),
    path("workshop/<slug:slug>/notater/til-stede/", notes.DRAFT.presence, name="notes-presence"),
    path("workshop/<slug:slug>/notater/valg/", notes.DRAFT.conflict, name="notes-conflict"),
    path("workshop/<slug:slug>/notater/versjoner/", notes.DRAFT.versions, name="notes-versions"),
    path("workshop/<slug:slug>/notater/forskning/", notes.notes_basis, name="notes-basis"),
    path("workshop/<slug:slug>/avklaringer/ny/", conclusions.conclusion_new, name="conclusion-new"),
    path(
        "workshop/<slug:slug>/avklaringer/<int:pk>/fjern/",
        conclusions.conclusion_take_back,
        name="conclusion-take-back",
    ),
    path(
        "workshop/<slug:slug>/avklaringer/<int:pk>/",
        conclusions.conclusion_change,
        name="conclusion-change",
    ),
    path("workshop/<slug:slug>/oppfolging/ny/", actions.action_new, name="action-new"),
]
