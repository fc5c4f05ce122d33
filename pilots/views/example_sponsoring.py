"""The municipality stands for what a local actor wrote, or not, by the link of a mail and without logging in."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from forkommune.work.services.draft_states import DraftMoved
from pilots.proposing.desk import ProposalPlace, cards_of
from pilots.proposing.form import ExampleProposalForm
from pilots.services.proposing import (
    SPONSOR_SCOPE,
    NotOpen,
    decline_proposal,
    send_proposal,
)

from .example_proposing_by_link import OfActor, Spent

PAGE = "pilots:example-sponsor"


class Sponsor(OfActor):
    """What was written, to be read; POST sends it on for the municipality, or says no with a reason."""

    scope = SPONSOR_SCOPE

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show it; no row is changed."""
        return self.shown(ProposalPlace(self.proposal, token))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Stand for it, or not."""
        if request.POST.get("action") == "decline":
            return self.decline(request, token)
        place = ProposalPlace(self.proposal, token)
        form = place.form(checked=True)
        if not form.is_valid():
            return self.shown(place, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        if not self.link.consume():
            raise Spent
        try:
            send_proposal(
                proposal=self.proposal,
                told=form.cleaned_data,
                values=place.desk.values,
                by=None,
                draft_version=place.desk.version,
                reason=_("%(name)s stood for it by the mailed link.")
                % {"name": self.proposal.municipality.name},
            )
        except DraftMoved:
            messages.warning(
                request, _("Something was written just now. Look through it and send again.")
            )
        except NotOpen as refusal:
            messages.info(request, str(refusal))
        else:
            messages.success(request, _("Sent. The secretariat looks it over now."))
        return redirect(PAGE, token)

    def decline(self, request: HttpRequest, token: str) -> HttpResponse:
        """Say no; the actor reads why."""
        reason = request.POST.get("reason", "").replace("\x00", "").strip()
        if not reason:
            told = {"actor": self.proposal.actor}
            messages.error(request, _("Write why; %(actor)s reads it.") % told)
            return self.shown(
                ProposalPlace(self.proposal, token), status=HTTPStatus.UNPROCESSABLE_ENTITY
            )
        if not self.link.consume():
            raise Spent
        try:
            decline_proposal(proposal=self.proposal, reason=reason, by=None)
        except NotOpen as refusal:
            messages.info(request, str(refusal))
        else:
            messages.success(request, _("The proposal is declined."))
        return redirect(PAGE, token)

    def shown(
        self,
        place: ProposalPlace,
        form: ExampleProposalForm | None = None,
        status: int = HTTPStatus.OK,
    ) -> HttpResponse:
        """What the actor wrote, in words, and what is missing."""
        proposal, written = place.proposal, place.desk.values
        said = {
            field.name: field.words(written[field.name])
            for field in place.desk.fields
            if written.get(field.name)
        }
        cards = cards_of(form or place.form())
        context = {
            "proposal": proposal,
            "form": form,
            "token": place.token,
            "files": [
                (file, reverse("pilots:example-sponsor-file", args=[place.token, file.pk]))
                for file in proposal.files.order_by("kind", "pk")
            ],
            "cards": [
                (
                    card.title,
                    [(one.label, said[one.name]) for one in card.every if one.name in said],
                )
                for card in cards
            ],
        }
        return render(self.request, "pilots/example_sponsor.html", context, status=status)
