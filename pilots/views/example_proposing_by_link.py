"""A local actor writes a proposal by the link of a mail, without an account."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables

from forkommune.accounts.limits import count_miss, too_many_misses
from forkommune.accounts.models import PersonalLink
from forkommune.work.desk import as_the_only_writer
from forkommune.work.services.drafts import DraftRefused, Outcome, save_draft
from forkommune.work.views.drafts import saved_context
from pilots.models import ExampleFile, ExampleProposal
from pilots.proposing.desk import ProposalPlace, cards_of
from pilots.proposing.form import ExampleProposalForm
from pilots.proposing.resembling import resembling
from pilots.services.proposing import LINK_SCOPE, NotOpen, hand_over


class Spent(Exception):
    """The link of the address opens nothing, or nothing any more."""


@method_decorator([never_cache, sensitive_variables("token")], name="dispatch")
class OfActor(View):
    """A page of the link; no answer hands the token on."""

    http_method_names = ["get", "head", "post"]
    scope = LINK_SCOPE
    link: PersonalLink
    proposal: ExampleProposal

    def dispatch(self, request: HttpRequest, *args: Any, **where: Any) -> HttpResponse:
        """A spent link has its page."""
        try:
            self.link, self.proposal = self.open(request, where["token"])
            response: HttpResponse = super().dispatch(request, *args, **where)  # type: ignore[assignment]
        except Spent:
            status = 429 if too_many_misses(request) else 410
            response = render(request, "pilots/example_proposal_spent.html", status=status)
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def open(self, request: HttpRequest, token: str) -> tuple[PersonalLink, ExampleProposal]:
        """The link of a token and what it opens. Raises Spent."""
        link = PersonalLink.objects.for_token(token, self.scope).first()
        if link is None:
            count_miss(request)
            raise Spent
        found = ExampleProposal.objects.for_listing().filter(pk=link.target_id).first()
        if found is None or not link.is_usable:
            raise Spent
        return link, found

    def store(self, place: ProposalPlace) -> Outcome:
        """Save what the form holds. Raises DraftRefused."""
        desk = place.desk
        return save_draft(
            kind=desk.kind,
            target=desk.target,
            initial=desk.initial,
            save=as_the_only_writer(desk, desk.read(self.request.POST)),
            by=None,
            guard=desk.guard,
        )


class ProposalByLink(OfActor):
    """The form; POST saves it, or hands it over to the municipality."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show it; no row is changed."""
        return self.page(ProposalPlace(self.proposal, token))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Save, and hand over what is in order."""
        try:
            self.store(ProposalPlace(self.proposal, token))
        except DraftRefused:
            return self.page(ProposalPlace(self.proposal, token))
        place = ProposalPlace(self.proposal, token)
        if request.POST.get("action") != "send":
            messages.success(request, _("The draft is saved."))
            return redirect("pilots:example-proposal-by-link", token)
        form = place.form(checked=True)
        if not form.is_valid():
            return self.page(place, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        if not self.link.consume():
            raise Spent
        try:
            hand_over(proposal=self.proposal)
        except NotOpen as refusal:
            messages.info(request, str(refusal))
        else:
            told = {"name": self.proposal.municipality.name}
            messages.success(
                request, _("Handed over. %(name)s looks at it and sends it on.") % told
            )
        return redirect("pilots:example-proposal-by-link", token)

    def page(
        self,
        place: ProposalPlace,
        form: ExampleProposalForm | None = None,
        status: int = HTTPStatus.OK,
    ) -> HttpResponse:
        """The form with what is typed."""
        form = form or place.form()
        cards = cards_of(form)
        context = {
            "proposal": place.proposal,
            "desk": place.desk,
            "form": form,
            "cards": cards,
            "parts": [card.part for card in cards],
            "files": ExampleFile.objects.of_proposal(place.proposal).count(),
            "alike": resembling(str(place.desk.values.get("title", "")), self.request.user),
            "token": place.token,
        }
        return render(self.request, "pilots/example_proposal.html", context, status=status)


class ProposalSaveByLink(OfActor):
    """POST: the draft as it is typed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Save and say so."""
        place = ProposalPlace(self.proposal, token)
        try:
            context = saved_context(place.desk, self.store(place))
        except DraftRefused:
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            return render(request, "work/_draft_refused.html", {"desk": place.desk}, status=status)
        return render(request, "work/_draft_saved.html", context)
