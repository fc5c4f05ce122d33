"""The facets of the example database: what an example has in each, and the words of its choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Choices
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from forkommune.database.told import told_of
from forkommune.search.indexables import facet_code
from forkommune.terms.models import Term, Vocabulary
from municipalities.models import County, Membership, Municipality
from pilots.fit.sizes import SizeClass
from pilots.models import CostClass, EvidenceGrade, Example, TransitionLevel

UNKNOWN = "ukjent"
YEARS = range(2100, 1989, -1)
code_of = lru_cache(maxsize=4_000)(facet_code)


@dataclass(frozen=True)
class Known:
    """What is looked up for many examples at once. sizes: class of a municipality, by its key."""

    sizes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """Terms and places, read once for a page."""

    terms: Mapping[str, Mapping[str, str]]
    counties: Mapping[str, str]
    places: Mapping[str, str]


@dataclass(frozen=True)
class Facet:
    """name: in the address. values: of an example. words: by value, in the order of the page."""

    name: str
    label: Any
    values: Callable[[Any, Known], Iterable[str]]
    words: Callable[[Words], Mapping[str, str]]
    is_open: bool = False


def of_term(name: str, vocabulary: Vocabulary, label: Any, field: str, **options: Any) -> Facet:
    """The one term in a field."""
    return Facet(
        name,
        label,
        lambda row, known: [getattr(row, field).code],
        lambda words: words.terms.get(vocabulary.value, {}),
        **options,
    )


def of_terms(name: str, vocabulary: Vocabulary, label: Any, field: str, part: str = "") -> Facet:
    """All terms of a field; none where the part of the example that they stand in is not public."""
    return Facet(
        name,
        label,
        lambda row, known: (
            [term.code for term in getattr(row, field).all()] if not part or row.shows(part) else []
        ),
        lambda words: words.terms.get(vocabulary.value, {}),
    )


def of_choices(name: str, choices: type[Choices], label: Any, field: str, **options: Any) -> Facet:
    """One of a closed list; an empty field has no value."""
    return Facet(
        name,
        label,
        lambda row, known: [value] if (value := getattr(row, field)) else [],
        lambda words: {str(value): str(text) for value, text in choices.choices},
        **options,
    )


def _instruments(row: Example, known: Known) -> list[str]:
    return [row.instrument.code, *(term.code for term in row.other_instruments.all())]


def _cost(row: Example, known: Known) -> list[str]:
    return [row.cost_class or UNKNOWN] if row.shows("cost") else [UNKNOWN]


def _funding(row: Example, known: Known) -> list[str]:
    return [one.source.code for one in row.funding.all()] if row.shows("funding") else []


def _solved(row: Example, known: Known) -> list[str]:
    if not row.shows("barriers"):
        return []
    return [one.barrier.code for one in row.barriers.all() if one.solution]


def _effect(row: Example, known: Known) -> list[str]:
    return ["kjent" if row.effect and row.shows("effects") else "ikke"]


def _counties(row: Example, known: Known) -> set[str]:
    return {place.county.name for place in row.municipalities.all()}


def _sizes(row: Example, known: Known) -> set[str]:
    return {known.sizes[one.pk] for one in row.municipalities.all() if one.pk in known.sizes}


FACETS: tuple[Facet, ...] = (
    of_term("sektor", Vocabulary.SECTOR, _("Sector"), "sector", is_open=True),
    of_term("tema", Vocabulary.THEME, _("Theme"), "theme"),
    Facet(
        "virkemiddel",
        _("Policy instrument"),
        _instruments,
        lambda words: words.terms.get(Vocabulary.INSTRUMENT.value, {}),
    ),
    of_choices("status", Example.Status, _("Status"), "status", is_open=True),
    of_choices("kunnskapsgrunnlag", EvidenceGrade, _("Evidence"), "evidence_grade"),
    Facet(
        "effekt",
        _("Effect"),
        _effect,
        lambda words: {"kjent": str(_("Effect given")), "ikke": str(_("Effect not given"))},
        is_open=True,
    ),
    Facet(
        "kommune",
        _("Municipality"),
        lambda row, known: [place.number for place in row.municipalities.all()],
        lambda words: words.places,
    ),
    Facet("fylke", _("County"), _counties, lambda words: words.counties),
    Facet(
        "storrelse",
        _("Size of the municipality"),
        _sizes,
        lambda words: {str(value): str(text) for value, text in SizeClass.choices},
    ),
    Facet(
        "kostnad",
        pgettext_lazy("facet", "Cost"),
        _cost,
        lambda words: {
            **{str(value): str(text) for value, text in CostClass.choices},
            UNKNOWN: str(_("Not known")),
        },
    ),
    Facet(
        "finansiering",
        _("Source of funding"),
        _funding,
        lambda words: words.terms.get(Vocabulary.FUNDING_SOURCE.value, {}),
    ),
    of_terms("rolle", Vocabulary.MUNICIPAL_ROLE, _("Role of the municipality"), "municipal_roles"),
    of_choices("niva", TransitionLevel, _("Transition level"), "transition_level"),
    of_terms("aktor", Vocabulary.ACTOR, _("Actor"), "actors"),
    Facet(
        "barriere",
        _("Barrier that was solved"),
        _solved,
        lambda words: words.terms.get(Vocabulary.BARRIER.value, {}),
    ),
    Facet(
        "aar",
        _("Year begun"),
        lambda row, known: [str(row.start_year) if row.start_year else UNKNOWN],
        lambda words: {**{str(year): str(year) for year in YEARS}, UNKNOWN: str(_("Not known"))},
    ),
    of_choices("slag", Example.Kind, _("Kind"), "kind"),
)
VOCABULARIES = (
    Vocabulary.SECTOR,
    Vocabulary.THEME,
    Vocabulary.INSTRUMENT,
    Vocabulary.FUNDING_SOURCE,
    Vocabulary.MUNICIPAL_ROLE,
    Vocabulary.ACTOR,
    Vocabulary.BARRIER,
)
# What the words are made of.
READ = (Term, County, Municipality, Membership)


def codes_of(row: Example, known: Known) -> tuple[int, ...]:
    """The codes of all that an example has."""
    return tuple(
        code_of(facet.name, value) for facet in FACETS for value in facet.values(row, known)
    )


class FacetWords(dict[str, dict[str, str]]):
    """By facet the words of its choices, in the order of the page; kept, so nobody may change them."""

    _held: tuple[Mapping[int, int], Mapping[str, Sequence[tuple[str, str, int]]]] = ({}, {})

    def held(self, totals: Mapping[int, int]) -> Mapping[str, Sequence[tuple[str, str, int]]]:
        """The same as `coded` of the choices that any row has; kept for the same object of totals."""
        known, held = self._held
        if known is not totals:
            held = {
                name: [one for one in choices if totals.get(one[2])]
                for name, choices in self.coded.items()
            }
            self._held = totals, held
        return held

    @cached_property
    def coded(self) -> Mapping[str, Sequence[tuple[str, str, int]]]:
        """By facet of each choice its value, its words and its code."""
        return {
            name: [(value, label, code_of(name, value)) for value, label in words.items()]
            for name, words in self.items()
        }


def facet_words(told: str | None = None) -> FacetWords:
    """The words of all choices in the reader's language, as they are now.

    told: what `told_of` tells just now; without it one query. Three more after a change.
    """
    return _worded(get_language() or "", told_of(READ) if told is None else told)


@lru_cache(maxsize=8)
def _worded(language: str, told: str) -> FacetWords:
    """The same as of what the database told; the words of closed lists are of the language."""
    terms: dict[str, dict[str, str]] = {}
    for vocabulary, code, label in Term.objects.labels_of_any(one.value for one in VOCABULARIES):
        terms.setdefault(vocabulary, {})[code] = label
    # Numbers are reused, and a county that came back has its old name.
    counties = County.objects.order_by("name").values_list("name", "name")
    places = Municipality.objects.ever_members().by_name().values_list("number", "name")
    words = Words(terms, dict(counties), dict(places))
    return FacetWords({facet.name: dict(facet.words(words)) for facet in FACETS})
