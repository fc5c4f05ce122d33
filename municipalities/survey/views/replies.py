"""A municipality has its say on what was found about it: with an account, or by a mailed link."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forkommune.accounts.limits import count_miss
from forkommune.accounts.models import PersonalLink
from forkommune.evidence.models import Claim
from forkommune.ui.forms import DesignForm
from forkommune.work.sent_once import sent_once
from municipalities.register.models import Municipality
from municipalities.register.services import LINK_SCOPE
from municipalities.register.views.facts import Answering, FactsView, LinkSpent
from municipalities.register.views.facts import by_account as facts_by_account
from municipalities.survey.passes import asked_about
from municipalities.survey.services.passes import REPLY_SCOPE, agree, correct


def by_account(request: HttpRequest, number: str) -> Answering:
    """An officer of the municipality. Raises Http404 for another's."""
    who = facts_by_account(request, number)
    return Answering(who.municipality, reverse("municipalities:findings", args=[number]), by=who.by)


def by_link(request: HttpRequest, token: str) -> Answering:
    """Whoever holds the link of this mail, or of the yearly one. Raises LinkSpent."""
    link = PersonalLink.objects.for_token(token, REPLY_SCOPE, LINK_SCOPE).first()
    if link is None:
        count_miss(request)
        raise LinkSpent
    if not link.is_usable:
        raise LinkSpent
    place = Municipality.objects.select_related("organisation").get(pk=link.target_id)
    return Answering(place, reverse("municipalities:findings-by-link", args=[token]), through=link)


class CorrectionForm(DesignForm):
    """What should be different about one finding; opened with what it says now."""

    wording = forms.CharField(
        label=gettext_lazy("What should it say?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    note = forms.CharField(
        label=gettext_lazy("Why, and where can it be read?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, initial={"wording": claim.statement}, **kwargs)
        self.claim = claim

    def clean(self) -> dict[str, Any]:
        """Something must be different: another wording, or a reason why this one is wrong."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("wording") == self.claim.statement and not data.get("note"):
            raise forms.ValidationError(
                {"wording": _("This is what it says now. Change it, or write what is wrong below.")}
            )
        return data


class Findings(FactsView):
    """All that the municipality is asked about; POST agrees with what was shown and not answered."""

    find = staticmethod(by_account)

    def get(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Show it, with what was answered and when."""
        who = self.find(request, **where)
        lines = asked_about(who.municipality)
        context = {
            "who": who,
            "lines": lines,
            "waiting": [line for line in lines if not line.is_answered],
            "is_invented": any(line.claim.is_invented for line in lines),
        }
        return render(request, "municipalities/findings_reply.html", context)

    def post(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Agree; a second click finds it done."""
        who = self.find(request, **where)
        if not who.use():
            raise LinkSpent
        shown = _uuids(request.POST.getlist("claim"))
        n = agree(municipality=who.municipality, shown=shown, by=who.by, through=who.through)
        words = ngettext(
            "Thank you. You agree with %(n)d finding.",
            "Thank you. You agree with %(n)d findings.",
            n,
        )
        messages.success(request, words % {"n": n})
        return redirect(who.facts_url)


@method_decorator(sent_once, name="dispatch")
class CorrectFinding(FactsView):
    """What one finding should say."""

    find = staticmethod(by_account)

    def get(self, request: HttpRequest, *, uuid: UUID, **where: Any) -> HttpResponse:
        """The empty form, with what it says now."""
        who = self.find(request, **where)
        claim = self.claim(who, uuid)
        return self.page(request, who, claim, CorrectionForm(claim=claim))

    def post(self, request: HttpRequest, *, uuid: UUID, **where: Any) -> HttpResponse:
        """Keep it, dated, and go back to the list."""
        who = self.find(request, **where)
        claim = self.claim(who, uuid)
        form = CorrectionForm(request.POST, claim=claim)
        if not form.is_valid():
            return self.page(request, who, claim, form, status=422)
        if not who.use():
            raise LinkSpent
        correct(claim=claim, by=who.by, through=who.through, **form.cleaned_data)
        messages.success(request, _("Thank you. A researcher looks at what you wrote."))
        return redirect(who.facts_url)

    def claim(self, who: Answering, uuid: UUID) -> Claim:
        """A finding that the municipality is asked about; 404 for any other."""
        asked = Claim.objects.for_reply(who.municipality.organisation_id)
        found: Claim = get_object_or_404(asked, uuid=uuid)
        return found

    def page(
        self, request: HttpRequest, who: Answering, claim: Claim, form: Any, status: int = 200
    ) -> HttpResponse:
        """The form, with its errors."""
        context = {"who": who, "claim": claim, "form": form}
        return render(request, "municipalities/finding_correct.html", context, status=status)


def _uuids(typed: list[str]) -> list[UUID]:
    """The keys among what was sent; what is none is left out."""
    found = []
    for text in typed:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
