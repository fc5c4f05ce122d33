"""Proposing an example: the municipality's own list, the form that saves itself, the local actor's link."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.ui.forms import DesignForm
from forkommune.work.sent_once import sent_once
from forkommune.work.services.draft_states import DraftMoved
from forkommune.work.services.drafts import DraftRefused, save_draft
from forkommune.work.services.presence import others_here
from forkommune.work.views.conflicts import answer_conflicts
from forkommune.work.views.drafts import (
    answer_presence,
    answer_save,
    draft_endpoint,
    refuse_other_writer,
    typed_by_another,
)
from forkommune.work.views.revisions import answer_revisions
from municipalities.models import Municipality
from pilots.models import ExampleFile, ExampleProposal
from pilots.proposing.desk import ProposalPlace, cards_of
from pilots.proposing.form import ExampleProposalForm
from pilots.proposing.resembling import resembling
from pilots.publishing.waiting import places, reasons_of
from pilots.services.proposing import (
    NotOpen,
    begin_proposal,
    decline_proposal,
    invite_actor,
    send_proposal,
)

from .experiments import user_of


def own_places(request: HttpRequest) -> list[Municipality]:
    """The municipalities for which a visitor may propose."""
    rows = Municipality.objects.own_of(request.user).valid_on().select_related("organisation")
    return list(rows.by_name())


def _proposal(request: HttpRequest, pk: int) -> ExampleProposal:
    rows = ExampleProposal.objects.visible_to(request.user).for_listing()
    found: ExampleProposal = get_object_or_404(rows, pk=pk)
    return found


class ActorForm(DesignForm):
    """Which local actor shall write, and where the link goes."""

    actor = forms.CharField(
        label=gettext_lazy("Which organisation?"),
        help_text=gettext_lazy("A business, a school, a club: no person's name."),
        max_length=120,
    )
    address = forms.EmailField(
        label=gettext_lazy("To which address shall the link go?"),
        help_text=gettext_lazy("It is used for this mail alone."),
        max_length=254,
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def proposals(request: HttpRequest) -> HttpResponse:
    """What the own municipality has proposed, and where each stands; POST begins one or invites an actor."""
    if not request.user.has_perm("pilots.propose_example"):
        raise PermissionDenied("Only officers of a municipality propose examples here.")
    mine = own_places(request)
    form = ActorForm(request.POST if request.POST.get("act") == "invite" else None)
    if request.method == "POST":
        place = next((one for one in mine if one.number == request.POST.get("municipality")), None)
        place = place or (mine[0] if len(mine) == 1 else None)
        if place is None:
            messages.error(request, _("Choose for which municipality."))
            return redirect("pilots:example-proposals")
        if not form.is_bound:
            return redirect(begin_proposal(municipality=place, by=user_of(request)))
        if form.is_valid():
            invite_actor(municipality=place, by=user_of(request), **form.cleaned_data)
            messages.success(
                request, _("A link goes to %(actor)s.") % {"actor": form.cleaned_data["actor"]}
            )
            return redirect("pilots:example-proposals")
    rows = ExampleProposal.objects.visible_to(request.user).for_listing()
    context = {"lines": lines_of(rows, mine), "mine": mine, "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "pilots/example_proposals.html", context, status=status)


def lines_of(rows: Any, mine: list[Municipality]) -> list[dict[str, Any]]:
    """Proposals of one's own municipalities with their place in the queue, or why they came back."""
    found = list(rows.filter(municipality__in=mine)) if mine else []
    waiting = places() if any(one.example for one in found) else {}
    back = reasons_of([one.example for one in found if one.example])
    return [
        {
            "proposal": one,
            "stay": waiting.get(one.example_id),
            "back": back.get(one.example_id, "") if one.can_be_written else "",
        }
        for one in found
    ]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a proposal, save it, send it, or say no to a local actor's. Without JavaScript too."""
    proposal = _proposal(request, pk)
    if request.method != "POST":
        return _page(request, ProposalPlace(proposal))
    if typed_by_another(request):
        return refuse_other_writer(request)
    if request.POST.get("action") == "decline":
        return _decline(request, proposal)
    try:
        desk = ProposalPlace(proposal).desk
        if desk.refusal:
            raise DraftRefused(desk.refusal)
        save = desk.read(request.POST)
        save_draft(
            kind=desk.kind,
            target=desk.target,
            initial=desk.initial,
            save=save,
            by=user_of(request),
            guard=desk.guard,
        )
    except DraftRefused:
        fresh = ProposalPlace(_proposal(request, pk))
        return _page(request, fresh, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    place = ProposalPlace(_proposal(request, pk))  # what is stored now, merged
    if [one for one in place.desk.conflicts if one.editor_id == request.user.pk]:
        messages.info(request, _("Somebody else wrote in the same question. Nothing is lost."))
        return HttpResponseRedirect(place.desk.conflict_url)
    if request.POST.get("action") == "send":
        return _send(request, place)
    messages.success(request, _("The draft is saved."))
    return HttpResponseRedirect(place.desk.form_url)


def _decline(request: HttpRequest, proposal: ExampleProposal) -> HttpResponse:
    reason = request.POST.get("reason", "").replace("\x00", "").strip()
    if not reason or not proposal.actor:
        messages.error(request, _("Write why; %(actor)s reads it.") % {"actor": proposal.actor})
        return redirect(proposal)
    try:
        decline_proposal(proposal=proposal, reason=reason, by=user_of(request))
    except NotOpen as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The proposal is declined."))
    return redirect("pilots:example-proposals")


def _send(request: HttpRequest, place: ProposalPlace) -> HttpResponse:
    form = place.form(checked=True)
    if not form.is_valid():
        return _page(request, place, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        send_proposal(
            proposal=place.proposal,
            told=form.cleaned_data,
            values=place.desk.values,
            by=user_of(request),
            draft_version=place.desk.version,
        )
    except DraftMoved:
        messages.warning(
            request, _("A colleague wrote something just now. Look through it and send again.")
        )
        return HttpResponseRedirect(place.desk.form_url)
    except NotOpen as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Sent. Here you see where it stands in the queue."))
    return redirect("pilots:example-proposals")


def _page(
    request: HttpRequest,
    place: ProposalPlace,
    form: ExampleProposalForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    proposal, desk = place.proposal, place.desk
    form = form or place.form()
    cards = cards_of(form)
    context: dict[str, Any] = {
        "proposal": proposal,
        "desk": desk,
        "form": form,
        "cards": cards,
        "parts": [card.part for card in cards],
        "files": ExampleFile.objects.of_proposal(proposal).count(),
        "alike": resembling(
            str(desk.values.get("title", "")), request.user, besides=proposal.example_id
        ),
        "others": others_here(desk.kind, desk.target),
        "stay": places().get(proposal.example_id) if proposal.example_id else None,
        "back": reasons_of([proposal.example]).get(proposal.example_id or 0, "")
        if proposal.example
        else "",
    }
    return render(request, "pilots/example_proposal.html", context, status=status)


@require_safe
@never_cache
@login_required
def alike(request: HttpRequest) -> HttpResponse:
    """A fragment: the published examples that a title resembles, as it is typed."""
    if not request.user.has_perm("pilots.propose_example"):
        raise PermissionDenied("Only who proposes an example is told what it resembles.")
    found = resembling(request.GET.get("title", ""), request.user)
    return render(request, "pilots/_alike.html", {"alike": found})


@draft_endpoint
def proposal_save(request: HttpRequest, pk: int) -> HttpResponse:
    """Autosave: a fragment for the status line."""
    try:
        return answer_save(request, ProposalPlace(_proposal(request, pk)).desk)
    except DraftRefused:  # sent since the desk was made
        return answer_save(request, ProposalPlace(_proposal(request, pk)).desk)


@draft_endpoint
def proposal_presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Who else has the form open."""
    return answer_presence(request, ProposalPlace(_proposal(request, pk)).desk)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_conflict(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose between texts that met."""
    return answer_conflicts(request, ProposalPlace(_proposal(request, pk)).desk)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Kept states of the draft."""
    return answer_revisions(request, ProposalPlace(_proposal(request, pk)).desk)
