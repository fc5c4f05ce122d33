"""Reaching a respondent: calls, appointments, refusals, contact data, who interviews."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.documents.calendar import published_calendar
from forkommune.evidence.forms_contact import (
    AttemptForm,
    LookupForm,
    PersonForm,
    RefusalForm,
)
from forkommune.evidence.models import ContactAttempt, ContactKey
from forkommune.evidence.services.contacts import (
    NoContactData,
    has_address,
    keep_contact,
    look_up_contact,
)
from forkommune.ui.forms import DesignForm
from forkommune.work.sent_once import sent_once
from municipalities.survey.contact_forms import AppointmentForm, InterviewerForm
from municipalities.survey.contact_page import ContactPage
from municipalities.survey.models import Interview
from municipalities.survey.services.appointments import (
    AlreadyHeld,
    NoAppointment,
    book_appointment,
    cancel_appointment,
    event_of,
)
from municipalities.survey.services.contacting import change_interviewer, register_attempt

from .common import editable, logged_in
from .guides import researcher

CONTACT = "municipalities:interview-contact"


@require_safe
@login_required
def interview_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """How things stand with a respondent, and the forms for what comes next."""
    return _page(request, editable(request, pk))


@require_POST
@login_required
@sent_once
def interview_attempt(request: HttpRequest, pk: int) -> HttpResponse:
    """Register a call or mail that led to no appointment."""
    interview, form = editable(request, pk), AttemptForm(request.POST)
    if not form.is_valid():
        return _page(request, interview, attempt=form)
    said = form.cleaned_data
    return _done(
        request,
        interview,
        lambda: register_attempt(
            interview=interview,
            way=said["way"],
            outcome=said["outcome"],
            call_back_at=form.call_back_at,
            note=said["note"],
            by=logged_in(request),
        ),
        _("The contact is registered."),
    )


@require_POST
@login_required
@sent_once
def interview_refusal(request: HttpRequest, pk: int) -> HttpResponse:
    """Register that the respondent does not want to take part, and why."""
    interview, form = editable(request, pk), RefusalForm(request.POST)
    if not form.is_valid():
        return _page(request, interview, refusal=form)
    return _done(
        request,
        interview,
        lambda: register_attempt(
            interview=interview,
            outcome=ContactAttempt.Outcome.REFUSED,
            by=logged_in(request),
            **form.cleaned_data,
        ),
        _("It is registered that the respondent does not take part."),
    )


@require_POST
@login_required
@sent_once
def interview_appointment(request: HttpRequest, pk: int) -> HttpResponse:
    """Book or move the appointment, or give it up (`cancel`)."""
    interview, by = editable(request, pk), logged_in(request)
    if "cancel" in request.POST:
        return _done(
            request,
            interview,
            lambda: cancel_appointment(interview=interview, by=by),
            _("The appointment is given up."),
        )
    form = AppointmentForm(request.POST, may_tell=has_address(interview.informant))
    if not form.is_valid():
        return _page(request, interview, appointment=form)
    said = form.cleaned_data
    return _done(
        request,
        interview,
        lambda: book_appointment(
            interview=interview,
            starts=form.starts,
            minutes=said["minutes"],
            way=said["way"],
            note=said["note"],
            tell_respondent=said.get("tell_respondent", False),
            by=by,
        ),
        _("The appointment is booked and mailed to whoever interviews."),
    )


@require_POST
@login_required
def interview_interviewer(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody else interview."""
    interview, form = editable(request, pk), InterviewerForm(request.POST)
    if not form.is_valid():
        return _page(request, interview, interviewer=form)
    chosen = form.cleaned_data["interviewer"]
    return _done(
        request,
        interview,
        lambda: change_interviewer(interview=interview, interviewer=chosen, by=logged_in(request)),
        _("%(name)s interviews now.") % {"name": chosen.get_full_name()},
    )


@require_safe
@login_required
def interview_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The appointment as a calendar file."""
    interview = editable(request, pk)
    try:
        event = event_of(interview)
    except NoAppointment as missing:
        raise Http404(str(missing)) from missing
    answer = HttpResponse(published_calendar(event), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="intervju-{interview.pk}.ics"'
    return answer


@never_cache
@require_safe
@login_required
def own_calendar(request: HttpRequest) -> HttpResponse:
    """All appointments that lie ahead of whoever asks, as one calendar file."""
    user = researcher(request)
    rows = Interview.objects.visible_to(user).to_come_of(user).with_all()
    events = [event_of(one) for one in rows]
    if not events:  # a calendar without an event is none
        raise Http404(_("No call is agreed"))
    answer = HttpResponse(published_calendar(*events), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="intervjuer.ics"'
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def interview_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Who the respondent is: shown for a reason, which is logged, or kept (`keep`)."""
    interview = editable(request, pk)
    if request.method != "POST":
        return _person(request, interview)
    if "keep" in request.POST:
        return _keep_person(request, interview)
    form = LookupForm(request.POST)
    if not form.is_valid():
        return _person(request, interview, lookup=form)
    try:
        key = look_up_contact(
            informant=interview.informant, reason=form.cleaned_data["reason"], by=logged_in(request)
        )
    except NoContactData as missing:
        messages.error(request, str(missing))
        return redirect("municipalities:interview-person", pk)
    return _person(request, interview, key=key)


def _keep_person(request: HttpRequest, interview: Interview) -> HttpResponse:
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _person(request, interview, person=form)
    keep_contact(informant=interview.informant, **form.cleaned_data)
    messages.success(request, _("Name and contact data are kept, encrypted."))
    return redirect(CONTACT, interview.pk)


def _person(
    request: HttpRequest,
    interview: Interview,
    *,
    lookup: LookupForm | None = None,
    person: PersonForm | None = None,
    key: ContactKey | None = None,
) -> HttpResponse:
    page = ContactPage(interview)
    first: dict[str, Any] = {"delete_on": page.keep_until}
    if key:
        names = ("name", "phone", "email", "delete_on")
        first = {name: getattr(key, name) for name in names}
    context = {
        "interview": interview,
        "page": page,
        "key": key,
        "lookup": lookup or LookupForm(),
        "person": person or PersonForm(initial=first),
    }
    wrong = (lookup and lookup.errors) or (person and person.errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "municipalities/interview_person.html", context, status=status)


def _done(
    request: HttpRequest, interview: Interview, act: Callable[[], Any], said: str
) -> HttpResponse:
    """Act, say so or say why not, and go back to the page."""
    try:
        act()
    except (AlreadyHeld, NoAppointment) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(CONTACT, interview.pk)


def _page(request: HttpRequest, interview: Interview, **sent: DesignForm) -> HttpResponse:
    """The page with its forms; `sent`: the one that must be put right."""
    page = ContactPage(interview)
    may_tell = has_address(interview.informant)
    forms = {
        "attempt": AttemptForm(initial=page.proposed),
        "appointment": AppointmentForm(initial=page.agreed, may_tell=may_tell),
        "refusal": RefusalForm(),
        "interviewer": InterviewerForm(initial={"interviewer": interview.interviewer_id}),
    } | sent
    context = {"interview": interview, "page": page, "may_tell": may_tell, "forms": forms}
    context["wrong"] = next(iter(sent.values()), None)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    return render(request, "municipalities/interview_contact.html", context, status=status)
