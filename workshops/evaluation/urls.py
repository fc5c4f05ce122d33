"""Addresses of evaluations: of those who hold the meeting, and of those who were there."""

from django.urls import path

from .views import desk
from .views.phone import Evaluate, EvaluateFromTheDay

ONE = "workshop/<slug:slug>/evaluering/"

urlpatterns = [
    path(ONE, desk.evaluation, name="evaluation"),
    path(f"{ONE}sporsmal/", desk.evaluation_questions, name="evaluation-questions"),
    path(f"{ONE}send/", desk.evaluation_send, name="evaluation-send"),
    path(f"{ONE}paminn/", desk.evaluation_remind, name="evaluation-remind"),
    path(f"{ONE}gjor/", desk.evaluation_act, name="evaluation-act"),
    path(f"{ONE}resultat.csv", desk.evaluation_file, name="evaluation-file"),
    path("evaluering/<str:token>/", Evaluate.as_view(), name="evaluate"),
    path("stem/<str:token>/evaluering/", EvaluateFromTheDay.as_view(), name="phone-evaluate"),
]
