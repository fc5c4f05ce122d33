"""Municipalities like one's own: in size, centrality, division of emissions and language, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.words import number
from municipalities.models import Municipality, Statistic, Succession
from pilots.fit.alike import Answer, Known, Way, compare, unlikeness

LABELS = {
    Way.SIZE: gettext_lazy("Like in size"),
    Way.CENTRALITY: gettext_lazy("Like in centrality"),
    Way.EMISSIONS: gettext_lazy("Emissions divided alike"),
    Way.LANGUAGE: gettext_lazy("Same form of Norwegian"),
}
TOPICS = {
    Way.SIZE: gettext_lazy("Size"),
    Way.CENTRALITY: gettext_lazy("Centrality"),
    Way.EMISSIONS: gettext_lazy("Division of the emissions"),
    Way.LANGUAGE: gettext_lazy("Form of Norwegian"),
}
RULES = {
    Way.SIZE: gettext_lazy(
        "Alike: in the same class of size, or at most a quarter larger or smaller."
    ),
    Way.CENTRALITY: gettext_lazy(
        "Alike: at most 50 of 1,000 points apart on Statistics Norway's index of centrality."
    ),
    Way.EMISSIONS: gettext_lazy(
        "Alike: at most 15 percent of the emissions are divided otherwise on the sectors, in the same year."
    ),
    Way.LANGUAGE: gettext_lazy("Alike: the same official form of Norwegian."),
}


@dataclass(frozen=True)
class Reason:
    """Whether two municipalities are alike in one way, and the figures that say so."""

    way: Way
    answer: Answer
    words: str

    @property
    def label(self) -> str:
        """That they are alike in it."""
        return str(LABELS[self.way])

    @property
    def topic(self) -> str:
        """What is compared."""
        return str(TOPICS[self.way])

    @property
    def rule(self) -> str:
        """When two are alike in it."""
        return str(RULES[self.way])

    @property
    def is_alike(self) -> bool:
        """Whether they are."""
        return self.answer is Answer.ALIKE


@dataclass(frozen=True)
class Likes:
    """What is known of all municipalities, held up against one of them.

    known, others: by key; `others` without one's own, and without what it was before and became.
    """

    mine: Municipality
    known: Mapping[int, Known]
    others: Mapping[int, Municipality]

    def numbers_alike(self, ways: Iterable[Way]) -> set[str]:
        """The numbers of those that are alike in all of some ways."""
        asked = [self._answers[way] for way in ways]
        return {
            other.number
            for key, other in self.others.items()
            if all(answers[key] is Answer.ALIKE for answers in asked)
        }

    def can_compare(self, way: Way) -> bool:
        """Whether anybody can be compared with one's own municipality in a way."""
        return any(answer is not Answer.UNKNOWN for answer in self._answers[way].values())

    @cached_property
    def _answers(self) -> Mapping[Way, Mapping[int, Answer]]:
        """By way and municipality whether that is like one's own: asked more than once at a search."""
        return {way: {key: self.answer(way, key) for key in self.others} for way in Way}

    def answer(self, way: Way, key: int) -> Answer:
        """Whether a municipality is like one's own in one way."""
        return compare(way, self.known[self.mine.pk], self.known.get(key, Known()))

    def reasons(self, other: Municipality, ways: Iterable[Way] = Way) -> list[Reason]:
        """Why another municipality is like one's own, why not, and what is not known."""
        own, its = self.known[self.mine.pk], self.known.get(other.pk, Known())
        told = (_size, _centrality, _divided, _language)
        words = dict(zip(Way, told, strict=True))
        return [
            Reason(way, compare(way, own, its), words[way](self.mine, own, other, its))
            for way in ways
        ]

    def alike_among(self, places: Iterable[Municipality], ways: Sequence[Way]) -> list[Any]:
        """Of some municipalities those that are like one's own in all of some ways, each with why."""
        numbers = self.numbers_alike(ways)
        found = [place for place in places if place.number in numbers]
        return [(place, self.reasons(place, ways)) for place in found]


