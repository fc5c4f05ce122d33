"""The programme as a calendar file: right in summer and winter, and nobody's address in it."""

import re
import time as time_module
from datetime import UTC, datetime, time, timedelta

import icalendar
import pytest
from django.urls import reverse
from django.utils import timezone

from forkommune.documents.calendar import VTIMEZONE, ZONE, CalendarEvent, published_calendar
from tests.factories import InvitationFactory, MeetingFactory, OrganisationFactory, SessionFactory
from tests.workshops.foreign_calendar import moments, read
from workshops.services import keep_calendar_in_step


def event(**values):
    start = values.pop("starts", datetime(2026, 6, 15, 9, tzinfo=ZONE))
    given = {
        "uid": "a@b",
        "sequence": 0,
        "starts": start,
        "ends": start + timedelta(hours=6),
        "stamped": datetime(2026, 5, 1, 12, tzinfo=UTC),
        "title": "Workshop på Åros",
    }
    return CalendarEvent(**given | values)


def lines_of(data):
    """Content lines, unfolded as RFC 5545 3.1 says."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def offset_by_rules(moment):
    """Hours ahead of UTC at a local time, read from the file's own rules and nothing else."""
    zone = icalendar.Timezone.from_ical(VTIMEZONE)

    def last_sunday(month):
        day = datetime(moment.year, month, 31)
        return day - timedelta(days=(day.weekday() + 1) % 7)

    starts = {}
    for part in zone.subcomponents:
        rule = part["RRULE"]
        onset = last_sunday(int(rule["BYMONTH"][0])) + timedelta(hours=part["DTSTART"].dt.hour)
        starts[part.name] = onset, part["TZOFFSETTO"].td
    summer, winter = starts["DAYLIGHT"], starts["STANDARD"]
    return summer[1] if summer[0] <= moment < winter[0] else winter[1]


@pytest.mark.parametrize("day", [(6, 15), (12, 6), (3, 29), (10, 25), (3, 28), (10, 26)])
@pytest.mark.parametrize("hour", [0, 1, 4, 9, 23])
def test_our_time_zone_says_what_the_clock_in_oslo_says(day, hour):
    moment = datetime(2026, *day, hour)

    assert offset_by_rules(moment) == moment.replace(tzinfo=ZONE).utcoffset()


def test_file_is_published_with_our_zone_and_without_attendees():
    lines = lines_of(published_calendar(event()))

    assert lines[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{'-//Vestregionen//Forkommune//NO'}",
        "METHOD:PUBLISH",
    ]
    assert "DTSTART;TZID=Europe/Oslo:20260615T090000" in lines
    assert "DTSTAMP:20260501T120000Z" in lines
    assert [line for line in lines if line.startswith("ATTENDEE")] == []
    assert lines.count("BEGIN:VTIMEZONE") == 1


def test_lines_are_folded_at_75_octets_and_norwegian_letters_survive():
    data = published_calendar(event(description="Blåbærsyltetøy, pølse; ære\n" * 20))

    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    read = icalendar.Calendar.from_ical(data).walk("VEVENT")[0]
    assert str(read["SUMMARY"]) == "Workshop på Åros"
    assert str(read["DESCRIPTION"]) == "Blåbærsyltetøy, pølse; ære\n" * 20


def test_double_quotes_leave_the_organisers_name():
    lines = lines_of(published_calendar(event(organiser=('Nett "Vest"', "post@vest.no"))))

    assert [line for line in lines if line.startswith("ORGANIZER")] == [
        'ORGANIZER;CN="Nett Vest":MAILTO:post@vest.no'
    ]


def test_the_same_event_gives_the_same_bytes():
    assert published_calendar(event()) == published_calendar(event())


def test_an_event_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="not after"):
        event(ends=datetime(2026, 6, 15, 8, tzinfo=ZONE))


def test_a_moment_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="has no time zone"):
        event(stamped=datetime(2026, 6, 15, 8))


