"""The secretariat proposes candidates, and sees afterwards how many, never what became of them."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from focusgroups.models import Candidate, FocusGroup
from focusgroups.recruitment.forms import ProposalForm
from focusgroups.recruitment.services.candidates import propose
from forkommune.work.sent_once import sent_once

from .common import logged_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def candidate_propose(request: HttpRequest) -> HttpResponse:
    """One person at a time; below it only numbers."""
    user = logged_in(request)
    if not user.has_perm("focusgroups.propose_candidate") or user.is_researcher:
        raise PermissionDenied(
            "The secretariat proposes; recruiters have the board of their group."
        )
    groups = FocusGroup.objects.not_begun()
    form = ProposalForm(request.POST if request.method == "POST" else None, groups=groups)
    if form.is_bound and form.is_valid():
        propose(group=form.cleaned_data["group"], told=form.told, by=user, from_secretariat=True)
        messages.success(request, _("Thank you. Those who recruit take it from here."))
        return redirect("focusgroups:candidate-propose")
    context = {
        "form": form,
        "has_groups": groups.exists(),
        "counts": Candidate.objects.proposed_by_secretariat().per_actor_group(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "focusgroups/candidate_propose.html", context, status=status)
