"""Pairs of examples that may be one: new ones against those of the same place or the same source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from forkommune.search.searching import matching, understand
from pilots.merging.apart import Looked, changed_much, shared
from pilots.models import Example, ExamplesApart, ExampleSource
from pilots.searching import LABEL

LOOKED_AT = 60  # of the queue and of the newest
COMPARED = 3_000  # titles from the same places
SHOWN = 12
FOUND = 20
ALIKE = 0.62  # of the letters of both titles
ALIKE_OF_ONE_SOURCE = 0.45


@dataclass(frozen=True)
class Pair:
    """Two examples, the one that readers know first. same_source: both name one address."""

    kept: Any
    merged: Any
    likeness: float
    same_source: bool


def pairs(user: Any) -> list[Pair]:
    """The likest pairs of what is in the queue or new with what there is, a few queries for all.

    Not those that somebody found not to be the same, before one of the two has changed much.
    """
    rows = Example.objects.visible_to(user).unmerged()
    fresh = [*rows.queued().order_by("-pk")[:LOOKED_AT], *rows.newest()[:LOOKED_AT]]
    found: dict[frozenset[int], Pair] = {}
    addresses, places = _addresses(fresh), _places(fresh)
    near = rows.near(addresses, places)[:COMPARED]
    others = list(near)
    their_addresses, their_places = _addresses(others), _places(others)
    for one in {row.pk: row for row in fresh}.values():
        for other in others:
            key = frozenset((one.pk, other.pk))
            if one.pk == other.pk or one.is_invented != other.is_invented or key in found:
                continue
            same_source = bool(addresses[one.pk] & their_addresses[other.pk])
            if not same_source and not places[one.pk] & their_places[other.pk]:
                continue
            pair = _pair(one, other, same_source)
            if pair is not None:
                found[key] = pair
    return sorted(_not_apart(found), key=lambda pair: -pair.likeness)[:SHOWN]


def _not_apart(found: dict[frozenset[int], Pair]) -> list[Pair]:
    """The pairs but for those that were found not to be the same, as they are now."""
    told = {
        frozenset((row.first_id, row.second_id)): row
        for row in ExamplesApart.objects.standing().filter(
            first__in={key for pair in found for key in pair},
            second__in={key for pair in found for key in pair},
        )
    }
    again = [found[key] for key in found.keys() & told.keys()]
    urls = _addresses(one for pair in again for one in (pair.kept, pair.merged))
    return [
        pair
        for key, pair in found.items()
        if key not in told or changed_much(told[key].looked, _now(pair, urls))
    ]


def _now(pair: Pair, urls: dict[int, set[str]]) -> Looked:
    first, second = sorted((pair.kept, pair.merged), key=lambda row: row.pk)
    return Looked((first.title, second.title), shared(urls[first.pk], urls[second.pk]))


def _pair(one: Any, other: Any, same_source: bool) -> Pair | None:
    enough = ALIKE_OF_ONE_SOURCE if same_source else ALIKE
    matcher = SequenceMatcher(None, one.title.lower(), other.title.lower(), autojunk=False)
    if matcher.real_quick_ratio() < enough or matcher.quick_ratio() < enough:
        return None
    likeness = matcher.ratio()
    if likeness < enough:
        return None
    known_first = sorted((one, other), key=lambda row: (row.published_at is None, row.pk))
    return Pair(known_first[0], known_first[1], likeness, same_source)


def _addresses(examples: Iterable[Any]) -> dict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = ExampleSource.objects.filter(example__in=list(examples)).exclude(url="")
    for key, url in rows.order_by().values_list("example", "url"):
        found[key].add(url)
    return found


def _places(examples: Iterable[Any]) -> dict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    through = Example.municipalities.through.objects.filter(example__in=list(examples))
    for key, place in through.values_list("example", "municipality"):
        found[key].add(place)
    return found


def found_by(words: str, user: Any, *, besides: int) -> list[Any]:
    """Examples that words find, published or not, but none that was taken into another."""
    if not words.strip():
        return []
    understood = understand(words[:100], label=LABEL, public=False)
    rows = Example.objects.visible_to(user).unmerged().exclude(pk=besides)
    hits = matching(rows, understood).order_by("-rank", "title", "pk")
    return list(hits.only("title", "slug", "place", "state", "is_invented")[:FOUND])
