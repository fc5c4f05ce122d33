"""Pages on which a day and its programme are put together."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forkommune.accounts.models import User
from forkommune.plan.models import Deliverable
from forkommune.ui.asked import whole_number
from forkommune.ui.filters import clock
from forkommune.work.sent_once import sent_once
from forkommune.work.services.publishing import CannotPublish, find_publication, take_step
from workshops.invitations.services.mailing import why_no_mail_yet
from workshops.models import Invitation, Meeting, Session

from . import services
from .forms import DayForm, ItemForm, MinutesForm, NewDayForm, first_day, first_item
from .publishing import KEEP, has_changed, version_of
from .services import CannotPlan
from .showing import programme_of
from .warnings import checked

PAGE = "workshops:programme-edit"
STEPS = {"up": -1, "down": 1}


def logged_in(request: HttpRequest) -> User:
    """Whoever asks; the view lets nobody else in."""
    return cast("User", request.user)


def run_by(request: HttpRequest, slug: str) -> Meeting:
    """A meeting that the visitor runs: the secretariat. For all others there is none."""
    if not request.user.has_perm(KEEP):
        raise Http404(_("There is no such page."))
    rows = Meeting.objects.visible_to(request.user).select_related("organiser")
    found: Meeting = get_object_or_404(rows, slug=slug)
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def programme_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The programme with its times: how long, in what order; every button keeps what was typed."""
    meeting = run_by(request, slug)
    sessions = list(Session.objects.visible_to(request.user).of_meeting(meeting).in_order())
    if request.method != "POST":
        return _page(request, meeting, MinutesForm(sessions=sessions))
    form = MinutesForm(_as_they_were(request, sessions), sessions=sessions)
    if not form.is_valid():
        return _page(request, meeting, form)
    user = logged_in(request)
    services.set_minutes(meeting=meeting, minutes=form.minutes, by=user)
    try:
        mark = _act(meeting, request.POST.get("act", ""), user)
    except CannotPlan as refused:
        messages.error(request, str(refused))
        return redirect(PAGE, slug)
    page = reverse(PAGE, args=[slug])
    return redirect(f"{page}?flyttet={mark}" if mark else page)


def _as_they_were(request: HttpRequest, sessions: list[Session]) -> Any:
    """What was sent; an item that somebody added meanwhile keeps its length."""
    sent = request.POST.copy()
    for session in sessions:
        sent.setdefault(f"minutes-{session.pk}", str(session.minutes))
    return sent


def _act(meeting: Meeting, act: str, by: User) -> str:
    """Do what a button said; the mark of the button that has the focus afterwards."""
    what, _colon, told = act.partition(":")
    key = whole_number(told)
    if what in STEPS and key:
        services.move_item(meeting=meeting, key=key, step=STEPS[what], by=by)
        return f"{key}-{what}"
    if what == "pause" and key:
        pause = services.pause_before(meeting=meeting, key=key, by=by)
        return f"{pause.pk}-down"
    return ""


def _page(request: HttpRequest, meeting: Meeting, form: MinutesForm) -> HttpResponse:
    programme = programme_of(meeting, request.user)
    found = checked(meeting, programme)
    moved = request.GET.get("flyttet", "")
    context = {
        "meeting": meeting,
        "programme": programme,
        "form": form,
        "rows": [
            (line, form[f"minutes-{line.slot.row.pk}"])
            for line in found.lines
            if f"minutes-{line.slot.row.pk}" in form.fields
        ],
        "checked": found,
        "moved": moved,
        "told": _told(programme, moved),
        "titles": dict(Deliverable.objects.visible_to(request.user).values_list("code", "title")),
        "version": version_of(meeting),
        "seen": find_publication(meeting).version,
        "changed": has_changed(meeting),
        "to_tell": to_tell(meeting, request.user),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "workshops/programme_edit.html", context, status=status)


def to_tell(meeting: Meeting, user: Any) -> int:
    """How many have an older time or programme in their calendar; 0 where nobody can be written to."""
    if why_no_mail_yet(meeting):
        return 0
    rows = Invitation.objects.visible_to(user).of_meeting(meeting)
    return int(rows.with_older_calendar(meeting.calendar_sequence).count())


