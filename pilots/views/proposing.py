"""Anybody proposes a pilot, follows the proposal by a link, and somebody decides on it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.accounts.limits import count_miss, too_many_misses
from forkommune.work.sent_once import sent_once
from pilots.models import PilotProposal
from pilots.register.forms import DecideForm
from pilots.register.proposal_form import ProposalForm
from pilots.services.pilots import (
    ProposalDecided,
    ahead_of,
    decline,
    find_proposal,
    propose,
    take_up,
)

from .describing import keepers_only
from .experiments import user_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def proposal_create(request: HttpRequest) -> HttpResponse:
    """Send a proposal; the way on is the sender's own page about it."""
    form = ProposalForm(request.POST if request.method == "POST" else None, request=request)
    if form.is_bound and form.is_valid():
        _proposal, token = propose(told=form.told())
        return redirect("pilots:proposal-status", token)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "pilots/proposal_form.html", {"form": form}, status=status)


@never_cache
@require_safe
def proposal_status(request: HttpRequest, token: str) -> HttpResponse:
    """Where a proposal stands, for whoever has its link; 404 for a link that opens none."""
    found = find_proposal(token)
    if found is None or too_many_misses(request):
        count_miss(request)
        return render(request, "pilots/proposal_unknown.html", status=HTTPStatus.NOT_FOUND)
    is_out = found.pilot is not None and found.pilot.state == found.pilot.State.PUBLISHED
    context = {"proposal": found, "before": ahead_of(found), "is_out": is_out}
    answer = render(request, "pilots/proposal_status.html", context)
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


@never_cache
@require_safe
@keepers_only
def proposal_list(request: HttpRequest) -> HttpResponse:
    """The queue of proposals, and what became of the others."""
    rows = PilotProposal.objects.visible_to(request.user).newest_first()
    return render(request, "pilots/proposal_list.html", {"proposals": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def proposal_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a proposal, and take it up or say why not. What another decided meanwhile is told."""
    proposals = PilotProposal.objects.visible_to(request.user)
    proposal = get_object_or_404(proposals.select_related("pilot", "decided_by"), pk=pk)
    form = DecideForm(request.POST if "decline" in request.POST else None)
    try:
        if "take_up" in request.POST:
            pilot = take_up(proposal=proposal, by=user_of(request))
            messages.success(request, _("It is a pilot now. Only the project sees it."))
            return redirect("pilots:pilot-form", pilot.slug)
        if form.is_bound and form.is_valid():
            decline(proposal=proposal, reason=form.cleaned_data["reason"], by=user_of(request))
            messages.success(request, _("The sender can read why it was not taken up."))
            return redirect("pilots:proposal-list")
    except (ProposalDecided, ValidationError) as refusal:
        told = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
        messages.error(request, " ".join(told))
        return redirect("pilots:proposal-decide", pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"proposal": proposal, "form": form}
    return render(request, "pilots/proposal_decide.html", context, status=status)
