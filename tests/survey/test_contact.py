"""Reaching respondents: attempts, appointments in calendars, refusals, contact data, the board."""

import email
from datetime import UTC, time, timedelta
from email import policy

import icalendar
import pytest
from django.core import mail as outbox
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from forkommune.evidence.models import ContactAttempt, ContactKey, KeyLookup
from forkommune.evidence.services.contacts import NoReason, keep_contact, look_up_contact
from forkommune.ui.dates import long_date
from forkommune.ui.forms import ClockField
from forkommune.work.models import Mail
from forkommune.work.services.sending import send
from municipalities.models import Interview
from municipalities.survey.services.appointments import (
    AlreadyHeld,
    NoAppointment,
    book_appointment,
    cancel_appointment,
)
from municipalities.survey.services.contacting import (
    NotAnInterviewer,
    change_interviewer,
    register_attempt,
)
from tests.factories import (
    InterviewFactory,
    MunicipalityFactory,
    ResearcherFactory,
    RoundFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADDRESS = "ola.nordmann@hole.invalid"


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm", email="kari@cicero.invalid")
    client.force_login(user)
    return user


@pytest.fixture
def interview(kari):
    today = timezone.localdate()
    survey_round = RoundFactory(starts_on=today - 30 * DAY, ends_on=today + 20 * DAY)
    place = MunicipalityFactory(name="Hole")
    survey_round.municipalities.add(place)
    return InterviewFactory(round=survey_round, municipality=place, interviewer=kari)


def known(interview):
    keep_contact(
        informant=interview.informant,
        name="Ola Nordmann",
        email=ADDRESS,
        phone="400 00 000",
        delete_on=timezone.localdate() + 90 * DAY,
    )


def address(name, interview):
    return reverse(f"municipalities:interview-{name}", args=[interview.pk])


def text(page):
    return " ".join(page.content.decode().split())


def noon(days=2):
    """A whole hour that many days ahead."""
    now = timezone.localtime() + days * DAY
    return now.replace(hour=12, minute=0, second=0, microsecond=0)


def written(moment):
    return f"{moment.day}.{moment.month}.{moment.year}"


def book(interview, kari, **changes):
    said = {"starts": noon(), "minutes": 45, "way": "phone", "by": kari}
    return book_appointment(interview=interview, **(said | changes))


def sent():
    """Every mail of the outbox, sent: receiver, method and event of its calendar."""
    outbox.outbox.clear()
    for mail in Mail.objects.order_by("ordered_at"):
        send(mail.pk)
    return [read(message) for message in outbox.outbox]


def read(message):
    parsed = email.message_from_bytes(message.message().as_bytes(), policy=policy.default)
    (part,) = [one for one in parsed.walk() if one.get_content_type() == "text/calendar"]
    calendar = icalendar.Calendar.from_ical(part.get_content())
    (event,) = calendar.walk("VEVENT")
    assert part.get_param("method") == calendar["METHOD"]
    return message.to[0], str(calendar["METHOD"]), event


# ---- Attempts


def test_a_call_without_answer_is_registered_with_the_next_call(client, kari, interview):
    page = client.get(address("contact", interview))
    again = page.context["forms"]["attempt"].initial["again_day"]

    answer = client.post(
        address("attempt", interview),
        {
            "attempt-way": "phone",
            "attempt-outcome": "no_answer",
            "attempt-again_day": written(again),
            "attempt-again_time": "9.30",
        },
    )

    attempt = ContactAttempt.objects.get()
    assert answer.url == address("contact", interview)
    assert (attempt.informant, attempt.outcome, attempt.by) == (
        interview.informant,
        "no_answer",
        kari,
    )
    assert timezone.localtime(attempt.call_back_at).strftime("%H.%M") == "09.30"
    assert timezone.localdate(attempt.call_back_at) == again


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"outcome": "call_back", "again_day": ""}, "Skriv datoen du skal ringe igjen"),
        ({"outcome": "call_back", "again_day": "1.2.2017"}, "Datoen er passert"),
        ({"outcome": ""}, "Velg: Utfall"),
        ({"outcome": "no_answer", "again_time": "kvart på"}, "ikke et klokkeslett"),
        ({"outcome": "no_answer", "again_time": "9.5"}, "ikke et klokkeslett"),
        ({"outcome": "no_answer", "note": "Prøv ola@hole.invalid"}, "«ola@hole.invalid» hører"),
        ({"outcome": "no_answer", "note": "Mobil 998 87 766"}, "«998 87 766» hører hjemme i"),
        ({"outcome": "call_back", "again_day": "1.2.2099"}, "Se på årstallet"),
    ],
)
def test_wrong_attempt_is_refused_in_words(client, interview, typed, message):
    data = {f"attempt-{name}": value for name, value in ({"way": "phone"} | typed).items()}

    page = client.post(address("attempt", interview), data)

    assert page.status_code == 422
    assert message in text(page)
    assert not ContactAttempt.objects.exists()


