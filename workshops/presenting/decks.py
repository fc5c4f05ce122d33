"""The views that can be shown: overview, advice from the focus groups, pilots, criteria.

The room is not the research: of people it is shown what may be shared, and of pilots and meetings
what the presenter may see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from focusgroups.themes.selectors import seated, shared_themes
from forkommune.figures import TileMapFigure
from forkommune.ui.dates import today
from municipalities.models import NetworkCriterion
from municipalities.register.selectors import MAPS, municipality_map
from municipalities.register.selectors.rows import MunicipalityRow, rows_of
from pilots.models import Pilot
from workshops.models import Meeting
from workshops.voting.priorities import priorities

LINES = 6  # a screen; more is not read from ten metres


@dataclass(frozen=True)
class Line:
    """One line of a screen: what, how much, and a few words more."""

    title: str
    value: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Slide:
    """One screen. figure: a drawing in place of lines."""

    title: str
    lead: str = ""
    lines: tuple[Line, ...] = ()
    figure: TileMapFigure | None = None
    is_invented: bool = False


@dataclass(frozen=True)
class Deck:
    """A view with its name in the address."""

    key: str
    label: Any
    slides: Callable[[Meeting, Any], list[Slide]]


def overview(meeting: Meeting, user: Any) -> list[Slide]:
    """The municipalities of the meeting on the map: each value with what it shows."""
    rows = _of_newest_year(rows_of(meeting.municipalities.by_name(), _day(meeting)))
    if not rows:
        return []
    slides = []
    for code, kind in MAPS.items():
        figure = municipality_map(rows, code, key=f"map-{code}")
        if figure is not None:
            slides.append(Slide(figure.heading, str(kind.label), figure=figure))
    return slides


def _of_newest_year(rows: Sequence[MunicipalityRow]) -> list[MunicipalityRow]:
    """In the newest year of which anything is known: a screen full of “unknown” tells a room nothing."""
    known = {year for row in rows for year in row.populations}
    return [replace(row, year=max(known, default=row.year)) for row in rows]


def advice(meeting: Meeting, user: Any) -> list[Slide]:
    """What participants of the focus groups spoke of, as it may be shared; the most people first."""
    table = seated()
    told = [(one, people) for one in shared_themes(table) if (people := one.people)]
    told.sort(key=lambda pair: -pair[1].count)
    lines = []
    for one, people in told:
        words = ngettext("%(n)d person", "%(n)d people", people.count) % {"n": people.count}
        words = _("at least %(people)s") % {"people": words} if people.is_least else words
        reach = [part.label for part, cell in zip(table.parts, one.cells, strict=True) if cell]
        lines.append(Line(str(one.branch.code), words, ", ".join(reach)))
    title = _("What citizens, organisations and business spoke of")
    lead = _("Themes that five people or more spoke of")
    return _screens(title, lead, lines, is_invented=table.has_invented)


def pilots(meeting: Meeting, user: Any) -> list[Slide]:
    """Each pilot on a screen: what, where, how far, and what the municipalities gave it."""
    rows = list(Pilot.objects.visible_to(user).for_listing())
    given = priorities([one.claim_id for one in rows], user)
    slides = []
    for pilot in rows:
        lines = [
            Line(_("Municipalities"), "", ", ".join(map(str, pilot.municipalities.all()))),
            Line(_("Phase"), "", str(pilot.phase)),
        ]
        if pilot.hypothesis:
            lines.append(Line(_("Hypothesis"), "", pilot.hypothesis))
        for one in given.get(pilot.claim_id, [])[:1]:
            points = ngettext("%(n)d point", "%(n)d points", one.points) % {"n": one.points}
            lines.append(Line(_("Points from the municipalities"), points, str(one.poll.meeting)))
            if one.wants:
                lines.append(Line(_("Want to take part"), "", ", ".join(one.wants)))
        slides.append(Slide(pilot.name, pilot.summary, tuple(lines), is_invented=pilot.is_invented))
    return slides


def criteria(meeting: Meeting, user: Any) -> list[Slide]:
    """The criteria for network groups with their weights and what municipalities gave them."""
    rows = list(NetworkCriterion.objects.select_related("term", "claim"))
    given = priorities([one.claim_id for one in rows if one.claim_id], user)
    lines = []
    for one in rows:
        weight = "" if one.weight is None else f"{round(one.weight * 100)} %"
        found = given.get(one.claim_id, []) if one.claim_id else []
        points = [
            ngettext("%(n)d point", "%(n)d points", first.points) % {"n": first.points}
            for first in found[:1]
        ]
        measured = _("measured in every municipality") if one.is_measured else _("told in words")
        lines.append(Line(str(one), weight, ", ".join([measured, *points])))
    return _screens(_("Criteria for network groups"), _("With the weights that stand now"), lines)


def _screens(title: str, lead: str, lines: Sequence[Line], **more: Any) -> list[Slide]:
    """As many screens as the lines need."""
    return [
        Slide(title, lead, tuple(lines[at : at + LINES]), **more)
        for at in range(0, len(lines), LINES)
    ]


def _day(meeting: Meeting) -> date:
    """That in whose year the figures are told."""
    if meeting.starts_at is not None:
        return min(timezone.localdate(meeting.starts_at), today())
    return meeting.month or today()


DECKS = {
    deck.key: deck
    for deck in (
        Deck("oversikt", gettext_lazy("Overview"), overview),
        Deck("rad", gettext_lazy("Advice from the focus groups"), advice),
        Deck("piloter", gettext_lazy("Pilot projects"), pilots),
        Deck("kriterier", gettext_lazy("Criteria"), criteria),
    )
}
