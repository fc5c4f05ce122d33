"""Addresses of the register."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from .views import MunicipalityComparison, MunicipalityDetail, MunicipalityList
from .views.facts import Facts, SuggestFact, WithdrawSuggestion, by_link

FACTS = "kommuner/<slug:number>/opplysninger/"
LINK = "kommuner/lenke/<str:token>/"
FACT = "endre/<slug:kind>/<int:pk>/<slug:field>/"
REMARK = "merknad/"
WITHDRAW = "trekk/<int:suggestion>/"

facts, suggest, withdraw = (
    login_required(view.as_view()) for view in (Facts, SuggestFact, WithdrawSuggestion)
)
linked_facts, linked_suggest, linked_withdraw = (
    view.as_view(find=by_link) for view in (Facts, SuggestFact, WithdrawSuggestion)
)

urlpatterns = [
    path("kommuner/", MunicipalityList.as_view(), name="municipality-list"),
    path("kommuner/sammenlign/", MunicipalityComparison.as_view(), name="municipality-compare"),
    path("kommuner/<slug:number>/", MunicipalityDetail.as_view(), name="municipality-detail"),
    path(FACTS, facts, name="facts"),
    path(FACTS + FACT, suggest, name="fact-suggest"),
    path(FACTS + REMARK, suggest, name="fact-remark"),
    path(FACTS + WITHDRAW, withdraw, name="suggestion-withdraw"),
    path(LINK, linked_facts, name="facts-by-link"),
    path(LINK + FACT, linked_suggest, name="fact-suggest-by-link"),
    path(LINK + REMARK, linked_suggest, name="fact-remark-by-link"),
    path(LINK + WITHDRAW, linked_withdraw, name="suggestion-withdraw-by-link"),
]
