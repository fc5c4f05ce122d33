"""A municipality looks over its own facts: with an account, or by the link of the yearly mail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables

from forkommune.accounts.limits import count_miss, too_many_misses
from forkommune.accounts.models import PersonalLink, User
from forkommune.ui.dates import today
from forkommune.ui.parts import Crumb
from forkommune.work.models import Suggestion
from forkommune.work.registry import panels_for
from forkommune.work.sent_once import sent_once
from forkommune.work.services.suggestions import (
    CannotSuggest,
    SuggestionDecided,
    suggest,
    suggestible,
    withdraw,
)
from municipalities.register.forms import SuggestionForm
from municipalities.register.models import Municipality
from municipalities.register.selectors.facts import facts_page, find_row
from municipalities.register.services import LINK_SCOPE, confirm_facts


@dataclass(frozen=True)
class Answering:
    """Who answers for which municipality, and where its pages are. back: whence the visitor came, if by
    a page of the portal that the menu does not lead to."""

    municipality: Municipality
    facts_url: str
    by: User | None = None
    through: PersonalLink | None = None
    back: Crumb | None = None

    def use(self) -> bool:
        """Use the link once for an act; False when it has come to its end meanwhile."""
        return self.through is None or self.through.consume()


class LinkSpent(Exception):
    """The link of the address opens nothing, or nothing any more."""


def by_account(request: HttpRequest, number: str) -> Answering:
    """An officer of the municipality, or of one that it became. Raises Http404 for another's."""
    own = Municipality.objects.own_of(request.user).for_page()
    municipality = get_object_or_404(own, number=number)
    by = request.user if isinstance(request.user, User) else None
    return Answering(municipality, reverse("municipalities:facts", args=[number]), by=by)


def by_link(request: HttpRequest, token: str) -> Answering:
    """Whoever holds the link of the yearly mail. Raises LinkSpent for one that opens nothing."""
    link = PersonalLink.objects.for_token(token, LINK_SCOPE).first()
    if link is None:
        count_miss(request)
        raise LinkSpent
    if not link.is_usable:
        raise LinkSpent
    municipality = Municipality.objects.for_page().get(pk=link.target_id)
    facts_url = reverse("municipalities:facts-by-link", args=[token])
    return Answering(municipality, facts_url, through=link)


@method_decorator([never_cache, sensitive_variables("where")], name="dispatch")
class FactsView(View):
    """A page of who answers for a municipality; `find` says who that is, from the address."""

    find: Callable[..., Answering] = staticmethod(by_account)

    def dispatch(self, request: HttpRequest, *args: Any, **where: Any) -> HttpResponse:
        """A spent link has its page, and no answer hands the token on as a referrer."""
        try:
            response: HttpResponse = super().dispatch(request, *args, **where)  # type: ignore[assignment]
        except LinkSpent:
            status = 429 if too_many_misses(request) else 410
            response = render(request, "municipalities/facts_link_spent.html", status=status)
        response["Referrer-Policy"] = "strict-origin"
        return response


class Facts(FactsView):
    """All the facts on one page; POST confirms what is not suggested otherwise."""

    def get(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Show the facts, the open suggestions with their places, and the answers."""
        who = self.find(request, **where)
        context = {
            "page": facts_page(who.municipality, today().year),
            "who": who,
            "panels": panels_for("facts", who, request.user),
        }
        return render(request, "municipalities/facts.html", context)

    def post(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Confirm; a second click finds it done."""
        who = self.find(request, **where)
        if not who.use():
            raise LinkSpent
        confirm_facts(municipality=who.municipality, by=who.by, through=who.through)
        messages.success(request, _("Thank you. The facts are confirmed for this year."))
        return redirect(who.facts_url)


@method_decorator(sent_once, name="dispatch")
class SuggestFact(FactsView):
    """What one fact should say; without a field, a remark about the whole."""

    of_examples = False  # the page that one came from

    def get(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """The empty form, with what it says now."""
        who, row, field = self.subject(request, where)
        return self.page(request, who, row, field, SuggestionForm(row=row, field=field))

    def post(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Put the suggestion in the queue and go back to the facts."""
        who, row, field = self.subject(request, where)
        form = SuggestionForm(request.POST, row=row, field=field)
        if not form.is_valid():
            return self.page(request, who, row, field, form)
        if not who.use():
            raise LinkSpent
        try:
            made = suggest(
                row=row,
                field=field,
                value=form.cleaned_data["value"],
                source=form.cleaned_data["source"],
                organisation=who.municipality.organisation,
                by=who.by,
                through=who.through,
            )
        except CannotSuggest as fault:
            form.add_error("value", str(fault))
            row.refresh_from_db()
            return self.page(request, who, row, field, form)
        place = Suggestion.objects.with_place().get(pk=made.pk).place  # type: ignore[attr-defined]
        messages.success(
            request, _("Suggested. It is number %(place)d in the queue.") % {"place": place}
        )
        return redirect(who.facts_url)

    def subject(
        self, request: HttpRequest, where: dict[str, Any]
    ) -> tuple[Answering, models.Model, str]:
        """Who suggests, about which row and field; 404 for a row or field that is not theirs."""
        kind, pk, field = where.pop("kind", ""), where.pop("pk", 0), where.pop("field", "")
        who = self.find(request, **where)
        row = find_row(who.municipality, kind, pk) if field else who.municipality
        if row is None or (field and field not in suggestible(row).fields):
            raise Http404(f"{who.municipality} answers for no {field!r} of {kind} {pk}.")
        return who, row, field

    def page(
        self, request: HttpRequest, who: Answering, row: models.Model, field: str, form: Any
    ) -> HttpResponse:
        """The form, with its errors."""
        name = str(getattr(row._meta.get_field(field), "verbose_name", "")) if field else ""
        context = {"who": who, "form": form, "name": name, "title": suggestible(row).title(row)}
        context["of_examples"] = self.of_examples
        status = 422 if form.is_bound else 200
        return render(request, "municipalities/fact_suggest.html", context, status=status)


class WithdrawSuggestion(FactsView):
    """POST: take back an open suggestion of the own municipality."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *, suggestion: int, **where: Any) -> HttpResponse:
        """Withdraw it; one that is decided meanwhile is told."""
        who = self.find(request, **where)
        own = Suggestion.objects.of_organisation(who.municipality.organisation)
        found = get_object_or_404(own, pk=suggestion)
        if not who.use():
            raise LinkSpent
        try:
            withdraw(suggestion=found, by=who.by)
        except SuggestionDecided as fault:
            messages.warning(request, str(fault))
        return redirect(who.facts_url)