def test_a_second_click_registers_one_attempt(kari, interview):
    said = {"interview": interview, "way": "phone", "outcome": "no_answer", "by": kari}
    first, again = register_attempt(**said), register_attempt(**said)
    later = register_attempt(**said, at=timezone.now() + timedelta(hours=2))

    assert (first == again, later == first) == (True, False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome": "refused"},
        {"outcome": "no_answer", "refusal": "no_time"},
        {"outcome": "call_back"},
    ],
)
def test_database_wants_a_reason_for_no_and_a_time_to_call_back(kari, interview, wrong):
    row = {"informant": interview.informant, "at": timezone.now(), "way": "phone"} | wrong

    with pytest.raises(IntegrityError), transaction.atomic():
        ContactAttempt.objects.create(**row)
    with pytest.raises(ValidationError):
        register_attempt(interview=interview, by=kari, **{"way": "phone"} | wrong)


# ---- Appointments


def test_booked_appointment_lands_in_the_interviewers_calendar(client, kari, interview):
    starts = noon()

    answer = client.post(
        address("appointment", interview),
        {
            "appointment-day": written(starts),
            "appointment-clock": "12.00",
            "appointment-minutes": "45",
            "appointment-way": "phone",
        },
    )

    interview.refresh_from_db()
    ((to, method, event),) = sent()
    assert answer.url == address("contact", interview)
    assert interview.planned_on == starts
    assert ContactAttempt.objects.get().outcome == "appointment"
    assert (to, method) == ("kari@cicero.invalid", "PUBLISH")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (starts, starts + timedelta(minutes=45))
    assert str(event["SUMMARY"]) == "Telefonintervju om klimaarbeid: Hole"
    assert interview.informant.role_text not in event.to_ical().decode()


