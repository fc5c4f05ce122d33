"""Whoever interviews sends the answers to the respondent for approval, or takes the link back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forkommune.evidence.services import NoBasisInForce
from municipalities.survey.services.approval import NotCompleted
from municipalities.survey.services.approval_links import (
    CannotSend,
    NothingSent,
    send_for_approval,
    take_back_request,
)

from .common import editable, logged_in


@require_POST
@login_required
def interview_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail the link, or make the one that was sent open nothing (`close`)."""
    interview, by = editable(request, pk), logged_in(request)
    try:
        if "close" in request.POST:
            take_back_request(interview=interview, by=by)
            said = _("The link no longer opens anything. What was said before stands.")
        else:
            send_for_approval(interview=interview, by=by)
            said = _("The answers are on their way to the respondent.")
    except (NotCompleted, NoBasisInForce, CannotSend, NothingSent) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("municipalities:interview-detail", pk)
