"""The moderator's sheet: the guide with the clock of one session, prompts, and room to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from focusgroups.models import FocusGroup, Guide
from forkommune.documents import blocks
from forkommune.documents.description import Chapter, Document, Furniture, Metadata
from forkommune.figures.numbers import format_date
from forkommune.ui.dates import long_date

from .outline import Part, begins_at, minutes_of, read_parts
from .page import length_of, rules_of

ROOM, LITTLE_ROOM = "tall", "low"


@dataclass(frozen=True)
class Slot:
    """A part with its place in the session: "18.15–18.45", or minutes where no hour is set."""

    part: Part
    when: str


def slots_of(guide: Guide, starts_at: datetime | None) -> list[Slot]:
    """The parts with the hours they have when the session starts at a time, or with minutes."""
    parts = read_parts(guide.parts)
    return [
        Slot(part, _when(starts_at, begins, begins + part.minutes))
        for part, begins in zip(parts, begins_at(parts), strict=True)
    ]


def _when(starts_at: datetime | None, begins: int, ends: int) -> str:
    if starts_at is None:
        return _("minute %(begins)d–%(ends)d") % {"begins": begins, "ends": ends}
    first = timezone.localtime(starts_at + timedelta(minutes=begins))
    last = timezone.localtime(starts_at + timedelta(minutes=ends))
    return f"{first:%H.%M}–{last:%H.%M}"


def sheet(group: FocusGroup, *, at: datetime) -> Document:
    """The sheet of a session; letters and names of participants do not stand on it."""
    guide, language = group.guide, get_language() or "nb"
    slots = slots_of(guide, group.starts_at)
    html = [
        blocks.chapter_head(title=group.title, subtitle=_about(group)),
        *_warning(guide),
        *_clock(slots, language),
        *_beginning(guide),
        *(piece for number, slot in enumerate(slots, 1) for piece in _part(number, slot, language)),
    ]
    return paper(group, key="sheet", title=_("Moderator's sheet"), html=html, at=at)


def paper(
    group: FocusGroup, *, key: str, title: str, html: list[SafeString], at: datetime
) -> Document:
    """A paper of a session: its words under a common head and foot."""
    printed = _("Printed %(day)s") % {"day": format_date(timezone.localdate(at))}
    version = _("Version %(version)s") % {"version": group.guide.version}
    whole = f"{title}: {group.title}"
    return Document(
        metadata=Metadata(title=whole, created=at, language=get_language() or "nb"),
        furniture=Furniture(
            head=title,
            foot=f"{group.guide.title} · {version} · {printed}",
            state=_("Invented example") if group.is_invented else "",
        ),
        chapters=(
            Chapter(
                key=key, title=whole, html=format_html_join("", "{}", ((one,) for one in html))
            ),
        ),
    )


def _about(group: FocusGroup) -> str:
    day = long_date(timezone.localdate(group.starts_at)) if group.starts_at else ""
    ends = ""
    if group.starts_at:
        parts = read_parts(group.guide.parts)
        ends = _when(group.starts_at, 0, max(minutes_of(parts), group.guide.duration_minutes))
    return " · ".join(filter(None, [day or _("Date is not set"), ends, group.place]))


def _clock(slots: list[Slot], language: str) -> Iterator[SafeString]:
    if slots:
        yield blocks.facts(
            title=_("The session by the clock"),
            rows=[
                (slot.part.words(language), f"{slot.when} · {_minutes(slot.part.minutes)}")
                for slot in slots
            ],
            value_width=154,
        )


def _warning(guide: Guide) -> Iterator[SafeString]:
    length = length_of(guide)
    if length.over:
        words = ngettext(
            "The parts take %(n)d minute more than is set aside.",
            "The parts take %(n)d minutes more than is set aside.",
            length.over,
        ) % {"n": length.over}
        yield format_html('<p class="rules"><strong>{}</strong></p>', words)


def _beginning(guide: Guide) -> Iterator[SafeString]:
    """What is said of consent and recording, and the rules, read aloud before the first question."""
    yield blocks.section_head(title=_("Before you begin"), anchor="for-dere-begynner")
    for line in filter(None, (one.strip() for one in guide.opening.splitlines())):
        yield format_html('<p class="rules">{}</p>', line)
    if not guide.opening:
        yield format_html(
            '<p class="rules">{}</p>',
            _("Say what the consent covers, whether sound is recorded, and when it is deleted."),
        )
    if rules := rules_of(guide):
        yield blocks.section_head(title=_("Ground rules"), level=3)
        items = format_html_join("", "<li>{}</li>", ((one,) for one in rules))
        yield format_html('<ul class="rules">{}</ul>', items)


def _part(number: int, slot: Slot, language: str) -> Iterator[SafeString]:
    yield blocks.section_head(
        title=f"{slot.part.words(language)} ({slot.when})",
        number=str(number),
        anchor=f"del-{number}",
    )
    room = ROOM if slot.part.minutes >= 10 * max(1, len(slot.part.questions)) else LITTLE_ROOM
    for asked in slot.part.questions:
        yield blocks.question(
            title=f"{asked.code}. {asked.words(language)}", prompts=asked.prompts, room=room
        )
    if not slot.part.questions:
        yield format_html('<div class="room {}"></div>', LITTLE_ROOM)


def _minutes(count: int) -> str:
    return ngettext("%(n)d min", "%(n)d min", count) % {"n": count}
