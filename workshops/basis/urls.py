"""Addresses of the basis of the main project."""

from django.urls import path

from . import views

BASIS = "workshop/grunnlag/"

urlpatterns = [
    path(BASIS, views.basis, name="basis"),
    path(f"{BASIS}avklaringer/", views.basis_choose, name="basis-choose"),
    path(f"{BASIS}avklaringer/<int:pk>/", views.basis_order, name="basis-order"),
    path(f"{BASIS}sporsmal/nytt/", views.question_new, name="question-new"),
    path(f"{BASIS}sporsmal/<int:pk>/", views.question, name="question"),
    path(f"{BASIS}sporsmal/<int:pk>/avslutt/", views.question_end, name="question-end"),
    path(f"{BASIS}fil/<slug:audience>.<slug:ending>", views.basis_file, name="basis-file"),
]
