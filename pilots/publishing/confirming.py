"""Once a year a municipality is asked whether its examples are right: who is asked when, and about what.

A municipality is asked a month before its oldest answer is a year old, so that one that answers is
never shown as unconfirmed. It answers for what it was before it merged or got a new number.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from forkommune.ui.dates import today
from forkommune.work.models import Suggestion
from forkommune.work.services.publishing import as_json
from municipalities.models import Municipality, Succession
from municipalities.register.selectors.facts import FactGroup, by_place, fact_group
from pilots.models import Example
from pilots.publishing.steps import parts
from pilots.querysets import PlaceToConfirm

HOLDS = timedelta(days=365)  # so long a confirmation is shown as one
ASKED_AFTER = HOLDS - timedelta(days=30)
WHOLE = (Succession.Kind.MERGED, Succession.Kind.RENUMBERED)


@dataclass(frozen=True)
class Line:
    """One example as the municipality looks it over.

    seen: what it says now in short, so that nobody confirms words that were changed meanwhile.
    """

    example: Any
    group: FactGroup
    remarks: list[Suggestion]
    seen: str
    waits: bool

    @property
    def open_count(self) -> int:
        """How many suggestions about it wait for a decision."""
        return len(self.remarks) + sum(fact.suggestion is not None for fact in self.group.facts)


@dataclass(frozen=True)
class ConfirmingPage:
    """All examples that a municipality answers for, and how its suggestions about them went."""

    municipality: Municipality
    lines: list[Line]
    decided: list[Suggestion]

    @property
    def open_count(self) -> int:
        """How many suggestions about examples to confirm wait for a decision."""
        return sum(line.open_count for line in self.waiting)

    @property
    def waiting(self) -> list[Line]:
        """Those that it has not answered for this year."""
        return [line for line in self.lines if line.waits]


@dataclass
class Asked:
    """A municipality in the yearly round: its examples, and when it was and will be asked."""

    municipality: Municipality
    examples: int = 0
    confirmed: int = 0
    oldest: date = date.max
    asked_on: date | None = None

    def take_in(self, one: PlaceToConfirm, moment: date) -> None:
        """Count one more example of the municipality, as it stands at a moment."""
        self.examples += 1
        self.oldest = min(self.oldest, one.confirmed_on or one.published_on)
        if one.confirmed_on is not None and one.confirmed_on + ASKED_AFTER > moment:
            self.confirmed += 1
        if one.asked_on is not None:
            self.asked_on = max(self.asked_on or one.asked_on, one.asked_on)

    @property
    def due_on(self) -> date:
        """The day on which the clock asks: a month before a year is over, and never twice a year."""
        first = self.oldest + ASKED_AFTER
        return first if self.asked_on is None else max(first, self.asked_on + HOLDS)

    @property
    def is_due(self) -> bool:
        """Whether the clock asks tonight."""
        return self.due_on <= today() and not self.why_not

    @property
    def why_not(self) -> str:
        """Why no mail can go: `ended` or `mailbox`; empty where it can."""
        ended = self.municipality.valid_to
        if ended and ended <= today():
            return "ended"
        return "" if self.municipality.organisation.email else "mailbox"

    @property
    def waits_for_answer(self) -> bool:
        """Whether it was asked within a year and has not confirmed everything since."""
        recently = self.asked_on is not None and self.asked_on + HOLDS > today()
        return recently and self.confirmed < self.examples


def waits(example: Any) -> bool:
    """Whether an example can be confirmed now: never was, waits for it, or was so long ago."""
    if example.state == Example.State.OWNER:
        return True
    return example.confirmed_on is None or example.confirmed_on + ASKED_AFTER <= today()


def is_stale(example: Any) -> bool:
    """Whether an example was confirmed once, and no more within the year."""
    return example.confirmed_on is not None and example.confirmed_on + HOLDS < today()


def fingerprint(example: Any) -> str:
    """What an example says, in 16 characters: another text is another fingerprint."""
    text = json.dumps(as_json(parts(example)), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def areas_of(municipality: Municipality) -> set[int]:
    """The municipality and all that it wholly came of: it answers for them now."""
    areas = {municipality.pk}
    came_of = defaultdict(set)
    for before, after in _whole_successions():
        came_of[after].add(before)
    news = set(areas)
    while news:
        news = {before for area in news for before in came_of[area]} - areas
        areas |= news
    return areas


def examples_of(municipality: Municipality) -> Any:
    """The examples that a municipality answers for, those that are not published yet first."""
    return Example.objects.answered_for().in_areas(areas_of(municipality))


def confirming_page(municipality: Municipality) -> ConfirmingPage:
    """The page on which a municipality confirms its examples."""
    examples = list(examples_of(municipality).for_freezing())
    made = list(
        Suggestion.objects.about_any(examples)
        .of_organisation(municipality.organisation)
        .with_place()
        .select_related("decided_by", "target_type")
        .order_by("-made_at", "-pk")
    )
    waiting = [one for one in made if one.state == Suggestion.State.OPEN]
    fields = by_place(waiting)
    return ConfirmingPage(
        municipality=municipality,
        lines=[
            Line(
                example=example,
                group=_told(fact_group(example, fields)),
                remarks=[
                    one for one in waiting if not one.field and one.target_id == str(example.pk)
                ],
                seen=fingerprint(example),
                waits=waits(example),
            )
            for example in examples
        ],
        decided=[one for one in made if one.decided_at and one.state != Suggestion.State.WITHDRAWN],
    )


# Asked about also where nothing is known.
ALWAYS_SHOWN = ("summary", "status", "start_year", "effect", "cost")


def _told(group: FactGroup) -> FactGroup:
    """Without what is not known, but for what every reader asks about first."""
    facts = [one for one in group.facts if one.value or one.suggestion or one.field in ALWAYS_SHOWN]
    return FactGroup(group.kind, group.pk, group.title, facts)


def everybody_asked(day: date | None = None) -> list[Asked]:
    """Every municipality that has examples to confirm, the one that is asked first above."""
    moment = day or today()
    heirs = _heirs()
    rows = {(heirs.get(one.area, one.area), one.example): one for one in _places()}
    areas = Municipality.objects.select_related("organisation").in_bulk({a for a, _pk in rows})
    found: dict[int, Asked] = {}
    for (area, _example), one in rows.items():
        found.setdefault(area, Asked(areas[area])).take_in(one, moment)
    return sorted(found.values(), key=lambda one: (one.due_on, one.municipality.sort_key))


def up(day: date) -> list[Asked]:
    """Those whose time is up on a day, also where no mail can go; one short query where nobody's is."""
    if not Example.objects.to_ask_about(stood=day - ASKED_AFTER, asked=day - HOLDS).exists():
        return []
    return [one for one in everybody_asked(day) if one.due_on <= day]


def due(day: date) -> list[Asked]:
    """Those whom the clock asks on a day: time is up, and a mail can go."""
    return [one for one in up(day) if not one.why_not]


def _places() -> list[PlaceToConfirm]:
    return Example.objects.places_to_confirm()


def _heirs() -> dict[int, int]:
    """From an area that ended to the one that answers for it now."""
    went_to = dict(_whole_successions())
    heirs = {}
    for area in went_to:
        last, passed = area, {area}
        while last in went_to and went_to[last] not in passed:
            last = went_to[last]
            passed.add(last)
        heirs[area] = last
    return heirs


def _whole_successions() -> Iterable[tuple[int, int]]:
    return Succession.objects.filter(kind__in=WHOLE).values_list("predecessor", "successor")
