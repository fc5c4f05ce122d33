"""A municipality confirms its examples: with an account, or by the link of the yearly mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forkommune.accounts.limits import count_miss
from forkommune.accounts.models import PersonalLink
from forkommune.ui.asked import whole_number
from forkommune.ui.dates import today
from forkommune.ui.forms import DesignForm
from forkommune.work.sent_once import sent_once
from forkommune.work.services.suggestions import CannotSuggest, suggestible
from municipalities.models import Municipality
from municipalities.register.services import LINK_SCOPE, NotAsked
from municipalities.register.views import facts
from municipalities.register.views.facts import Answering, FactsView, LinkSpent
from pilots.publishing.confirming import confirming_page, everybody_asked, examples_of
from pilots.publishing.steps import OWNER_SCOPE
from pilots.services.confirming import ask_now, confirm_examples, name_successor

from .experiments import measurers_only, user_of


def by_account(request: HttpRequest, number: str) -> Answering:
    """An officer of the municipality. Raises Http404 for another's."""
    who = facts.by_account(request, number)
    return Answering(who.municipality, reverse("pilots:confirm", args=[number]), by=who.by)


def by_link(request: HttpRequest, token: str) -> Answering:
    """Whoever holds the link of the yearly mail, or of one about an example. Raises LinkSpent."""
    link = PersonalLink.objects.for_token(token, LINK_SCOPE, OWNER_SCOPE).first()
    if link is None:
        count_miss(request)
        raise LinkSpent
    if not link.is_usable:
        raise LinkSpent
    place = Municipality.objects.select_related("organisation").get(pk=link.target_id)
    return Answering(place, reverse("pilots:confirm-by-link", args=[token]), through=link)


class ConfirmExamples(FactsView):
    """All examples of the municipality; POST confirms the one, or all that were shown."""

    find = staticmethod(by_account)

    def get(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Show what each says, and what was suggested; nothing changes by looking."""
        who = self.find(request, **where)
        page = confirming_page(who.municipality)
        return render(request, "pilots/confirm.html", {"page": page, "who": who})

    def post(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Confirm; a second click finds it done, and a text that was changed is looked at again."""
        who = self.find(request, **where)
        if not who.use():
            raise LinkSpent
        came = confirm_examples(
            municipality=who.municipality,
            shown=_shown(request.POST.getlist("example")),
            by=who.by,
            through=who.through,
        )
        n = len(came.done)
        words = ngettext(
            "Thank you. %(n)d example is confirmed.", "Thank you. %(n)d examples are confirmed.", n
        )
        if n:
            messages.success(request, words % {"n": n})
        for example in came.changed:
            told = _("“%(title)s” was changed meanwhile. Look at it again.")
            messages.warning(request, told % {"title": example})
        return redirect(who.facts_url)


def _shown(sent: list[str]) -> dict[int, str]:
    """Primary key -> fingerprint of what was shown; what is neither is left out."""
    pairs = [text.partition("-") for text in sent]
    return {key: seen for text, _dash, seen in pairs if (key := whole_number(text)) is not None}


class SuggestForExample(facts.SuggestFact):
    """What one fact of an example should say; without a field, a remark about it."""

    of_examples = True
    find = staticmethod(by_account)

    def subject(
        self, request: HttpRequest, where: dict[str, Any]
    ) -> tuple[Answering, models.Model, str]:
        """Who suggests, about which example and field; 404 for one that is not theirs."""
        pk, field = where.pop("pk"), where.pop("field", "")
        who = self.find(request, **where)
        example = get_object_or_404(examples_of(who.municipality), pk=pk)
        if field and field not in suggestible(example).fields:
            raise Http404(f"Nothing can be suggested about {field!r} of an example.")
        return who, example, field


class WithdrawFromExample(facts.WithdrawSuggestion):
    """POST: take back what was suggested about an example."""

    find = staticmethod(by_account)


class SuccessorForm(DesignForm):
    """Who shall be asked instead."""

    who = forms.CharField(
        label=gettext_lazy("Which unit or role knows about it now?"),
        help_text=gettext_lazy("For example “the climate adviser”. No names of people are needed."),
        max_length=120,
    )
    address = forms.EmailField(
        label=gettext_lazy("To which mailbox shall we write?"),
        help_text=gettext_lazy(
            "A mailbox of the municipality. The secretariat looks at it before anybody is written to."
        ),
        max_length=254,
    )


@method_decorator(sent_once, name="dispatch")
class SomebodyElse(FactsView):
    """“Jeg har sluttet, spør …”: whoever got the mail says who shall be asked."""

    find = staticmethod(by_account)

    def get(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """The empty form."""
        return self.page(request, self.find(request, **where), SuccessorForm())

    def post(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Put the address in the queue of the secretariat."""
        who = self.find(request, **where)
        form = SuccessorForm(request.POST)
        if not form.is_valid():
            return self.page(request, who, form, status=422)
        if not who.use():
            raise LinkSpent
        try:
            name_successor(
                municipality=who.municipality,
                by=who.by,
                through=who.through,
                **form.cleaned_data,
            )
        except CannotSuggest as fault:
            form.add_error("address", str(fault))
            return self.page(request, who, form, status=422)
        messages.success(
            request, _("Thank you. The secretariat asks there when it has looked at the address.")
        )
        return redirect(who.facts_url)

    def page(
        self, request: HttpRequest, who: Answering, form: SuccessorForm, status: int = 200
    ) -> HttpResponse:
        """The form, with its errors."""
        context = {"who": who, "form": form}
        return render(request, "pilots/confirm_somebody_else.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@measurers_only
@sent_once
def confirmations(request: HttpRequest) -> HttpResponse:
    """Whom the clock asks and when, and who has answered; POST asks one municipality now."""
    if request.method == "POST":
        rows = Municipality.objects.visible_to(request.user).select_related("organisation")
        municipality = get_object_or_404(rows, number=request.POST.get("municipality", ""))
        try:
            ask_now(municipality=municipality, by=user_of(request))
        except NotAsked as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("%(name)s is asked by mail.") % {"name": municipality.name})
        return redirect("pilots:confirmations")
    asked = everybody_asked()
    context = {"asked": asked, "today": today(), "tonight": [a for a in asked if a.is_due]}
    return render(request, "pilots/confirmations.html", context)