@pytest.fixture
def meeting(db):
    starts = datetime(2026, 6, 15, 9, tzinfo=ZONE)
    organiser = OrganisationFactory(name="Vestregionen", email="post@vest.example")
    made = MeetingFactory(
        starts_at=starts, place="Sandvika", published_at=timezone.now(), organiser=organiser
    )
    SessionFactory(meeting=made, position=1, title="Kaffe", minutes=30, planned_start=time(9))
    SessionFactory(meeting=made, position=2, title="Velkommen", minutes=60)
    return made


def calendar_of(client, meeting):
    return client.get(reverse("workshops:meeting-calendar", args=[meeting.slug]))


def test_everybody_gets_the_published_programme_and_no_invited_person(client, meeting):
    InvitationFactory(meeting=meeting, name="Kari Merkenavn", email="kari@merke.example")

    answer = calendar_of(client, meeting)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="{meeting.slug}.ics"'
    row = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (row["DTEND"].dt - row["DTSTART"].dt) == timedelta(minutes=90)
    assert str(row["DESCRIPTION"]) == "09.00 Kaffe\n09.30 Velkommen"
    assert b"erke" not in answer.content


def test_an_unpublished_programme_has_no_calendar_even_for_its_makers(client, meeting):
    meeting.published_at = None
    meeting.save()

    answer = calendar_of(client, meeting)

    assert (answer.status_code, b"BEGIN:VCALENDAR" in answer.content) == (404, False)


def test_a_programme_without_a_day_answers_404_in_words(client, meeting):
    meeting.starts_at = None
    meeting.save()

    answer = calendar_of(client, meeting)

    assert answer.status_code == 404
    assert f"Dagen for «{meeting}» er ikke fastsatt" in answer.content.decode()


def test_an_invented_meeting_says_so_in_the_calendar_too(client, meeting):
    meeting.is_invented = True
    meeting.save()

    assert "Oppdiktet eksempel" in calendar_of(client, meeting).content.decode()


def test_sequence_grows_when_time_place_or_length_changes_and_not_otherwise(meeting):
    first = keep_calendar_in_step(meeting)
    first.title = "Ny tittel"
    first.save()
    same = keep_calendar_in_step(first)
    same.place = "Drammen"
    same.save()
    moved = keep_calendar_in_step(same)
    moved.sessions.update(minutes=40)
    longer = keep_calendar_in_step(moved)

    sequences = [m.calendar_sequence for m in (first, same, moved, longer)]
    assert sequences == [0, 0, 1, 2]
    assert longer.calendar_uid == meeting.calendar_uid


@pytest.fixture
def in_new_york(monkeypatch):
    """A reader whose own clock is another's."""
    monkeypatch.setenv("TZ", "America/New_York")
    time_module.tzset()
    yield
    monkeypatch.undo()
    time_module.tzset()


@pytest.mark.usefixtures("in_new_york")
@pytest.mark.parametrize(
    ("day", "clocks"),
    [
        ((2017, 10, 29), ["01.30", "02.30", "04.30"]),  # by the clock; two hours pass each time
        ((2018, 3, 25), ["01.30", "04.30", "06.30"]),
        ((2017, 12, 6), ["01.30", "03.30", "05.30"]),
        ((2018, 6, 15), ["01.30", "03.30", "05.30"]),
    ],
)
def test_programme_and_a_foreign_calendar_agree_when_the_clock_changes(
    client, meeting, day, clocks
):
    meeting.starts_at = datetime(*day, 1, 30, tzinfo=ZONE)
    meeting.save()
    meeting.sessions.update(minutes=120)

    page = client.get(meeting.get_absolute_url()).content.decode()
    _calendar, event = read(calendar_of(client, meeting).content.decode())

    begins = meeting.starts_at.astimezone(UTC)
    assert moments(event) == (begins, begins + timedelta(hours=4))
    assert event.summary.value == meeting.title
    programme = page.split('class="programme', 1)[1].split("</ol>", 1)[0]
    assert re.findall(r">(\d\d\.\d\d)<", programme) == clocks
