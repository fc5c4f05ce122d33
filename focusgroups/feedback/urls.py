"""Addresses of summaries: of researchers, and behind the links."""

from django.urls import path

from . import views
from .answering import SummaryAnswer, SummaryAnswerSave

SUMMARY = "fokusgrupper/oppsummering/<int:pk>/"

urlpatterns = [
    path("fokusgrupper/<int:pk>/oppsummering/", views.summary_begin, name="summary-begin"),
    path(SUMMARY, views.summary_page, name="summary"),
    path(f"{SUMMARY}skriv/", views.summary_form, name="summary-form"),
    path(f"{SUMMARY}lagre/", views.summary_save, name="summary-save"),
    path(f"{SUMMARY}til-stede/", views.summary_presence, name="summary-presence"),
    path(f"{SUMMARY}valg/", views.summary_conflict, name="summary-conflict"),
    path(f"{SUMMARY}versjoner/", views.summary_versions, name="summary-versions"),
    path(f"{SUMMARY}se/", views.summary_preview, name="summary-preview"),
    path(f"{SUMMARY}lukk/", views.summary_close, name="summary-close"),
    path(f"{SUMMARY}send/", views.summary_send_one, name="summary-send-one"),
    path("oppsummering/<str:token>/", SummaryAnswer.as_view(), name="summary-answer"),
    path(
        "oppsummering/<str:token>/lagre/", SummaryAnswerSave.as_view(), name="summary-answer-save"
    ),
]
