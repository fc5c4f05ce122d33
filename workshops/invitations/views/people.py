"""Pages of those who run a meeting: the list, one or many new, and one invitation with its answer."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.ui.named_rows import numbered
from forkommune.work.models import Mail
from forkommune.work.sent_once import sent_once
from municipalities.models import Municipality
from workshops.invitations.forms import NotedForm, PasteForm, PersonForm, SureForm
from workshops.invitations.listing import kitchen_of, listing_of
from workshops.invitations.services import inviting
from workshops.invitations.services.answering import answer, deputy_of
from workshops.invitations.services.common import AlreadyInvited, CannotInvite
from workshops.invitations.services.mailing import why_no_mail_yet
from workshops.models import Invitation

from .common import LIST, ONE, invitation_of, invited_by

MAILS_SHOWN = 20


def logged_in(request: HttpRequest) -> User:
    """Whoever asks; the view lets nobody else in."""
    return cast("User", request.user)


@require_safe
@never_cache
@login_required
def invitations(request: HttpRequest, slug: str) -> HttpResponse:
    """All who are invited, by state and role, and what they need."""
    meeting = invited_by(request, slug)
    context = {
        "meeting": meeting,
        "listing": listing_of(meeting, request.user, request.GET.dict()),
        "roles": Invitation.Role.choices,
        "kitchen": kitchen_of(meeting, request.user),
        "lack": why_no_mail_yet(meeting),
    }
    return render(request, "workshops/invitations.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def invitation_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Put one person down as a draft; `?kommune=` and `?rolle=` fill the form."""
    meeting = invited_by(request, slug)
    form = PersonForm(
        request.POST if request.method == "POST" else None,
        meeting=meeting,
        user=request.user,
        initial=_asked_for(request),
    )
    standing: Invitation | None = None
    if form.is_bound and form.is_valid():
        try:
            made = inviting.put_down(meeting=meeting, person=form.told, by=logged_in(request))
        except AlreadyInvited as refused:
            standing = refused.standing
            form.add_error("email", str(refused))
        else:
            messages.success(
                request, _("%(who)s stands on the list. Nothing is sent yet.") % {"who": made}
            )
            return redirect(LIST, slug)
    context = {"meeting": meeting, "form": form, "standing": standing}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "workshops/invitation_new.html", context, status=status)


