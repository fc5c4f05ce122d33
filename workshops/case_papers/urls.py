"""Addresses of case papers."""

from django.urls import path

from . import views

urlpatterns = [
    path("workshop/<slug:slug>/sakspapir/", views.case_paper_new, name="case-paper-new"),
    path("sakspapir/<int:pk>/", views.case_paper, name="case-paper"),
    path("sakspapir/<int:pk>/kladd/", views.case_paper_save, name="case-paper-save"),
    path("sakspapir/<int:pk>/til-stede/", views.case_paper_presence, name="case-paper-presence"),
    path("sakspapir/<int:pk>/valg/", views.case_paper_conflict, name="case-paper-conflict"),
    path("sakspapir/<int:pk>/versjoner/", views.case_paper_versions, name="case-paper-versions"),
    path("sakspapir/<int:pk>/word/", views.case_paper_word, name="case-paper-word"),
    path("sakspapir/<int:pk>/pdf/", views.case_paper_pdf, name="case-paper-pdf"),
    path("sakspapir/<int:pk>/arkivpakke/", views.case_paper_archive, name="case-paper-archive"),
]