def test_download_is_the_same_event_without_attendees(client, kari, interview):
    book(interview, kari)

    answer = client.get(address("calendar", interview))

    (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    ((_to, _method, mailed),) = sent()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert (event["UID"], event["SEQUENCE"]) == (mailed["UID"], mailed["SEQUENCE"])
    assert "ATTENDEE" not in event
    assert client.get(address("calendar", InterviewFactory())).status_code == 404


def test_interviewer_downloads_all_that_lie_ahead_and_none_of_others(client, kari, interview):
    assert client.get(reverse("municipalities:own-calendar")).status_code == 404
    book(interview, kari)
    mine = InterviewFactory(interviewer=kari, planned_on=timezone.now() + 9 * DAY)
    InterviewFactory(interviewer=ResearcherFactory(), planned_on=timezone.now() + DAY)
    InterviewFactory(interviewer=kari, completed=True, planned_on=timezone.now() - DAY)

    file = client.get(reverse("municipalities:own-calendar"))

    events = icalendar.Calendar.from_ical(file.content).walk("VEVENT")
    starts = [event.decoded("dtstart").astimezone(UTC) for event in events]
    interview.refresh_from_db()
    assert starts == [one.planned_on.replace(microsecond=0) for one in (interview, mine)]
    assert b"ATTENDEE" not in file.content
    board = text(client.get(reverse("municipalities:survey")))
    assert reverse("municipalities:own-calendar") in board


def test_respondent_is_invited_at_an_address_that_stands_in_no_row(kari, interview):
    known(interview)

    book(interview, kari, tell_respondent=True)

    row = Mail.objects.get(recipient="")
    stored = f"{row.subject}{row.body}{row.calendar}{row.key}"
    invited = {to: (method, event) for to, method, event in sent()}
    method, event = invited[ADDRESS]
    assert ADDRESS not in stored
    assert (method, str(event["ATTENDEE"]), str(event["ORGANIZER"])) == (
        "REQUEST",
        f"MAILTO:{ADDRESS}",
        "MAILTO:kari@cicero.invalid",
    )
    assert "URL" not in event
    lookup = KeyLookup.objects.get()
    assert (lookup.informant, lookup.by) == (interview.informant, kari)
    assert lookup.reason.startswith("E-post: Telefonintervju")


def test_mail_to_a_nynorsk_municipality_is_in_nynorsk(kari, interview):
    known(interview)
    interview.municipality.language_form = "nynorsk"
    interview.municipality.save()

    book(interview, kari, tell_respondent=True)

    assert "Takk for at du vil vere med." in Mail.objects.get(recipient="").body


def test_mail_is_refused_once_the_contact_data_are_gone(kari, interview):
    known(interview)
    book(interview, kari, tell_respondent=True)
    ContactKey.objects.all().delete()
    row = Mail.objects.get(recipient="")

    send(row.pk)

    row.refresh_from_db()
    assert (row.state, row.reason) == ("refused", "Mottakerens adresse finnes ikke lenger.")


def test_moved_and_given_up_appointments_keep_their_uid_and_raise_the_sequence(kari, interview):
    known(interview)
    book(interview, kari, tell_respondent=True)
    book(interview, kari, starts=noon(3))  # told before, so told of this too
    cancel_appointment(interview=interview, by=kari)

    mails = sent()

    told = [(method, event["SEQUENCE"]) for to, method, event in mails if to == ADDRESS]
    assert told == [("REQUEST", 0), ("REQUEST", 1), ("CANCEL", 2)]
    assert len({event["UID"] for _to, _method, event in mails}) == 1
    assert str(mails[-1][2]["STATUS"]) == "CANCELLED"
    assert [method for to, method, _event in mails if to != ADDRESS] == [
        "PUBLISH",
        "PUBLISH",
        "CANCEL",
    ]
    with pytest.raises(NoAppointment):
        cancel_appointment(interview=interview, by=kari)


def test_the_same_time_booked_twice_is_one_contact_and_one_mail(kari, interview):
    book(interview, kari)
    book(interview, kari)

    assert (ContactAttempt.objects.count(), Mail.objects.count()) == (1, 1)


def test_appointment_in_the_past_is_refused_in_words(client, interview):
    page = client.post(
        address("appointment", interview),
        {
            "appointment-day": "2.10.2017",
            "appointment-clock": "13",
            "appointment-minutes": "45",
            "appointment-way": "phone",
        },
    )

    assert page.status_code == 422
    assert "Tidspunktet er passert" in text(page)


@pytest.mark.parametrize(("year", "said"), [("2099", "Se på årstallet"), ("9999", "1900 og 2100")])
def test_appointment_in_a_year_that_must_be_a_slip_is_refused_in_words(
    client, interview, year, said
):
    typed = {"day": f"31.12.{year}", "clock": "23.59", "minutes": "45", "way": "phone"}

    page = client.post(
        address("appointment", interview), {f"appointment-{k}": v for k, v in typed.items()}
    )

    assert (page.status_code, said in text(page)) == (422, True)


@pytest.mark.parametrize("typed", ["13.00", "13:00", "1300", "kl. 13", "kl 13.00", "13"])
def test_time_of_day_is_read_as_it_is_written(typed):
    assert ClockField().clean(typed) == time(13)


def test_colleague_who_takes_over_gets_the_appointment(client, kari, interview):
    book(interview, kari)
    asa = ResearcherFactory(name="Åse Dahl", email="ase@insam.invalid")

    client.post(address("interviewer", interview), {"interviewer-interviewer": asa.pk})

    interview.refresh_from_db()
    assert interview.interviewer == asa
    assert [(to, method) for to, method, _event in sent()] == [
        ("kari@cicero.invalid", "PUBLISH"),
        ("kari@cicero.invalid", "CANCEL"),
        ("ase@insam.invalid", "PUBLISH"),
    ]


def test_only_researchers_can_be_given_an_interview(client, kari, interview):
    secretary = SecretaryFactory()

    page = client.post(address("interviewer", interview), {"interviewer-interviewer": secretary.pk})

    assert page.status_code == 422
    with pytest.raises(NotAnInterviewer):
        change_interviewer(interview=interview, interviewer=secretary, by=kari)


def test_nothing_is_agreed_about_a_completed_interview(client, kari):
    held = InterviewFactory(completed=True)

    page = client.get(address("contact", held))

    assert "Intervjuet er fullført" in text(page)
    assert "Registrer kontakten" not in text(page)
    with pytest.raises(AlreadyHeld):
        book(held, kari)


# ---- Refusals


def test_refusal_keeps_its_reason_and_gives_up_the_appointment(client, kari, interview):
    book(interview, kari)

    client.post(
        address("refusal", interview), {"refusal-refusal": "no_time", "refusal-way": "phone"}
    )

    page = client.get(reverse("municipalities:survey"))
    (row,) = page.context["page"]
    interview.refresh_from_db()
    assert interview.planned_on is None
    assert (row.next_step, row.is_finished, row.is_late) == ("Har ikke tid", True, False)
    assert page.context["declined_finding"] == "1 kommune deltar ikke"
    assert "Svarprosent 0. 1 deltar ikke" in text(page)


def test_another_respondent_takes_the_place_of_one_who_said_no(client, kari, interview):
    register_attempt(interview=interview, way="phone", outcome="refused", refusal="nobody", by=kari)
    other = InterviewFactory(
        round=interview.round, municipality=interview.municipality, interviewer=kari
    )

    board = client.get(reverse("municipalities:survey")).context["board"]

    assert [row.interview.pk for row in board.rows] == [other.pk]
    assert board.declined == []


# ---- Contact data


def test_contact_data_lie_encrypted_and_are_shown_for_a_logged_reason(client, kari, interview):
    page = address("person", interview)
    data = {
        "person-name": "Ola Nordmann",
        "person-phone": "400 00 000",
        "person-delete_on": written(timezone.localdate() + 30 * DAY),
        "keep": "1",
    }
    client.post(page, data)

    unasked = text(client.get(page))
    asked = client.post(page, {"lookup-reason": "Ringer om avtalen"})

    with connection.cursor() as cursor:
        cursor.execute("SELECT name, phone FROM evidence_contactkey")
        stored = " ".join(cursor.fetchone())
    assert ("Nordmann" in unasked, "Nordmann" in stored, "400" in stored) == (False, False, False)
    assert "Ola Nordmann" in text(asked)
    assert "no-store" in asked["Cache-Control"]
    assert [(one.by, one.reason) for one in KeyLookup.objects.all()] == [
        (kari, "Ringer om avtalen")
    ]


def test_look_up_without_a_reason_shows_and_logs_nothing(client, kari, interview):
    known(interview)

    page = client.post(address("person", interview), {"lookup-reason": " "})

    assert (page.status_code, "Nordmann" in text(page)) == (422, False)
    with pytest.raises(NoReason):
        look_up_contact(informant=interview.informant, reason=" ", by=kari)
    assert not KeyLookup.objects.exists()


# ---- The board


def test_board_says_which_call_is_next_and_puts_the_overdue_first(client, kari, interview):
    now = timezone.now()
    overdue = InterviewFactory(
        round=interview.round, municipality=MunicipalityFactory(name="Lier"), interviewer=kari
    )
    interview.round.municipalities.add(overdue.municipality)
    for one, again in ((interview, now + 2 * DAY), (overdue, now - 3 * DAY)):
        register_attempt(
            interview=one, way="phone", outcome="no_answer", call_back_at=again, by=kari
        )

    page = client.get(reverse("municipalities:survey"))

    rows = page.context["page"].object_list
    assert [row.municipality.name for row in rows] == ["Lier", "Hole"]
    assert (rows[0].days_late, rows[0].next_step) == (3, "Ring igjen, forsøk 2")
    assert rows[0].next_url == address("contact", overdue)
    assert rows[1].next_step.startswith("Ring igjen ")
    assert [call.row.municipality.name for call in page.context["calls"]] == ["Hole"]
    [desk] = page.context["desks"].lines[0].counts
    assert desk.count == 2
    theirs = client.get(reverse("municipalities:survey") + desk.asked)
    assert len(theirs.context["page"].object_list) == 2
    assert not any(one["current"] for one in theirs.context["views"])


def test_interview_whose_time_has_passed_without_an_answer_is_called_again(client, kari, interview):
    Interview.objects.filter(pk=interview.pk).update(planned_on=timezone.now() - 2 * DAY)
    again = noon(1)
    register_attempt(
        interview=interview, way="phone", outcome="no_answer", call_back_at=again, by=kari
    )

    (row,) = client.get(reverse("municipalities:survey")).context["page"]

    assert (row.is_late, row.next_url) == (False, address("contact", interview))


def test_new_appointment_is_told_on_the_page_of_the_interview(client, kari, interview):
    book(interview, kari)

    assert long_date(noon().date()) in text(client.get(address("contact", interview)))


@pytest.mark.parametrize("tried", [1, 12])
def test_page_costs_the_same_with_many_attempts(
    client, kari, interview, tried, django_assert_num_queries
):
    for number in range(tried):
        moment = timezone.now() - number * DAY
        register_attempt(interview=interview, way="phone", outcome="no_answer", by=kari, at=moment)

    with django_assert_num_queries(8):
        client.get(address("contact", interview))
