"""Somebody else's calendar: another library reads what we send, as RFC 5546 says an invited person's does."""

from dataclasses import dataclass, field
from datetime import UTC

import vobject
from dateutil.tz.tz import _tzicalvtz


def read(data):
    """The one event of a file; its hours by the time zone that the file itself brings."""
    calendar = vobject.readOne(data)
    event = calendar.vevent
    assert isinstance(event.dtstart.value.tzinfo, _tzicalvtz), "not the file's own time zone"
    return calendar, event


def moments(event):
    """When it begins and ends, wherever one is."""
    return tuple(one.value.astimezone(UTC) for one in (event.dtstart, event.dtend))


@dataclass
class ForeignCalendar:
    """What stands in it after all that came, by the name that an event has for life."""

    events: dict = field(default_factory=dict)

    def receive(self, data):
        """Take a mail in: an older version than what stands changes nothing."""
        calendar, event = read(data)
        known = self.events.get(event.uid.value)
        if known and int(event.sequence.value) < int(known.sequence.value):
            return
        if calendar.method.value == "CANCEL":
            assert known, "what was never there is called off"
            assert int(event.sequence.value) > int(known.sequence.value), "clients drop this"
        self.events[event.uid.value] = event

    @property
    def shown(self):
        """Beginning, end, place and name of what is not called off."""
        return [
            (*moments(event), event.location.value, event.summary.value)
            for event in self.events.values()
            if not hasattr(event, "status") or event.status.value != "CANCELLED"
        ]
