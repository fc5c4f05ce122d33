"""Addresses of the meetings."""

from django.urls import path

from workshops.basis.urls import urlpatterns as basis
from workshops.case_papers.urls import urlpatterns as case_papers
from workshops.dialogue.urls import urlpatterns as dialogue
from workshops.drafts.views import meeting_drafts
from workshops.evaluation.urls import urlpatterns as evaluation
from workshops.holding.urls import urlpatterns as holding
from workshops.ideas.urls import urlpatterns as ideas
from workshops.invitations.urls import INVITATIONS
from workshops.minutes.urls import urlpatterns as minutes
from workshops.outcomes.urls import urlpatterns as outcomes
from workshops.papers.views import paper, paper_order, papers, printed_paper
from workshops.programmes.urls import PROGRAMME
from workshops.seating.views import seating
from workshops.views import MeetingDetail, MeetingList, programme_ics
from workshops.voting.urls import urlpatterns as voting

app_name = "workshops"
urlpatterns = [
    *holding,
    *ideas,
    *voting,
    path("workshop/", MeetingList.as_view(), name="meeting-list"),
    *basis,
    *dialogue,
    *outcomes,
    *case_papers,
    *minutes,
    *evaluation,
    path("workshop/<slug:slug>/", MeetingDetail.as_view(), name="meeting-detail"),
    path("workshop/<slug:slug>/bordplan/", seating, name="seating"),
    path("workshop/<slug:slug>/papirer/", papers, name="papers"),
    path("workshop/<slug:slug>/papirer/<slug:kind>.pdf", paper, name="paper"),
    path("workshop/<slug:slug>/papirer/<slug:kind>/lag/", paper_order, name="paper-order"),
    path("workshop/<slug:slug>/papirer/fil/<int:pk>/", printed_paper, name="printed-paper"),
    path("workshop/<slug:slug>/utkast/", meeting_drafts, name="meeting-drafts"),
    path("workshop/<slug:slug>/program.ics", programme_ics, name="meeting-calendar"),
    *PROGRAMME,
    *INVITATIONS,
]
