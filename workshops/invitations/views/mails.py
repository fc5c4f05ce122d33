"""A mail to several who are invited: who gets it, how it reads in both languages, then one button."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forkommune.ui.asked import whole_number
from forkommune.work.letters import ReceiversForm, Words, previews
from forkommune.work.sent_once import sent_once
from workshops.invitations.matrix import representation_of
from workshops.invitations.services.common import CannotInvite
from workshops.invitations.services.mailing import Receiver, receivers, why_no_mail_yet, write_to
from workshops.invitations.wording import Letter, words_of
from workshops.models import Invitation, Meeting

from .common import invited_by
from .people import logged_in

# The ends of the addresses, the mails, and their titles.
MAILS = {
    "invitasjon": (Letter.INVITATION, gettext_lazy("Send the invitations")),
    "paminnelse": (Letter.REMINDER, gettext_lazy("Remind those who have not answered")),
    "endring": (Letter.CHANGED, gettext_lazy("Tell of the new time or programme")),
}
MISSING = "mangler"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def invitation_mail(request: HttpRequest, slug: str, what: str) -> HttpResponse:
    """Choose who gets the mail. `?valg=mangler` ticks those whose place nobody has filled."""
    meeting = invited_by(request, slug)
    if what not in MAILS:
        raise Http404(_("There is no such mail."))
    letter, title = MAILS[what]
    if request.method == "POST" and (chosen := _chosen(request, meeting)):
        return _written(request, meeting, chosen, letter)
    lack = why_no_mail_yet(meeting)
    rows = receivers(meeting, letter, request.user)
    possible = {str(one.invitation.pk): one.invitation for one in rows if not (one.why_not or lack)}
    form = ReceiversForm(
        request.POST if request.method == "POST" else None,
        names={key: _called(one) for key, one in possible.items()},
        chosen=_ticked(request, meeting, list(possible)),
    )
    context = {
        "meeting": meeting,
        "form": form,
        "title": title,
        "previews": [] if lack else previews(lambda code: _shown(meeting, letter, code, rows)),
        "left_out": [
            (_called(one.invitation), one.why_not or lack) for one in rows if one.why_not or lack
        ],
        "may_send": bool(possible),
        "lack": lack,
        "warning": "workshops/_no_day.html" if lack else "",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "workshops/invitation_mail.html", context, status=status)


def _chosen(request: HttpRequest, meeting: Meeting) -> list[Invitation]:
    """Those that were ticked, also where somebody else has written to them since the page was shown:
    the rules leave them out then, and that is said."""
    keys = [whole_number(one) for one in request.POST.getlist("to")]
    rows = Invitation.objects.visible_to(request.user).of_meeting(meeting).with_meeting()
    return list(rows.filter(pk__in=[key for key in keys if key]))


def _ticked(request: HttpRequest, meeting: Meeting, keys: list[str]) -> list[str]:
    if request.GET.get("valg") != MISSING:
        return keys
    missing = representation_of(meeting, request.user).missing
    return [key for key in keys if int(key) in missing]


def _called(invitation: Invitation) -> str:
    """Municipality, role and name: several may share a name."""
    role = invitation.get_role_display().lower()
    who = [str(invitation.organisation), role, invitation.name, invitation.email]
    return ", ".join(filter(None, who))


def _shown(meeting: Meeting, letter: Letter, language: str, rows: list[Receiver]) -> Words:
    """The mail as somebody like the first receiver gets it; nobody's name stands in it."""
    like = rows[0].invitation if rows else Invitation(role=Invitation.Role.POLITICAL)
    example = Invitation(
        meeting=meeting,
        organisation=like.organisation if rows else meeting.organiser,
        role=like.role,
        name=_("[name]"),
        language=language,
        invited_by=like.invited_by,
    )
    return words_of(letter, example)


def _written(
    request: HttpRequest, meeting: Meeting, chosen: list[Invitation], letter: Letter
) -> HttpResponse:
    try:
        sent, left = write_to(invitations=chosen, letter=letter, by=logged_in(request))
    except CannotInvite as refused:
        messages.error(request, str(refused))
        return redirect(meeting)
    if sent:
        words = ngettext("%(count)d mail is ordered.", "%(count)d mails are ordered.", sent)
        messages.success(request, words % {"count": sent})
    if left:
        words = ngettext(
            "%(count)d was left out: answered or written to meanwhile.",
            "%(count)d were left out: answered or written to meanwhile.",
            left,
        )
        messages.warning(request, words % {"count": left})
    return redirect(meeting)
