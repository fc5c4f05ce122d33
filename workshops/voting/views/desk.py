"""Polls for those who hold the meeting: make, open, close, publish; the result for all who may see it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.ui.dates import today
from forkommune.work.sent_once import sent_once
from workshops.basis.grounds import resting_on_poll
from workshops.models import Meeting, Poll
from workshops.voting import polls
from workshops.voting.forms import OpenForm, PollForm, TieForm
from workshops.voting.options import candidates, claims_of, keys_of, options_of
from workshops.voting.results import result_of, roles_of, sheets_of, who_voted
from workshops.voting.ties import NoReason, NotATie, decide_tie, ties_of

CHANGE, SEE = "workshops.change_poll", "workshops.view_invitation"
LIST, DETAIL = "workshops:poll-list", "workshops:poll-detail"


def held_by(request: HttpRequest, slug: str, perm: str = CHANGE) -> Meeting:
    """A meeting whose polls the visitor may see or keep; for others there is none."""
    if not request.user.has_perm(perm):
        raise Http404(_("There is no such meeting."))
    meeting: Meeting = get_object_or_404(Meeting.objects.visible_to(request.user), slug=slug)
    return meeting


def poll_of(request: HttpRequest, slug: str, pk: int, perm: str = "") -> Poll:
    """A poll of a meeting that the visitor may see; to keep it, the right to is asked."""
    if perm:
        held_by(request, slug, perm)
    rows = Poll.objects.visible_to(request.user).select_related("meeting__organiser")
    poll: Poll = get_object_or_404(rows, pk=pk, meeting__slug=slug)
    return poll


@require_safe
@login_required
def poll_list(request: HttpRequest, slug: str) -> HttpResponse:
    """All polls of a meeting, with how far each has come."""
    meeting = held_by(request, slug, SEE)
    polls.close_due()
    rows = Poll.objects.visible_to(request.user).of_meeting(meeting)
    context = {"meeting": meeting, "results": [result_of(poll) for poll in rows]}
    return render(request, "workshops/poll_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def poll_new(request: HttpRequest, slug: str) -> HttpResponse:
    """A new poll, not open yet."""
    meeting = held_by(request, slug)
    by = _user(request)
    start = {"kind": Poll.Kind.POINTS, "dots": 10, "at_most": 5} | {
        "tie_decider": Poll.Decider.STEERING
    }
    form = PollForm(request.POST or None, offered=candidates(by), initial=start)
    if form.is_bound and form.is_valid():
        poll = polls.make_poll(meeting=meeting, by=by, **_told(form, by))
        messages.success(request, _("The poll is made. Nobody can answer before you open it."))
        return redirect(DETAIL, meeting.slug, poll.pk)
    return _form(request, form, meeting, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def poll_change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change what is asked, while nobody can have answered."""
    poll = poll_of(request, slug, pk, CHANGE)
    by = _user(request)
    if poll.opened_at is not None:
        messages.warning(
            request,
            _("The poll has been opened: what is asked stands. Make a new one in its place."),
        )
        return redirect(DETAIL, slug, pk)
    names = ("question", "kind", "dots", "at_most", "shows_live", "tie_decider")
    keys = keys_of(poll)
    start = {name: getattr(poll, name) for name in names} | {"pilots": keys, "criteria": keys}
    form = PollForm(request.POST or None, offered=candidates(by), initial=start)
    if form.is_bound and form.is_valid():
        try:
            polls.change_poll(poll=poll, by=by, **_told(form, by))
        except polls.NotNow as why:
            messages.warning(request, str(why))
        else:
            messages.success(request, _("The poll is changed."))
        return redirect(DETAIL, slug, pk)
    return _form(request, form, poll.meeting, poll)


@never_cache
@require_safe
def poll_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What came of it and how it was counted; for those who hold the meeting, what to do next."""
    polls.close_due()
    poll = poll_of(request, slug, pk)
    return _page(request, poll, OpenForm())


@require_POST
@login_required
def poll_act(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Open, close, publish, take back or remove."""
    poll = poll_of(request, slug, pk, CHANGE)
    by = _user(request)
    form = OpenForm(request.POST)
    act = request.POST.get("act", "")
    if act == "open" and not form.is_valid():
        return _page(request, poll, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    acts: dict[str, Callable[[], object]] = {
        "open": lambda: polls.open_poll(poll=poll, by=by, closes_at=form.moment()),
        "close": lambda: polls.close_poll(poll=poll, by=by),
        "publish": lambda: polls.publish_result(poll=poll, by=by),
        "take-back": lambda: polls.publish_result(poll=poll, by=by, publish=False),
        "remove": lambda: polls.remove_poll(poll=poll, by=by),
    }
    if act not in acts:
        return _page(request, poll, OpenForm(), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        acts[act]()
    except polls.NotNow as why:
        messages.warning(request, str(why))
        return redirect(DETAIL, slug, pk)
    messages.success(request, _said(act))
    return redirect(LIST, slug) if act == "remove" else redirect(DETAIL, slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def poll_tie(request: HttpRequest, slug: str, pk: int, place: int) -> HttpResponse:
    """Record the order that whoever decides put a tie in, and why."""
    poll = poll_of(request, slug, pk, CHANGE)
    tie = next((one for one in ties_of(result_of(poll)) if one.place == place), None)
    if tie is None:
        raise Http404(_("Nothing shares this place."))
    form = TieForm(request.POST or None, tie=tie, initial={"on": today()})
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            decide_tie(
                poll=poll,
                place=place,
                order=form.order(),
                reason=said["reason"],
                on=said["on"],
                by=_user(request),
            )
        except (NotATie, NoReason) as refusal:
            form.add_error("on", str(refusal))
        else:
            messages.success(request, _("The order is recorded. The tie stays the result."))
            return redirect(DETAIL, slug, pk)
    context = {"form": form, "meeting": poll.meeting, "poll": poll, "tie": tie}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "workshops/poll_tie.html", context, status=status)


def _said(act: str) -> str:
    return {
        "open": _("The poll is open. It stands on the phones now."),
        "close": _("The poll is closed and counted."),
        "publish": _("Everybody who may see the meeting can see the result."),
        "take-back": _("The result is for those who hold the meeting alone again."),
        "remove": _("The poll is removed."),
    }[act]


def _told(form: PollForm, by: User) -> dict[str, Any]:
    told = form.cleaned_data
    names = ("question", "kind", "dots", "at_most", "shows_live", "tie_decider")
    return {"options": claims_of(told["keys"], by), **{name: told[name] for name in names}}


def _form(
    request: HttpRequest, form: PollForm, meeting: Meeting, poll: Poll | None
) -> HttpResponse:
    context = {"form": form, "meeting": meeting, "poll": poll}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "workshops/poll_form.html", context, status=status)


def _page(
    request: HttpRequest, poll: Poll, form: OpenForm, status: int = HTTPStatus.OK
) -> HttpResponse:
    result = result_of(poll)
    options = options_of(poll)
    is_told = bool(result.rows)
    context = {
        "poll": poll,
        "meeting": poll.meeting,
        "result": result,
        "options": options,
        "form": form,
        "ties": ties_of(result),
        "resting": resting_on_poll(poll, request.user),
        "may_change": request.user.has_perm(CHANGE),
        "is_inside": request.user.has_perm(SEE),
        "roles": roles_of(result, options),
        "sheets": sheets_of(poll, options) if is_told and not poll.is_anonymous else [],
        "voted": who_voted(poll) if poll.is_anonymous and request.user.has_perm(SEE) else [],
    }
    return render(request, "workshops/poll_detail.html", context, status=status)


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)