def _asked_for(request: HttpRequest) -> dict[str, Any]:
    number, role = request.GET.get("kommune", ""), request.GET.get("rolle", "")
    rows = Municipality.objects.visible_to(request.user).select_related("organisation")
    found = rows.filter(number=number).first() if number.isascii() and number.isdigit() else None
    return {
        "organisation": numbered(found.organisation) if found else "",
        "role": role if role in Invitation.Role.values else "",
        "language": "nn" if found and found.language_form == "nynorsk" else "nb",
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def invitations_paste(request: HttpRequest, slug: str) -> HttpResponse:
    """Put many down at once; who is invited already is named and left as they are."""
    meeting = invited_by(request, slug)
    sent = request.POST if request.method == "POST" else None
    form = PasteForm(sent, meeting=meeting, user=request.user)
    if form.is_bound and form.is_valid():
        made, refused = inviting.put_down_all(
            meeting=meeting, people=form.people, by=logged_in(request)
        )
        words = ngettext(
            "%(count)d person stands on the list. Nothing is sent yet.",
            "%(count)d people stand on the list. Nothing is sent yet.",
            len(made),
        )
        messages.success(request, words % {"count": len(made)})
        for one in refused[:MAILS_SHOWN]:
            messages.warning(request, _("Left out: %(why)s") % {"why": one})
        return redirect(LIST, slug)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"meeting": meeting, "form": form}
    return render(request, "workshops/invitations_paste.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def invitation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One invitation: who it is, what was answered how, and what was sent."""
    row = invitation_of(request, slug, pk)
    if request.method != "POST":
        return _one_page(request, row)
    form = PersonForm(request.POST, meeting=row.meeting, user=request.user)
    if not form.is_valid():
        return _one_page(request, row, person=form)
    try:
        _row, was_sent = inviting.change(invitation=row, person=form.told, by=logged_in(request))
    except AlreadyInvited as refused:
        form.add_error("email", str(refused))
        return _one_page(request, row, person=form, standing=refused.standing)
    except CannotInvite as refused:
        form.add_error("email", str(refused))
        return _one_page(request, row, person=form)
    told = (
        _("Saved. The old link works no more; a new one is on its way to the new address.")
        if was_sent
        else _("Saved.")
    )
    messages.success(request, told)
    return redirect(ONE, slug, pk)


@require_POST
@never_cache
@login_required
def invitation_answer_for(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Write down what somebody answered by phone, mail or in person."""
    row = invitation_of(request, slug, pk)
    form = NotedForm(request.POST, invitation=row, may_name=deputy_of(row) is None)
    if not form.is_valid():
        return _one_page(request, row, noted=form)
    try:
        answer(invitation=row, told=form.told, noted=form.noted_by(logged_in(request)))
    except AlreadyInvited as refused:
        form.add_error("deputy_email", str(refused))
        return _one_page(request, row, noted=form, standing=refused.standing)
    except CannotInvite as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The answer is noted. The person is told what stands by mail."))
    return redirect(ONE, slug, pk)


def _one_page(
    request: HttpRequest,
    row: Invitation,
    standing: Invitation | None = None,
    **sent: Any,
) -> HttpResponse:
    forms = {
        "person": PersonForm(meeting=row.meeting, user=request.user, initial=_first(row)),
        "noted": NotedForm(invitation=row, may_name=deputy_of(row) is None, initial=_needs_of(row)),
    } | sent
    wrong = next(iter(sent.values()), None)
    context = {
        "meeting": row.meeting,
        "invitation": row,
        "forms": forms,
        "wrong": wrong,
        "standing": standing,
        "deputy": deputy_of(row),
        "needs": getattr(row, "needs", None),
        "mails": Mail.objects.visible_to(request.user)
        .about(row)
        .order_by("-ordered_at")[:MAILS_SHOWN],
        "lack": why_no_mail_yet(row.meeting),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "workshops/invitation.html", context, status=status)


def _first(row: Invitation) -> dict[str, Any]:
    return {
        "organisation": numbered(row.organisation),
        "role": row.role,
        "name": row.name,
        "email": row.email,
        "language": row.language,
    }


def _needs_of(row: Invitation) -> dict[str, Any]:
    needs: Any = getattr(row, "needs", None)
    if needs is None:
        return {}
    return {"food": needs.food, "other_food": needs.other_food, "access": needs.access}


@require_POST
@login_required
def invitation_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an invitation back."""
    row = invitation_of(request, slug, pk)
    inviting.withdraw(invitation=row, by=logged_in(request))
    messages.success(request, _("The invitation of %(who)s is withdrawn.") % {"who": row})
    return redirect(ONE, slug, pk)


@require_POST
@login_required
def invitation_reopen(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Open a withdrawn invitation again."""
    row = invitation_of(request, slug, pk)
    try:
        inviting.reopen(invitation=row, by=logged_in(request))
    except CannotInvite as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The invitation is a draft again. Nothing is sent yet."))
    return redirect(ONE, slug, pk)


@require_POST
@login_required
@sent_once
def invitation_new_link(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Stop the old links of an invitation and mail a new one."""
    row = invitation_of(request, slug, pk)
    try:
        inviting.new_link(invitation=row, by=logged_in(request))
    except CannotInvite as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            _("The old link works no more; a new one is on its way to %(email)s.")
            % {"email": row.email},
        )
    return redirect(ONE, slug, pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def meeting_call_off(request: HttpRequest, slug: str) -> HttpResponse:
    """Call the whole meeting off, and tell all who are invited."""
    meeting = invited_by(request, slug)
    form = SureForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        told = inviting.call_off(meeting=meeting, by=logged_in(request))
        words = ngettext(
            "The meeting is called off. %(count)d mail is ordered.",
            "The meeting is called off. %(count)d mails are ordered.",
            told,
        )
        messages.success(request, words % {"count": told})
        return redirect(meeting)
    rows = Invitation.objects.visible_to(request.user).of_meeting(meeting)
    states = (Invitation.State.SENT, Invitation.State.ACCEPTED)
    context = {
        "meeting": meeting,
        "form": form,
        "count": rows.filter(state__in=states).exclude(email="").count(),
        "lack": why_no_mail_yet(meeting),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "workshops/call_off.html", context, status=status)
