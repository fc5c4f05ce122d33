"""Addresses of the guides and of what is printed from them."""

from django.urls import path

from . import printed, views

GUIDE = "fokusgrupper/guider/<int:pk>/"

urlpatterns = [
    path("fokusgrupper/guider/", views.guide_list, name="guide-list"),
    path("fokusgrupper/guider/ny/", views.guide_new, name="guide-new"),
    path(GUIDE, views.guide_page, name="guide"),
    path(f"{GUIDE}sammenlign/", views.guide_compare, name="guide-compare"),
    path(f"{GUIDE}endre/", views.guide_details, name="guide-details"),
    path(f"{GUIDE}publiser/", views.guide_publish, name="guide-publish"),
    path(f"{GUIDE}slett/", views.guide_remove, name="guide-remove"),
    path(f"{GUIDE}bruk/", views.guide_use, name="guide-use"),
    path(f"{GUIDE}del/", views.guide_part, name="guide-part-add"),
    path(f"{GUIDE}del/<str:code>/", views.guide_part, name="guide-part"),
    path(f"{GUIDE}del/<str:code>/flytt/", views.guide_part_move, name="guide-part-move"),
    path(f"{GUIDE}sporsmal/", views.guide_question, name="guide-question-add"),
    path(f"{GUIDE}sporsmal/<str:code>/", views.guide_question, name="guide-question"),
    path(
        f"{GUIDE}sporsmal/<str:code>/flytt/",
        views.guide_question_move,
        name="guide-question-move",
    ),
    path("fokusgrupper/<int:pk>/kjoreplan.pdf", printed.moderator_sheet, name="moderator-sheet"),
    path("fokusgrupper/<int:pk>/bordskilt.pdf", printed.table_signs, name="table-signs"),
    path("fokusgrupper/<int:pk>/notatark.pdf", printed.note_paper, name="note-sheet"),
]
