"""One's own municipality in a search: examples from municipalities like it, and what of each it meets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils.translation import gettext as _

from forkommune.ui.parts import FacetOption
from municipalities.models import Municipality
from pilots.examples.counting import Codes
from pilots.examples.facets import code_of
from pilots.fit.alike import Way
from pilots.fit.conditions import Figure
from pilots.fit.facts import facts_of
from pilots.fit.fitting import Fit, fit
from pilots.fit.group import OwnGroup
from pilots.fit.likes import LABELS, RULES, Likes
from pilots.fit.mine import PARAMETER as MINE
from pilots.models import Example, ExampleCondition

PARAMETER = "lik"
WAYS = {way.value: way for way in Way}


@dataclass(frozen=True)
class NotKnown:
    """A way in which one's own municipality cannot be compared, and the rule that would be used."""

    label: str
    rule: str


@dataclass(frozen=True)
class Near:
    """A municipality that a search is made for. ways: in which of them examples are to be from its likes."""

    mine: Municipality
    ways: tuple[Way, ...] = ()
    likes: Likes | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    group: OwnGroup | None = None

    @property
    def title(self) -> str:
        """The heading of the choices."""
        return _("Municipalities like %s") % self.mine

    def codes(self) -> list[Codes]:
        """What an example has one of, where likes were asked for: a municipality alike in all ways."""
        return [self._codes(self.ways)] if self.ways else []

    def options(self, count: Callable[[Sequence[Codes]], Sequence[int]]) -> list[FacetOption]:
        """The ways to choose with the hits that each would give beside those that are chosen.

        A way in which nobody can be compared with one's own municipality is none. count: tells of sets
        of values how many hits have any of each.
        """
        ways = [way for way in Way if way in self.ways or self._knows(way)]
        counts = count([self._codes({*self.ways, way}) for way in ways])
        return [
            FacetOption(way.value, str(LABELS[way]), count, way in self.ways)
            for way, count in zip(ways, counts, strict=True)
        ]

    @property
    def not_known(self) -> list[NotKnown]:
        """Ways in which nobody can be compared with it."""
        return [NotKnown(str(LABELS[way]), str(RULES[way])) for way in Way if not self._knows(way)]

    def why(self, examples: Iterable[Example]) -> dict[int, list[Any]]:
        """Of examples that likes were asked for: from which municipality, and why that is alike."""
        if not self.ways or self.likes is None:
            return {}
        return {
            one.pk: self.likes.alike_among(one.municipalities.all(), self.ways) for one in examples
        }

    def fits(self, examples: Iterable[Example]) -> dict[int, Fit]:
        """What each of some examples takes, and what of it is met; one query."""
        shown = {one.pk for one in examples if one.shows("conditions")}
        rows: dict[int, list[ExampleCondition]] = {}
        for row in ExampleCondition.objects.of_shown().of_examples(shown):
            rows.setdefault(row.example_id, []).append(row)
        return {key: fit(of, self.mine, figures=self.figures) for key, of in rows.items()}

    def group_words(self, example: Example) -> str:
        """That an example is from one's own network group; empty where it is not."""
        is_ours = self.group is not None and self.group.holds(example.municipalities.all())
        return self.group.words if is_ours and self.group else ""

    def _knows(self, way: Way) -> bool:
        return self.likes is not None and self.likes.can_compare(way)

    def _codes(self, ways: Iterable[Way]) -> Codes:
        numbers = self.likes.numbers_alike(ways) if self.likes else ()
        return [code_of("kommune", number) for number in sorted(numbers)]


def near(mine: Municipality | None, data: QueryDict) -> Near | None:
    """What an address asks of the likes of a municipality; None where none is chosen. One query."""
    if mine is None:
        return None
    known = facts_of(mine)
    return Near(mine, _ways(data), known.likes, known.figures, known.group)


def codes_of_likes(data: QueryDict) -> list[Codes]:
    """What an example has one of where an address asks for likes and names whose: without a session,
    as feed readers come."""
    ways = _ways(data)
    if not ways:
        return []
    rows = Municipality.objects.visible_to(AnonymousUser())
    mine = rows.numbered([data.get(MINE, "")]).first()
    return Near(mine, ways, facts_of(mine).likes).codes() if mine else []


def _ways(data: QueryDict) -> tuple[Way, ...]:
    asked = data.getlist(PARAMETER)
    return tuple(way for value, way in WAYS.items() if value in asked)
