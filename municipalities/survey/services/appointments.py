"""Appointments: booked, moved, given up, and in the calendars of both sides.

The respondent's address stands in no row: the outbox looks it up when the mail leaves, and logs it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import User
from forkommune.documents.calendar import CalendarEvent, Method
from forkommune.evidence.models import ContactAttempt
from forkommune.evidence.services.contacts import BOOK, has_address
from forkommune.ui.dates import long_date
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.services.outbox import Calendar, KeptAddress, post_mail
from municipalities.survey.models import Interview

MAIL = "interview-appointment"


class AlreadyHeld(ValueError):
    """The interview was held; nothing is agreed about it any more."""


class NoAppointment(ValueError):
    """No appointment stands."""


@transaction.atomic
def book_appointment(
    *,
    interview: Interview,
    starts: datetime,
    minutes: int,
    way: str,
    by: User,
    note: str = "",
    tell_respondent: bool = False,
) -> Interview:
    """Agree on a time, or move it: noted as a contact, and mailed to whoever interviews.

    minutes: how long is set aside. tell_respondent: mail it to the respondent too, if an address is
    kept. The same time again changes nothing. Raises AlreadyHeld.
    """
    interview = not_held(interview)
    agreed = (interview.planned_on, interview.planned_minutes)
    if agreed != (starts, minutes):
        with acting(by, "interview.appointment_made"):
            if interview.planned_on:
                interview.calendar_sequence += 1
            interview.planned_on, interview.planned_minutes = starts, minutes
            interview.full_clean(validate_unique=False)
            interview.save(update_fields=["planned_on", "planned_minutes", "calendar_sequence"])
            ContactAttempt.objects.create(
                informant=interview.informant,
                at=timezone.now(),
                way=way,
                outcome=ContactAttempt.Outcome.APPOINTMENT,
                note=note,
                by=by,
            )
    put_in_calendars(interview, by=by, tell_respondent=tell_respondent)
    return interview


@transaction.atomic
def cancel_appointment(*, interview: Interview, by: User) -> Interview:
    """Give up the time that was agreed; both sides' calendars are told.

    Raises AlreadyHeld, and NoAppointment where none stands.
    """
    interview = not_held(interview)
    if interview.planned_on is None:
        raise NoAppointment(
            _("No appointment with %(municipality)s stands.")
            % {"municipality": interview.municipality}
        )
    give_up(interview, by)
    return interview


def put_in_calendars(interview: Interview, *, by: User, tell_respondent: bool = False) -> None:
    """Mail the appointment to whoever interviews, and to the respondent if wanted or told before."""
    if interview.planned_on is None or interview.planned_on < timezone.now():
        return
    if interview.interviewer:
        _mail_to_interviewer(interview, interview.interviewer, Method.PUBLISH, by)
    if has_address(interview.informant) and (tell_respondent or _was_told(interview)):
        _mail_to_respondent(interview, Method.REQUEST, by)


def give_up(interview: Interview, by: User) -> None:
    """Take the time away and the event out of the calendars. The interview is locked and has one."""
    interview.calendar_sequence += 1
    is_ahead = interview.planned_on is not None and interview.planned_on > timezone.now()
    if is_ahead and interview.interviewer:
        _mail_to_interviewer(interview, interview.interviewer, Method.CANCEL, by)
    if is_ahead and _was_told(interview) and has_address(interview.informant):
        _mail_to_respondent(interview, Method.CANCEL, by)
    interview.planned_on = None
    with acting(by, "interview.appointment_given_up"):
        interview.save(update_fields=["planned_on", "calendar_sequence"])


def respondents_left(informants: frozenset[int], by: User | None) -> None:
    """Take what was agreed with informants (primary keys) who withdraw out of the interviewers'
    calendars. To the informants nothing is sent any more."""
    rows = Interview.objects.filter(informant__in=informants, planned_on__gt=timezone.now())
    for interview in rows.select_related("interviewer", "municipality"):
        interview.calendar_sequence += 1
        interview.save(update_fields=["calendar_sequence"])
        if interview.interviewer:
            _mail_to_interviewer(interview, interview.interviewer, Method.CANCEL, by)


def pass_on(interview: Interview, before: User | None, by: User) -> None:
    """Take the event out of the calendar of who interviewed before, into that of who does now."""
    if before and interview.planned_on and interview.planned_on > timezone.now():
        _mail_to_interviewer(interview, before, Method.CANCEL, by)
    put_in_calendars(interview, by=by)


def event_of(interview: Interview, *, for_respondent: bool = False) -> CalendarEvent:
    """The appointment as an event. Neither role nor name of the respondent stands in it.

    Raises NoAppointment where none stands.
    """
    if interview.planned_on is None:
        raise NoAppointment(
            _("No appointment with %(municipality)s stands.")
            % {"municipality": interview.municipality}
        )
    who = interview.interviewer
    host = urlsplit(settings.BASE_URL).hostname
    return CalendarEvent(
        uid=f"interview-{interview.pk}-{interview.informant_id}@{host}",
        sequence=interview.calendar_sequence,
        starts=interview.planned_on,
        ends=interview.planned_on + timedelta(minutes=interview.planned_minutes),
        stamped=timezone.now(),
        title=_("Telephone interview about climate work: %(municipality)s")
        % {"municipality": interview.municipality},
        place=_("Telephone"),
        description=_("Invented example") if interview.is_invented else "",
        url="" if for_respondent else f"{settings.BASE_URL}{interview.get_absolute_url()}",
        organiser=(who.get_full_name(), who.email) if who else None,
    )


def not_held(interview: Interview) -> Interview:
    """The interview, locked. Raises AlreadyHeld."""
    interview = (
        Interview.objects.select_for_update(of=("self",))
        .select_related("informant", "municipality", "round", "interviewer")
        .get(pk=interview.pk)
    )
    if interview.completed_at is not None:
        raise AlreadyHeld(
            _("The interview with %(municipality)s is completed; nothing is agreed about it now.")
            % {"municipality": interview.municipality}
        )
    return interview


@dataclass(frozen=True)
class _Words:
    """Subject and text of a mail about an appointment."""

    subject: str
    body: str


def _mail_to_interviewer(interview: Interview, who: User, method: Method, by: User | None) -> None:
    with who.in_own_language():
        words = _words_for_interviewer(interview, method)
        event = replace(event_of(interview), organiser=(who.get_full_name(), who.email))
    post_mail(
        kind=MAIL,
        key=f"{interview.pk}-{interview.calendar_sequence}-{who.pk}-{method.value.lower()}",
        to=who.email,
        subject=words.subject,
        body=words.body,
        by=by,
        calendar=Calendar(event, method),
    )


def _mail_to_respondent(interview: Interview, method: Method, by: User) -> None:
    if interview.interviewer is None:
        return  # nobody to answer to
    with override(_language(interview)):
        words = _words_for_respondent(interview, method)
        event = event_of(interview, for_respondent=True)
    post_mail(
        kind=MAIL,
        key=f"{interview.pk}-{interview.calendar_sequence}-respondent-{method.value.lower()}",
        to=KeptAddress(BOOK, interview.informant),
        subject=words.subject,
        body=words.body,
        by=by,
        calendar=Calendar(event, method),
    )


def _was_told(interview: Interview) -> bool:
    """Whether the respondent has been mailed about this interview's appointment."""
    return Mail.objects.of_kind(MAIL).about(interview.informant).exists()


