"""Calendar files (iCalendar, RFC 5545) that calendars really read.

The time zone is our own text: what libraries generate sets summer events an hour off in several
clients. Measured in the workshop note, section 5.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
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


def published_calendar(event: CalendarEvent) -> bytes:
    """A calendar to download or subscribe to: METHOD:PUBLISH, and nobody's name but the organiser's.

    The same event gives the same bytes; lines are folded at 75 octets and end with CRLF.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(Timezone.from_ical(VTIMEZONE))
    calendar.add_component(_component(event))
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
