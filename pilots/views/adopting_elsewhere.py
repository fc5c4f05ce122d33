"""“Vi har tatt i bruk …” where a municipality looks over its examples: with an account, or by the link of
the yearly mail."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.asked import whole_number
from forkommune.ui.named_rows import NamedRowField
from forkommune.work.sent_once import sent_once
from municipalities.register.views.facts import Answering, FactsView, LinkSpent
from pilots.models import Adoption, Example
from pilots.services.adopting import OwnExample, adopt, take_back

from .confirming import by_account
from .example_adopting import TOLD, AdoptionForm


class ElsewhereForm(AdoptionForm):
    """Which example, when, and how it went."""

    example = NamedRowField(
        Example.objects.none(),
        name_field="title",
        label=gettext_lazy("Which example have you taken into use?"),
        help_text=gettext_lazy("Write a part of its title and choose a suggestion."),
    )

    def __init__(self, *args: Any, examples: Any, **kwargs: Any) -> None:
        super().__init__(*args, places=[], **kwargs)
        del self.fields["municipality"]
        self.fields["example"].offer(examples)  # type: ignore[attr-defined]
        self.order_fields(["example"])


@method_decorator(sent_once, name="dispatch")
class AdoptElsewhere(FactsView):
    """What the municipality has copied, and the form to say more; POST notes it or takes it back."""

    find = staticmethod(by_account)

    def get(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """The empty form beside what is noted."""
        who = self.find(request, **where)
        return self.page(request, who, ElsewhereForm(examples=_others(who)))

    def post(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Note it once, however often it is sent."""
        who = self.find(request, **where)
        if request.POST.get("act") == "take back":
            return self.taken_back(request, who)
        form = ElsewhereForm(request.POST, examples=_others(who))
        if not form.is_valid():
            return self.page(request, who, form, status=422)
        if not who.use():
            raise LinkSpent
        try:
            adopt(
                example=form.cleaned_data["example"],
                municipality=who.municipality,
                told={name: form.cleaned_data[name] for name in TOLD},
                by=who.by,
                through=who.through,
            )
        except (OwnExample, ValidationError) as refusal:
            words = refusal.messages if isinstance(refusal, ValidationError) else str(refusal)
            form.add_error(None, words)
            return self.page(request, who, form, status=422)
        messages.success(request, _("Thank you. It stands on the example's page now."))
        return redirect(who.facts_url)

    def taken_back(self, request: HttpRequest, who: Answering) -> HttpResponse:
        """Take one back; 404 for what the municipality has not copied."""
        key = whole_number(request.POST.get("example", ""))
        row = get_object_or_404(Adoption.objects.noted_by(who.municipality), example=key)
        if not who.use():
            raise LinkSpent
        take_back(
            example=row.example, municipality=who.municipality, by=who.by, through=who.through
        )
        messages.success(request, _("It is taken back."))
        return redirect(who.facts_url)

    def page(
        self, request: HttpRequest, who: Answering, form: ElsewhereForm, status: int = 200
    ) -> HttpResponse:
        """The form, with its errors, and what is noted."""
        noted = Adoption.objects.noted_by(who.municipality)
        context = {"who": who, "form": form, "noted": noted}
        return render(request, "pilots/adopt_elsewhere.html", context, status=status)


def _others(who: Answering) -> Any:
    """Published examples of others."""
    return Example.objects.published().exclude(municipalities=who.municipality).order_by("title")