def _language(interview: Interview) -> str:
    return "nn" if interview.municipality.language_form == "nynorsk" else "nb"


def _told(interview: Interview) -> dict[str, object]:
    moment = timezone.localtime(interview.planned_on)
    who = interview.interviewer
    return {
        "municipality": interview.municipality,
        "day": long_date(moment.date()),
        "time": f"{moment:%H.%M}",
        "minutes": interview.planned_minutes,
        "name": who.get_full_name() if who else "",
        "address": who.email if who else "",
        "link": f"{settings.BASE_URL}{interview.get_absolute_url()}",
    }


def _words_for_interviewer(interview: Interview, method: Method) -> _Words:
    told = _told(interview)
    if method is Method.CANCEL:
        return _Words(
            _("The interview with %(municipality)s on %(day)s is off your calendar") % told,
            _(
                "Hello,\n\nThe interview with %(municipality)s on %(day)s at %(time)s was given up, "
                "moved to somebody else or declined. The file takes it out of your calendar."
                "\n\n%(link)s"
            )
            % told,
        )
    return _Words(
        _("Interview with %(municipality)s on %(day)s at %(time)s") % told,
        _(
            "Hello,\n\nYou interview %(municipality)s by telephone on %(day)s at %(time)s; "
            "%(minutes)d minutes are set aside. The file puts it into your calendar.\n\n"
            "The form of the interview:\n%(link)s"
        )
        % told,
    )


def _words_for_respondent(interview: Interview, method: Method) -> _Words:
    told = _told(interview)
    if method is Method.CANCEL:
        return _Words(
            _("The telephone interview on %(day)s is cancelled") % told,
            _(
                "Hello,\n\nThe telephone interview about climate work in %(municipality)s on "
                "%(day)s at %(time)s is cancelled. If you have questions, write to %(name)s, "
                "%(address)s."
            )
            % told,
        )
    return _Words(
        _("Telephone interview about climate work on %(day)s at %(time)s") % told,
        _(
            "Hello,\n\nThank you for taking part. %(name)s calls you on %(day)s at %(time)s about "
            "climate work in %(municipality)s. It takes about %(minutes)d minutes.\n\nThe "
            "appointment is enclosed for your calendar. If the time no longer suits, or you would "
            "rather not take part, answer the invitation or write to %(name)s, %(address)s."
        )
        % told,
    )
