"""The follow-up page of a municipality, talks registered in a minute, and meetings begun."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.evidence.services.readings import record_reading, texts_of
from forkommune.ui.dates import today
from forkommune.work.desk import as_the_only_writer
from forkommune.work.sent_once import sent_once
from forkommune.work.services.drafts import Outcome, save_draft
from forkommune.work.views.drafts import (
    draft_endpoint,
    refuse_other_writer,
    saved_context,
    typed_by_another,
)
from municipalities.models import Municipality
from workshops.models import Meeting, Participant
from workshops.names import keep_names_until, last_day
from workshops.outcomes.page import texts_in
from workshops.writing import KEEP, organiser_of

from .desk import ContactPlace
from .follow_up import SHOWN, entries_of, follow_up_of, meetings_with
from .forms import MeetingForm, NamesUntilForm, PresentForm, stands
from .services import (
    begin_meeting,
    change_meeting,
    note_participant,
    register_contact,
    strike_participants,
)

READ = "workshops.view_invitation"
View = Callable[..., HttpResponse]


def insiders_only(view: View) -> View:
    """Log-in first; for others than the secretariat and researchers there is no such page."""
    return _with(READ, view)


def keepers_only(view: View) -> View:
    """Log-in first; for others than those who write there is no such page."""
    return _with(KEEP, view)


def _with(permission: str, view: View) -> View:
    @never_cache
    @login_required
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(permission):
            raise Http404(_("There is no such page."))
        return view(request, *args, **kwargs)

    return answer


@require_safe
@insiders_only
def follow_up(request: HttpRequest, number: str) -> HttpResponse:
    """All talks, meetings and agreed follow-up of a municipality, and what is open."""
    municipality = _municipality(request, number)
    page_obj = Paginator(meetings_with(municipality, request.user), SHOWN).get_page(
        request.GET.get("side")
    )
    page = follow_up_of(municipality, request.user, today())
    entries = entries_of(page_obj)
    notes = [one.meeting.notes for one in entries if one.gist and one.meeting.notes]
    read = texts_of([*notes, *texts_in(page.open)])
    record_reading(by=request.user, page="workshops:follow-up", read=read)
    context = {
        "municipality": municipality,
        "page": page,
        "page_obj": page_obj,
        "entries": entries,
        "may_keep": request.user.has_perm(KEEP),
    }
    return render(request, "workshops/follow_up.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def contact_new(request: HttpRequest, number: str) -> HttpResponse:
    """Register a talk, a call or a mail. What is typed is a draft until then."""
    place = ContactPlace(_municipality(request, number), user_of(request))
    if request.method != "POST":
        return _contact_page(request, place, place.form())
    if typed_by_another(request):
        return refuse_other_writer(request)
    _store(request, place)
    place = ContactPlace(place.municipality, place.user)  # what is stored now
    if request.POST.get("action") == "save":
        messages.success(request, _("The draft is saved."))
        return HttpResponseRedirect(place.desk.form_url)
    form = place.bound()
    if not form.is_valid():
        return _contact_page(request, place, form)
    register_contact(
        municipality=place.municipality,
        contact=form.contact(),
        by=place.user,
        draft_kind=place.draft_kind,
    )
    messages.success(request, _("The talk is registered."))
    return redirect("workshops:follow-up", number)


@draft_endpoint
def contact_save(request: HttpRequest, number: str) -> HttpResponse:
    """Autosave: a fragment for the status line."""
    if not request.user.has_perm(KEEP):
        raise Http404(_("There is no such page."))
    place = ContactPlace(_municipality(request, number), user_of(request))
    outcome = _store(request, place)
    return render(request, "work/_draft_saved.html", saved_context(place.desk, outcome))


def _store(request: HttpRequest, place: ContactPlace) -> Outcome:
    desk = place.desk
    return save_draft(
        kind=desk.kind,
        target=desk.target,
        initial=desk.initial,
        save=as_the_only_writer(desk, desk.read(request.POST)),
        by=place.user,
    )


def _contact_page(request: HttpRequest, place: ContactPlace, form: Any) -> HttpResponse:
    context = {"desk": place.desk, "form": form, "municipality": place.municipality}
    return render(request, "workshops/contact_form.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def meeting_new(request: HttpRequest) -> HttpResponse:
    """Write down a meeting to come, or one that was held."""
    user = user_of(request)
    data = request.POST if request.method == "POST" else None
    form = MeetingForm(data, user=user, initial={"organiser": organiser_of(user)})
    if form.is_bound and form.is_valid():
        meeting = begin_meeting(known=form.known(), by=user)
        messages.success(request, _("The meeting is written down. Only the project sees it."))
        return redirect("workshops:record", meeting.slug)
    return render(request, "workshops/meeting_form.html", {"form": form}, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def meeting_change(request: HttpRequest, slug: str) -> HttpResponse:
    """Correct what a meeting says of itself."""
    meeting, user = meeting_of(request, slug), user_of(request)
    data = request.POST if request.method == "POST" else None
    form = MeetingForm(data, user=user, meeting=meeting, initial=stands(meeting))
    if form.is_bound and form.is_valid():
        change_meeting(meeting=meeting, known=form.known(), by=user)
        messages.success(request, _("The meeting is changed."))
        return redirect("workshops:record", meeting.slug)
    context = {"form": form, "meeting": meeting}
    return render(request, "workshops/meeting_form.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def participants(request: HttpRequest, slug: str) -> HttpResponse:
    """Who took part without having been invited here; POST notes one more."""
    meeting, user = meeting_of(request, slug), user_of(request)
    data = request.POST if request.method == "POST" else None
    form = PresentForm(data, meeting=meeting, user=user, initial=_from_where(meeting))
    if form.is_bound and form.is_valid():
        noted = note_participant(meeting=meeting, present=form.present(), by=user)
        messages.success(request, _("%(who)s is noted.") % {"who": noted})
        return redirect("workshops:participants", meeting.slug)
    rows = Participant.objects.visible_to(user).filter(meeting=meeting)
    context = {
        "form": form,
        "meeting": meeting,
        "rows": rows.select_related("organisation"),
        "last_day": last_day(meeting),
    }
    return render(request, "workshops/participants.html", context, status=status_of(form))


@require_POST
@keepers_only
def participant_strike(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take somebody off the list."""
    rows = Participant.objects.visible_to(request.user).filter(meeting=meeting_of(request, slug))
    one = get_object_or_404(rows, pk=pk)
    strike_participants(participants=[one], by=user_of(request))
    messages.success(request, _("Taken off the list."))
    return redirect("workshops:participants", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def names_until(request: HttpRequest, slug: str) -> HttpResponse:
    """Until when the names of those who were invited or took part are kept."""
    meeting, user = meeting_of(request, slug), user_of(request)
    data = request.POST if request.method == "POST" else None
    form = NamesUntilForm(data, initial={"day": meeting.names_until})
    if form.is_bound and form.is_valid():
        keep_names_until(meeting=meeting, day=form.cleaned_data["day"], by=user)
        messages.success(request, _("The day on which the names go is set."))
        return redirect("workshops:participants", slug)
    context = {"form": form, "meeting": meeting, "last_day": last_day(meeting)}
    return render(request, "workshops/names_until.html", context, status=status_of(form))


def _from_where(meeting: Meeting) -> dict[str, Any]:
    """The only municipality of a meeting, where most of those come from."""
    own = list(meeting.municipalities.select_related("organisation")[:2])
    return {"organisation": own[0].organisation} if len(own) == 1 else {}


def _municipality(request: HttpRequest, number: str) -> Municipality:
    rows = Municipality.objects.visible_to(request.user).select_related("organisation", "county")
    found: Municipality = get_object_or_404(rows, number=number)
    return found


def meeting_of(request: HttpRequest, slug: str) -> Meeting:
    """The meeting of an address, for those who may see it."""
    rows = Meeting.objects.visible_to(request.user).select_related("organiser", "notes")
    found: Meeting = get_object_or_404(rows, slug=slug)
    return found


def user_of(request: HttpRequest) -> User:
    """The user who is logged in."""
    return cast("User", request.user)


def status_of(form: Any) -> int:
    """422 for a form that came back."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
