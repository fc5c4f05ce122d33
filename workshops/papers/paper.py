"""What every paper of a meeting has: a head, a foot, and who is on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.documents.description import Chapter, Document, Furniture, Metadata
from forkommune.figures.numbers import format_date
from forkommune.ui.dates import long_date
from workshops.models import Invitation, Meeting


class NothingToPrint(ValueError):
    """There is nothing that the paper could hold; the message says what is missing."""


@dataclass(frozen=True)
class Order:
    """A paper that somebody asks for. only_changed: badges that say another table than printed."""

    meeting: Meeting
    user: User
    at: datetime
    only_changed: bool = False


def invented(meeting: Meeting) -> str:
    """The mark on invented data; "" for a real meeting."""
    return _("Invented example") if meeting.is_invented else ""


def about(meeting: Meeting) -> str:
    """Day and place, as far as they are known."""
    day = long_date(timezone.localdate(meeting.starts_at)) if meeting.starts_at else ""
    return " · ".join(filter(None, [day or _("Date is not set"), meeting.place]))


def document(order: Order, *, title: str, chapters: Sequence[Chapter]) -> Document:
    """The papers of a meeting under one head and foot."""
    printed = _("Printed %(day)s") % {"day": format_date(timezone.localdate(order.at))}
    return Document(
        metadata=Metadata(
            title=f"{title}: {order.meeting}",
            created=order.at,
            language=get_language() or "nb",
        ),
        furniture=Furniture(
            head=title, foot=f"{order.meeting} · {printed}", state=invented(order.meeting)
        ),
        chapters=tuple(chapters),
    )


def joined(pieces: Iterable[SafeString]) -> SafeString:
    """Pieces of a page, one after the other."""
    return format_html_join("", "{}", ((one,) for one in pieces))


def in_a_list(people: Iterable[Invitation]) -> list[Invitation]:
    """By whom they represent, then by name."""
    return sorted(people, key=lambda one: (str(one.organisation), one.role, one.name, one.pk))
