"""What an example tells, part by part, in words: for its page, a comparison, a paper and a sheet.

One place decides what is known, what is kept back and what is only hoped for; the places that show it
decide how it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forkommune.figures.numbers import format_span
from forkommune.ui.words import kroner, number
from pilots.models import Example, ExampleBarrier, ExampleFunding
from pilots.numbers import unbroken

Words = str | Promise
# An amount in the words of a source: "12 mill. kr", "420 000 kroner".
KRONER = re.compile(r"\d.*\bkr(?:oner)?\b")


@dataclass(frozen=True)
class Value:
    """One value in words. query: of the search for it; empty where none finds it.

    is_data: text of the database, in bokmål whatever the language of the page.
    """

    text: str
    query: str = ""
    is_data: bool = False


@dataclass(frozen=True)
class Part:
    """A part by name and label. No values: not known; is_hidden: known to the owner, not public."""

    name: str
    label: Words
    values: tuple[Value, ...] = ()
    is_hidden: bool = False

    @property
    def words(self) -> str:
        """The values in one line; what is not known or not public says so."""
        if self.values:
            return "; ".join(value.text for value in self.values)
        return _("Not public") if self.is_hidden else _("Not known")


@dataclass(frozen=True)
class Telling:
    """An example as one reader may read it.

    everything: the reader is of the team, and reads what is not public too.
    """

    example: Example
    everything: bool = False

    def part(self, name: str, label: Words, values: Iterable[Value]) -> Part:
        """A part; without its values for a reader who may not read it."""
        shown = self.example.shows(name)
        found = tuple(value for value in values if value.text) if shown or self.everything else ()
        return Part(name, label, found, is_hidden=not shown)

    def sorting(self) -> list[Part]:
        """By what it is sorted: what is always public."""
        example = self.example
        instruments = [example.instrument, *example.other_instruments.all()]
        return [
            Part("kind", _("Kind"), (_choice(example, "kind", "slag"),)),
            Part("status", _("Status"), _status(example)),
            Part("years", _("When"), tuple(_years(example))),
            Part("municipalities", _("Municipalities"), tuple(_places(example))),
            Part("theme", _("Theme"), _terms("tema", [example.theme])),
            Part("sector", _("Sector"), _terms("sektor", [example.sector])),
            Part("instruments", _("Policy instrument"), _terms("virkemiddel", instruments)),
            Part(
                "municipal_roles",
                _("The municipality's role"),
                _terms("rolle", example.municipal_roles.all()),
            ),
            Part("actors", _("Carried out by"), _terms("aktor", example.actors.all())),
            Part(
                "target_groups", _("Target group"), _terms("malgruppe", example.target_groups.all())
            ),
            Part(
                "transition_level",
                _("Transition level"),
                _maybe(example, "transition_level", "niva"),
            ),
            Part("emission_scope", _("Emissions"), _maybe(example, "emission_scope", "utslipp")),
            Part(
                "climate_purpose",
                _("Climate purpose"),
                _maybe(example, "climate_purpose", "formal"),
            ),
        ]

    def resources(self) -> list[Part]:
        """What it took."""
        example, part = self.example, self.part
        return [
            part("cost", _("Cost"), _cost(example)),
            replace(part("cost", _("Cost class"), _cost_class(example)), name="cost_class"),
            part("funding", _("Paid by"), map(_funding, example.funding.all())),
            part("person_years", _("Person-years"), _number(example.person_years, "%s", 2)),
            part(
                "months_to_carry_out",
                _("Time to carry out"),
                _number(example.months_to_carry_out, _("%s months")),
            ),
            part("lifetime_years", _("Lifetime"), _number(example.lifetime_years, _("%s years"))),
            part("legal_basis", _("Legal basis"), [_data(example.legal_basis)]),
        ]

    def story(self) -> list[Part]:
        """The story in its order."""
        told = self.example.told
        level = told.get_participation_level_display() if told.participation_level else ""
        return [
            self.part("challenge", _("Challenge"), [_data(told.challenge)]),
            self.part("goal", _("Goal"), [_data(told.goal)]),
            self.part(
                "steps",
                _("This is how it was done"),
                (_data(step.text) for step in self.example.steps.all()),
            ),
            self.part("anchoring", _("Decisions and routines"), [_data(told.anchoring)]),
            self.part(
                "participation", _("Participation"), [Value(str(level)), _data(told.participation)]
            ),
            self.part(
                "barriers",
                _("Barriers, and how they were solved"),
                map(_barrier, self.example.barriers.all()),
            ),
            self.part("did_not_work", _("What did not work"), [_data(told.did_not_work)]),
            self.part("advice", _("Advice to others"), [_data(told.advice)]),
            self.part("other_effects", _("Other effects"), [_data(told.other_effects)]),
        ]


def _data(text: str) -> Value:
    return Value(text, is_data=True)


def _choice(example: Example, field: str, parameter: str) -> Value:
    """The value of a closed list, with the search for it."""
    words = getattr(example, f"get_{field}_display")()
    return Value(str(words), f"{parameter}={getattr(example, field)}")


def _maybe(example: Example, field: str, parameter: str) -> tuple[Value, ...]:
    return (_choice(example, field, parameter),) if getattr(example, field) else ()


def _status(example: Example) -> tuple[Value, ...]:
    return () if example.status == Example.Status.UNKNOWN else _maybe(example, "status", "status")


def _years(example: Example) -> Iterator[Value]:
    first, last = example.start_year, example.end_year
    if first and last and first != last:
        yield Value(f"{first}–{last}", f"aar={first}")
    elif first:
        yield Value(str(first), f"aar={first}")
    elif last:
        yield Value(_("ended %(year)s") % {"year": last})


def _places(example: Example) -> Iterator[Value]:
    """Municipalities as they were then; the source's own words where none of them is registered."""
    found = [
        Value(row.name, f"kommune={row.number}", is_data=True)
        for row in example.municipalities.all()
    ]
    yield from found or [_data(example.place)]


