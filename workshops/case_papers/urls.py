"""Addresses of case papers."""

from django.urls import path

from . import views

urlpatterns = [
    path("workshop/<slug:slug>/sakspapir/", views.case_paper_new, name="case-paper-new"),
    path("sakspapir/<int:pk>/", views.case_paper, name="case-paper"),
    path("sakspapir/<int:pk>/kladd/", views.DRAFT.save, name="case-paper-save"),
    path("sakspapir/<int:pk>/til-stede/", views.DRAFT.presence, name="case-paper-presence"),
    path("sakspapir/<int:pk>/valg/", views.DRAFT.conflict, name="case-paper-conflict"),
    path("sakspapir/<int:pk>/versjoner/", views.DRAFT.versions, name="case-paper-versions"),
    path("sakspapir/<int:pk>/word/", views.case_paper_word, name="case-paper-word"),
    path("sakspapir/<int:pk>/pdf/", views.case_paper_pdf, name="case-paper-pdf"),
    path("sakspapir/<int:pk>/arkivpakke/", views.case_paper_archive, name="case-paper-archive"),
]
