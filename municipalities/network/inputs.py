"""What a division is computed from: the municipalities, and what is known of each.

The same rows serve the command, the page and the saved run, which keeps them as they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from municipalities.register.models import Municipality, Statistic, Succession
from municipalities.survey.models import SurveyRound

from .dividing.distances import BadValue, Matrix, Measured
from .registered import registered
from .surveyed import surveyed
from .values import Values

# Without other wishes; `neighbourhood` is who borders on whom, which is a bonus and no distance.
USUAL_WEIGHTS = {"size": 0.4, "nearness": 0.4, "density": 0.2}


class NoInputs(ValueError):
    """There is nothing to divide, in words with the next step."""


@dataclass(frozen=True)
class Merger:
    """Municipalities (their numbers, by name) that became one on a day."""

    members: tuple[str, ...]
    on: date


@dataclass(frozen=True)
class Inputs:
    """Municipalities by number, and the criteria that something is known of."""

    municipalities: tuple[Municipality, ...]
    year: int
    criteria: tuple[Values, ...]
    neighbours: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    mergers: tuple[Merger, ...] = ()
    day: date | None = None  # on which they were members, where that is how they were chosen
    unknown: tuple[Values, ...] = ()  # criteria of which nothing is known, of anybody

    @property
    def keys(self) -> tuple[str, ...]:
        """The numbers of the municipalities."""
        return tuple(one.number for one in self.municipalities)

    @property
    def counties(self) -> dict[str, str]:
        """The number of each municipality's county."""
        return {one.number: one.county.number for one in self.municipalities}

    @property
    def borders(self) -> frozenset[tuple[str, str]]:
        """Pairs of numbers of those who border on each other."""
        return frozenset((self.keys[a], self.keys[b]) for a, b in self.neighbours)

    def matrices(self) -> dict[str, Matrix]:
        """Distances by each criterion. Raises NoInputs naming a value that cannot be measured."""
        return {one.code: self.measured(one).distances for one in self.criteria}

    def measured(self, values: Values) -> Measured:
        """Distances and span of one criterion. Raises NoInputs as `matrices`."""
        try:
            return values.measured()
        except BadValue as error:
            raise NoInputs(
                _(
                    "%(criterion)s of %(name)s is %(value)s, which cannot be compared. Correct it in the register."
                )
                % {
                    "criterion": values.label,
                    "name": self.municipalities[error.index],
                    "value": error.value,
                }
            ) from error

    def criterion(self, code: str) -> Values | None:
        """The criterion of a code; None where the portal holds nothing of it."""
        return next((one for one in self.criteria if one.code == code), None)


def of_round() -> tuple[list[Municipality], int]:
    """The municipalities of the newest round of the survey, and its year. Raises NoInputs."""
    newest = SurveyRound.objects.order_by("-starts_on", "pk").first()
    if newest is None:
        raise NoInputs(_("There is no survey round; name the municipalities, or a date."))
    return list(newest.municipalities.select_related("county")), newest.starts_on.year


def of_day(day: date) -> list[Municipality]:
    """The members of the alliance on a day. Raises NoInputs where there were none."""
    found = list(Municipality.objects.members_on(day).select_related("county"))
    if not found:
        raise NoInputs(
            _("Nobody was a member on %(day)s; name another date, or the municipalities.")
            % {"day": day.isoformat()}
        )
    return found


def of_numbers_given(numbers: Sequence[str]) -> list[Municipality]:
    """The municipalities of some numbers. Raises NoInputs for one that is unknown or comes twice."""
    twice = sorted({one for one in numbers if list(numbers).count(one) > 1})
    if twice:
        raise NoInputs(_("%s is named twice; name each municipality once.") % ", ".join(twice))
    found = {
        one.number: one for one in Municipality.objects.numbered(numbers).select_related("county")
    }
    unknown = [one for one in numbers if one not in found]
    if unknown:
        raise NoInputs(
            _("No municipality has the number %s; see the list of municipalities.")
            % ", ".join(unknown)
        )
    return list(found.values())


def newest_year(municipalities: Iterable[Municipality]) -> int:
    """The newest year whose inhabitants are known of all. Raises NoInputs where there is none."""
    rows = list(municipalities)
    years: defaultdict[int, set[int]] = defaultdict(set)
    figures = Statistic.objects.of_kind("population").known().of_municipalities(rows)
    for key, year in figures.values_list("municipality", "year"):
        if key is not None:
            years[year].add(key)
    full = [year for year, keys in years.items() if len(keys) == len(rows)]
    if not full:
        raise NoInputs(_("There is no year whose inhabitants are known of all; name a year."))
    return max(full)


def gather(municipalities: Iterable[Municipality], year: int, day: date | None = None) -> Inputs:
    """What is known of some municipalities for a year; the same number of queries for any number.

    Criteria of which nothing is known are kept apart, for the page that says so.
    """
    rows = tuple(sorted(municipalities, key=lambda one: one.number))
    found = [*registered(rows, year), *surveyed(rows)]
    return Inputs(
        rows,
        year,
        tuple(one for one in found if one.known),
        _neighbours(rows),
        _mergers(rows),
        day,
        tuple(one for one in found if not one.known),
    )


def _mergers(rows: Sequence[Municipality]) -> tuple[Merger, ...]:
    """Of two or more of these, by the number of what they became."""
    place = {one.pk: one for one in rows}
    changes = Succession.objects.filter(predecessor__in=rows, kind=Succession.Kind.MERGED)
    held: defaultdict[tuple[str, date], list[Municipality]] = defaultdict(list)
    for key, number, on in changes.values_list("predecessor", "successor__number", "on"):
        held[number, on].append(place[key])
    return tuple(
        Merger(tuple(one.number for one in sorted(members, key=lambda m: m.sort_key)), on)
        for (_number, on), members in sorted(held.items())
        if len(members) > 1
    )


def _neighbours(rows: Sequence[Municipality]) -> frozenset[tuple[int, int]]:
    place = {row.pk: number for number, row in enumerate(rows)}
    pairs = Municipality.neighbours.through.objects.filter(from_municipality__in=rows)
    found = pairs.values_list("from_municipality", "to_municipality")
    return frozenset(
        (min(place[a], place[b]), max(place[a], place[b]))
        for a, b in found
        if a in place and b in place
    )
