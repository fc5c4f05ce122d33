"""What every written part of a meeting has in common: its address, clean text, who holds it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify

from forkommune.accounts.models import Organisation, User
from forkommune.evidence.texts import UnusableText, normalise
from workshops.models import Meeting

KEEP = "workshops.keep_meeting"
NOTES_LONGEST = 100_000
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "–": "-"})
ADDRESS_LENGTH = 70  # leaves room for a number behind it
# Pages that lie beside the meetings in the address.
TAKEN = frozenset({"nytt", "oppfolging", "sakspapir", "grunnlag", "motereferat"})
ORGANISER = "vestregionen"


def free_slug(title: str) -> str:
    """The title for addresses; with a number behind it where another meeting has it."""
    base = slugify(title.lower().translate(LETTERS))[:ADDRESS_LENGTH].strip("-") or "mote"
    alike = Meeting.objects.filter(slug__startswith=base)
    taken = {*TAKEN, *alike.values_list("slug", flat=True)}
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def moment(day: date, clock: time | None) -> datetime:
    """When it began; midnight where nobody wrote down the hour (`has_clock`)."""
    return timezone.make_aware(datetime.combine(day, clock or time()))


def has_clock(starts_at: datetime | None) -> bool:
    """Whether the hour is known."""
    return starts_at is not None and timezone.localtime(starts_at).time() != time()


def organiser_of(user: User) -> Organisation | None:
    """For whom a user holds meetings: the organisation of the first role, else the secretariat's."""
    for role in user.current_roles:
        return role.organisation  # type: ignore[no-any-return]
    return Organisation.objects.filter(code=ORGANISER).first()


def plain(typed: Any) -> str:
    """Typed text as it is kept. Raises ValidationError naming a character that cannot be stored."""
    try:
        return normalise(str(typed or "")).strip()
    except UnusableText as fault:
        raise ValidationError(str(fault)) from fault
