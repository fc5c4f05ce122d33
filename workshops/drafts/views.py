"""The page from which drafts are sent to those who are invited: choose, look at the mail, send."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forkommune.accounts.models import User
from forkommune.ui.asked import whole_number
from forkommune.work.sent_once import sent_once
from forkommune.work.services.publishing import CannotPublish
from forkommune.work.services.sharing import letter
from workshops.models import Invitation
from workshops.seating.views import CHANGES, inner_meeting

from .forms import SendForm
from .page import Draft, drafts_that_stand, invited, readers
from .services import send_drafts, to_whom

LINK = "https://…"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@sent_once
def meeting_drafts(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has been sent which drafts; a POST shows the mail, and sends it when it says so."""
    meeting = inner_meeting(request, slug)
    user = cast("User", request.user)
    posted = request.POST if request.method == "POST" else None
    drafts, people = drafts_that_stand(user), invited(meeting, user)
    form = SendForm(
        posted,
        drafts=drafts,
        people=people,
        initial={
            "drafts": [one.key for one in drafts],
            "people": [one.pk for one in people if one.state == Invitation.State.ACCEPTED],
        },
    )
    context: dict[str, Any] = {}
    if posted is not None and form.is_valid():
        chosen = [replace(one, seen=_seen(posted, one)) for one in form.chosen_drafts()]
        if posted.get("act") == "send":
            try:
                return _sent(request, form, chosen, slug, user)
            except CannotPublish as refused:
                form.add_error(None, str(refused))
        else:
            context["preview"] = _preview(form, chosen, user)
    context |= {
        "meeting": meeting,
        "form": form,
        "drafts": drafts,
        "readers": readers(people, drafts),
        "addressed": sum(bool(person.email) for person in people),
        "changes": user.has_perm(CHANGES),
    }
    status = 422 if posted is not None and form.errors else 200
    return render(request, "workshops/drafts.html", context, status=status)


def _sent(
    request: HttpRequest, form: SendForm, chosen: list[Draft], slug: str, user: User
) -> HttpResponse:
    number = send_drafts(
        drafts=chosen,
        people=form.chosen_people(),
        message=form.cleaned_data["message"],
        again=form.cleaned_data["again"],
        by=user,
    )
    words = ngettext("%(n)d e-mail is ordered.", "%(n)d e-mails are ordered.", number)
    messages.success(request, words % {"n": number})
    return HttpResponseRedirect(reverse("workshops:meeting-drafts", args=[slug]))


def _seen(posted: QueryDict, draft: Draft) -> int:
    return whole_number(posted.get(f"seen-{draft.key}", "")) or 0


def _preview(form: SendForm, chosen: list[Draft], user: User) -> dict[str, Any]:
    """The mail to the first of them, and how many there will be of each."""
    orders = [
        (one, to_whom(one, form.chosen_people(), again=form.cleaned_data["again"]))
        for one in chosen
    ]
    counts = [(one.title, len(receivers)) for one, receivers in orders]
    for draft, receivers in orders:
        if receivers:
            name, address = receivers[0]
            message = form.cleaned_data["message"]
            subject, body = letter(name=name, title=draft.title, message=message, by=user)
            return {
                "counts": counts,
                "to": address,
                "subject": subject,
                "body": body.replace("{link}", LINK),
            }
    return {"counts": counts, "nobody": _("All of them have been sent these drafts.")}