def likes_of(mine: Municipality) -> Likes:
    """Everybody held up against one municipality; six queries, however many there are."""
    rows = {row.pk: row for row in Municipality.objects.for_likes()}
    own = rows.get(mine.pk, mine)
    populations = _newest("population")
    centralities = _newest("centrality")
    emissions, year = _emissions(mine)
    known = {
        key: Known(
            population=populations.get(key, (None, None))[0],
            population_year=populations.get(key, (None, None))[1],
            centrality=centralities.get(key, (None, None))[0],
            emissions=emissions.get(key, {}),
            emissions_year=year if key in emissions else None,
            language=row.language_form,
        )
        for key, row in {**rows, own.pk: own}.items()
    }
    changes = Succession.objects.filter(Q(predecessor=mine) | Q(successor=mine))
    self_too = {mine.pk} | {
        key for pair in changes.values_list("predecessor", "successor") for key in pair
    }
    return Likes(own, known, {key: row for key, row in rows.items() if key not in self_too})


def _newest(kind: str) -> dict[int, tuple[Decimal, int]]:
    rows = Statistic.objects.of_kind(kind).newest_of_each()
    found = rows.values_list("municipality", "value", "year")
    return {key: (value, year) for key, value, year in found if key and value is not None}


def _emissions(mine: Municipality) -> tuple[dict[int, dict[str, Decimal]], int | None]:
    """Tonnes by sector of everybody, of the newest year that is known of one municipality."""
    rows = Statistic.objects.of_kind("emissions").by_sector()
    year = rows.of_municipalities([mine]).values_list("year", flat=True).last()
    if year is None:
        return {}, None
    found: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for key, sector, value in rows.of_year(year).values_list(
        "municipality", "sector__code", "value"
    ):
        if key is not None and sector is not None and value is not None:
            found[key][sector] = value
    return dict(found), year


def _size(mine: Municipality, own: Known, other: Municipality, its: Known) -> str:
    unknown = _unknown(mine, own.population, other, its.population)
    return unknown or _("%(its)s, %(own)s") % {
        "its": _inhabitants(other, its),
        "own": _inhabitants(mine, own),
    }


def _inhabitants(place: Municipality, known: Known) -> str:
    return _("%(place)s: %(number)s inhabitants (%(year)s)") % {
        "place": place,
        "number": number(known.population or 0, 0),
        "year": known.population_year,
    }


def _centrality(mine: Municipality, own: Known, other: Municipality, its: Known) -> str:
    return _unknown(mine, own.centrality, other, its.centrality) or _(
        "%(other)s: %(its)s points, %(mine)s: %(own)s"
    ) % {
        "other": other,
        "its": number(its.centrality or 0, 0),
        "mine": mine,
        "own": number(own.centrality or 0, 0),
    }


def _divided(mine: Municipality, own: Known, other: Municipality, its: Known) -> str:
    if unknown := _unknown(mine, own.emissions_year, other, its.emissions_year):
        return unknown
    apart = unlikeness(own.emissions, its.emissions)
    if apart is None:
        return _("Too few sectors are known of both.")
    return _("%(percent)s percent of the emissions are divided otherwise (%(year)s)") % {
        "percent": number(apart * 100, 0),
        "year": own.emissions_year,
    }


def _language(mine: Municipality, own: Known, other: Municipality, its: Known) -> str:
    return _unknown(mine, own.language, other, its.language) or _(
        "%(other)s: %(its)s, %(mine)s: %(own)s"
    ) % {
        "other": other,
        "its": str(other.get_language_form_display()).lower(),
        "mine": mine,
        "own": str(mine.get_language_form_display()).lower(),
    }


def _unknown(mine: Municipality, own: object, other: Municipality, its: object) -> str:
    """What is not known of whom; empty where both are known."""
    lacking = [str(place) for place, value in ((mine, own), (other, its)) if not value]
    return _("Not known of %s.") % _(" and ").join(lacking) if lacking else ""
