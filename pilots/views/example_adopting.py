"""“Vi har tatt i bruk dette”: an officer says so for the own municipality."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forkommune.ui.forms import DesignForm
from forkommune.work.sent_once import sent_once
from municipalities.models import Municipality
from pilots.models import Adoption, Example
from pilots.proposing.form import YearField
from pilots.services.adopting import OwnExample, adopt, take_back

from .example_proposing import own_places
from .experiments import user_of

TOLD = ("year", "outcome", "result", "url")


class AdoptionForm(DesignForm):
    """When, and how it went; nothing of it is needed."""

    municipality = forms.ChoiceField(label=gettext_lazy("Municipality"))
    year = YearField(label=gettext_lazy("Since the year"))
    outcome = forms.ChoiceField(
        label=gettext_lazy("How does it go?"),
        choices=Adoption.Outcome.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    result = forms.CharField(
        label=gettext_lazy("What came of it, and what did you do otherwise?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    url = forms.URLField(
        label=gettext_lazy("Where it can be read"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    def __init__(self, *args: Any, places: list[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(place.number, place.name) for place in places]
        self.fields["municipality"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["municipality"].widget = forms.HiddenInput()
            self.fields["municipality"].initial = choices[0][0]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def example_adopt(request: HttpRequest, slug: str) -> HttpResponse:
    """Say so, say more, or take it back. Somebody who works in no municipality finds nothing here."""
    places = own_places(request)
    examples = Example.objects.visible_to(request.user).published()
    example = get_object_or_404(examples, slug=slug)
    if not places:
        raise Http404(f"{request.user} works in no municipality.")
    known = example.adoptions.filter(municipality__in=places).first()
    if request.POST.get("act") == "take back":
        return _take_back(request, example, places)
    stands = {name: getattr(known, name) for name in TOLD} if known else {}
    form = AdoptionForm(
        request.POST if request.method == "POST" else None, initial=stands, places=places
    )
    if form.is_bound and form.is_valid() and _adopted(request, form, example, places):
        messages.success(request, _("Thank you. It stands on the example's page now."))
        return redirect(example)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"example": example, "form": form, "known": known}
    return render(request, "pilots/example_adopt.html", context, status=status)


def _adopted(
    request: HttpRequest, form: AdoptionForm, example: Example, places: list[Municipality]
) -> bool:
    named = {place.number: place for place in places}
    try:
        adopt(
            example=example,
            municipality=named[form.cleaned_data["municipality"]],
            told={name: form.cleaned_data[name] for name in TOLD},
            by=user_of(request),
        )
    except (OwnExample, ValidationError) as refusal:
        words = refusal.messages if isinstance(refusal, ValidationError) else str(refusal)
        form.add_error(None, words)
        return False
    return True


def _take_back(request: HttpRequest, example: Example, places: list[Municipality]) -> HttpResponse:
    gone = [take_back(example=example, municipality=one, by=user_of(request)) for one in places]
    if any(gone):
        messages.success(request, _("It is taken back."))
    return redirect(example)