def _told(programme: Any, moved: str) -> str:
    """What the live region says of the item that was moved."""
    key = whole_number(moved.partition("-")[0])
    slot = next((one for one in programme.slots if one.row.pk == key), None)
    if slot is None:
        return ""
    return _("“%(title)s” begins at %(time)s now.") % {
        "title": slot.row.title,
        "time": clock(slot.starts),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def item_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Put an item in at the end; it is moved from there."""
    meeting = run_by(request, slug)
    sent = request.POST if request.method == "POST" else None
    form = ItemForm(sent, meeting=meeting, user=logged_in(request))
    if form.is_bound and form.is_valid():
        try:
            session = services.add_item(meeting=meeting, item=form.told, by=logged_in(request))
        except CannotPlan as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The item stands last in the programme."))
            return redirect(f"{reverse(PAGE, args=[slug])}?flyttet={session.pk}-up")
    return _item_page(request, meeting, form, None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def item_change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Write an item anew."""
    meeting = run_by(request, slug)
    session = _item(request, meeting, pk)
    sent = request.POST if request.method == "POST" else None
    form = ItemForm(sent, meeting=meeting, user=logged_in(request), initial=first_item(session))
    if form.is_bound and form.is_valid():
        services.change_item(session=session, item=form.told, by=logged_in(request))
        messages.success(request, _("Saved."))
        return redirect(f"{reverse(PAGE, args=[slug])}#okt-{session.pk}")
    return _item_page(request, meeting, form, session)


def _item(request: HttpRequest, meeting: Meeting, pk: int) -> Session:
    rows = Session.objects.visible_to(request.user).of_meeting(meeting).in_order()
    found: Session = get_object_or_404(rows, pk=pk)
    return found


def _item_page(
    request: HttpRequest, meeting: Meeting, form: ItemForm, session: Session | None
) -> HttpResponse:
    context = {"meeting": meeting, "form": form, "session": session}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "workshops/programme_item.html", context, status=status)


@require_POST
@login_required
def item_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an item out."""
    meeting = run_by(request, slug)
    session = _item(request, meeting, pk)
    services.remove_item(session=session, by=logged_in(request))
    messages.success(request, _("“%(title)s” is taken out.") % {"title": session.title})
    return redirect(PAGE, slug)


@require_POST
@login_required
def programme_publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish the programme as it is now, unless somebody decided on it meanwhile."""
    meeting = run_by(request, slug)
    seen = whole_number(request.POST.get("seen", "")) or 0
    code = "publish_again" if meeting.published_at else "publish"
    try:
        step = take_step(row=meeting, code=code, seen=seen, by=logged_in(request))
    except CannotPublish as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, str(step.done))
    return redirect(PAGE, slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def day_set(request: HttpRequest, slug: str) -> HttpResponse:
    """Day, time and place; with how many have the old ones in their calendar."""
    meeting = run_by(request, slug)
    sent = request.POST if request.method == "POST" else None
    form = DayForm(sent, initial=first_day(meeting))
    if form.is_bound and form.is_valid():
        meeting = services.set_day(meeting=meeting, day=form.told, by=logged_in(request))
        messages.success(request, _("Saved."))
        return redirect(PAGE, slug)
    return _day_page(request, meeting, form, "workshops/day.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def day_new(request: HttpRequest, slug: str) -> HttpResponse:
    """A meeting on a real day, made from the programme of this one."""
    programme = run_by(request, slug)
    sent = request.POST if request.method == "POST" else None
    form = NewDayForm(sent, initial={"title": programme.title})
    if form.is_bound and form.is_valid():
        made = services.day_from(
            programme=programme,
            title=form.cleaned_data["title"],
            day=form.told,
            by=logged_in(request),
        )
        messages.success(request, _("The day is made, with the programme. Only you see it so far."))
        return redirect(PAGE, made.slug)
    return _day_page(request, programme, form, "workshops/day_new.html")


def _day_page(request: HttpRequest, meeting: Meeting, form: DayForm, page: str) -> HttpResponse:
    context = {"meeting": meeting, "form": form, "to_tell": to_tell(meeting, request.user)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, page, context, status=status)