def _terms(parameter: str, terms: Iterable[Any]) -> tuple[Value, ...]:
    return tuple(Value(term.label, f"{parameter}={term.code}") for term in terms)


def _cost(example: Example) -> Iterator[Value]:
    """The source's words; the amounts too, where the words name none."""
    yield _data(unbroken(example.cost))
    if KRONER.search(example.cost):
        return
    year = _(" (%(year)s kroner)") % {"year": example.cost_year} if example.cost_year else ""
    if example.investment_nok:
        label = _("Extra cost: %s") if example.investment_is_extra else _("Investment: %s")
        yield Value(label % kroner(example.investment_nok) + year)
    if example.yearly_cost_nok:
        yield Value(_("Each year: %s") % kroner(example.yearly_cost_nok) + year)


def _cost_class(example: Example) -> Iterator[Value]:
    if example.cost_class:
        yield _choice(example, "cost_class", "kostnad")


def _funding(row: ExampleFunding) -> Value:
    years = format_span(str(row.year_from or ""), str(row.year_to or "")).strip("–")
    more = ", ".join(filter(None, [kroner(row.amount_nok) if row.amount_nok else row.words, years]))
    words = f"{row.source.label}: {more}" if more else row.source.label
    return Value(words, f"finansiering={row.source.code}")


def _barrier(row: ExampleBarrier) -> Value:
    """What stood in the way and what was done about it, each as far as it is known."""
    said = " ".join(
        filter(None, [row.words, _("Solved: %s") % row.solution if row.solution else ""])
    )
    return Value(
        f"{row.barrier.label}: {said}" if said else row.barrier.label,
        f"barriere={row.barrier.code}",
    )


def _number(value: Any, words: str, decimals: int = 0) -> Iterator[Value]:
    if value is not None:
        yield Value(words % number(value, decimals if value % 1 else 0))


def askable(example: Example) -> list[tuple[str, str]]:
    """What a reader may ask about: name and label of every part of the story, effects and resources."""
    telling = Telling(example)
    parts = [Part("effects", _("Effect in figures")), *telling.resources(), *telling.story()]
    return [(part.name, str(part.label)) for part in parts if part.name != "cost_class"]
