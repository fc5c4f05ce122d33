"""Calendar files (iCalendar, RFC 5545) that calendars really read.

The time zone is our own text: what libraries generate sets summer events an hour off in several
clients. Measured in the workshop note, section 5.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

ZONE = ZoneInfo("Europe/Oslo")
PRODUCT = "-//Vestregionen//Forkommune//NO"
VTIMEZONE = """BEGIN:VTIMEZONE
TZID:Europe/Oslo
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """One event. uid: the same for its whole life. sequence: grows when time or place changes.

    starts, ends: aware moments, `ends` after `starts`. stamped: when this version was made.
    organiser: name and mailbox of whom to ask; without a mailbox no organiser is written.
    Raises ValueError for moments without a time zone and for an event that ends before it starts.
    """

    uid: str
    sequence: int
    starts: datetime
    ends: datetime
    stamped: datetime
    title: str
    place: str = ""
    description: str = ""
    url: str = ""
    organiser: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        for moment in (self.starts, self.ends, self.stamped):
            if moment.tzinfo is None:
                raise ValueError(f"{moment} has no time zone; an event needs an exact moment.")
        if self.ends <= self.starts:
            raise ValueError(f"{self.title!r} ends {self.ends}, not after {self.starts}.")


class Method(StrEnum):
    """What a calendar that is sent asks of the receiver's calendar; RFC 5546 section 1.4."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


def published_calendar(*events: CalendarEvent) -> bytes:
    """A calendar to download or subscribe to: METHOD:PUBLISH, and nobody's name but the organiser's.

    The same events give the same bytes; lines are folded at 75 octets and end with CRLF.
    """
    return _calendar(Method.PUBLISH, *map(_component, events))


def sent_calendar(
    event: CalendarEvent, *, method: Method, attendee: str, is_accepted: bool = False
) -> bytes:
    """A calendar for one mail to one mailbox, `attendee`; nobody else's address stands in it.

    A request asks for an answer, which the organiser's mailbox receives; with `is_accepted` the
    receiver has said yes elsewhere, and the calendar asks nothing. A cancellation needs the
    event's own uid and a higher sequence, or calendars drop it. Raises ValueError for an event
    without organiser: nobody could be answered.
    """
    if not event.organiser:
        raise ValueError(
            f"{event.title!r} has no organiser; an invitation must come from somebody."
        )
    row = _component(event)
    if method is not Method.PUBLISH:
        asked = method is Method.REQUEST
        row.add("attendee", _attendee(attendee, asked=asked, comes=is_accepted), encode=False)
    row.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    return _calendar(method, row)


def _calendar(method: Method, *rows: Event) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    calendar.add_component(Timezone.from_ical(VTIMEZONE))
    for row in rows:
        calendar.add_component(row)
    return bytes(calendar.to_ical())


def _component(event: CalendarEvent) -> Event:
    row = Event()
    row.add("uid", event.uid)
    row.add("sequence", event.sequence)
    row.add("dtstamp", event.stamped.astimezone(UTC).replace(microsecond=0))
    row.add("dtstart", event.starts.astimezone(ZONE))
    row.add("dtend", event.ends.astimezone(ZONE))
    row.add("summary", event.title)
    for name in ("place", "description", "url"):
        if value := getattr(event, name):
            row.add({"place": "location"}.get(name, name), value)
    if event.organiser:
        row.add("organizer", _organiser(*event.organiser), encode=False)
    return row


def _organiser(name: str, mailbox: str) -> vCalAddress:
    """Double quotes in names reach the reader as `^'` in some clients, so they go."""
    address = vCalAddress(f"MAILTO:{mailbox}")
    address.params["CN"] = vText(name.replace('"', ""))
    return address


def _attendee(mailbox: str, *, asked: bool, comes: bool) -> vCalAddress:
    address = vCalAddress(f"MAILTO:{mailbox}")
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    if asked:
        address.params["PARTSTAT"] = vText("ACCEPTED" if comes else "NEEDS-ACTION")
        address.params["RSVP"] = vText("FALSE" if comes else "TRUE")
    return address
