"""Make an example of a finding or a pilot."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forkommune.evidence.models import Claim
from forkommune.terms.models import Vocabulary
from forkommune.ui.forms import DesignForm
from forkommune.work.sent_once import sent_once
from pilots.register.fields import TermField
from pilots.services.making import NoExample, example_of, make_example, place_of

from .experiments import measurers_only, user_of


class MakeForm(DesignForm):
    """What a finding does not tell and an example needs."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("What was done and where, for example “Bysykkel i Drammen”."),
        max_length=100,
    )
    summary = forms.CharField(
        label=gettext_lazy("In short"),
        help_text=gettext_lazy("What it is, in one or two sentences."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    theme = TermField(Vocabulary.THEME, label=gettext_lazy("Theme"))
    sector = TermField(Vocabulary.SECTOR, label=gettext_lazy("Sector"))
    instrument = TermField(Vocabulary.INSTRUMENT, label=gettext_lazy("Policy instrument"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("theme", "sector", "instrument"):
            self.fields[name].required = True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@measurers_only
@sent_once
def example_make(request: HttpRequest) -> HttpResponse:
    """The form with what is known filled in; `?funn=` names the claim. Made already, it leads there."""
    claim = _claim(request)
    made = example_of(claim)
    if made is not None:
        messages.info(request, _("An example is made of it already."))
        return redirect("work:publication", "example", made.pk)
    form = MakeForm(request.POST if request.method == "POST" else None, initial=_known(claim))
    if form.is_bound and form.is_valid():
        try:
            example = make_example(claim=claim, by=user_of(request), **form.cleaned_data)
        except NoExample as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The draft is made, with all that it rests on."))
            return redirect("work:publication", "example", example.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"claim": claim, "form": form, "supports": claim.supports.count()}
    return render(request, "pilots/example_make.html", context, status=status)


def _claim(request: HttpRequest) -> Claim:
    """The claim that the address names; 404 for one that the user may not see, or none."""
    claims = Claim.objects.visible_to(request.user)
    try:
        found: Claim = get_object_or_404(claims, uuid=request.GET.get("funn", ""))
    except ValidationError:  # no UUID
        found = get_object_or_404(claims, pk=None)
    return found


def _known(claim: Claim) -> dict[str, Any]:
    places = ", ".join(place.name for place in place_of(claim))
    row = next(
        (row for name in ("measure", "pilot") if (row := getattr(claim, name, None)) is not None),
        None,
    )
    return {
        "title": f"{claim.statement} ({places})"[:100] if places else claim.statement[:100],
        "summary": claim.statement[:300],
        "sector": getattr(row, "sector", None),
    }
