"""One search in all that a visitor may read: kinds are counted, and the best of all stand first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from forkommune.accounts.models import User
from forkommune.ui.parts import FacetOption

from .kinds import Hit, SearchKind, search_kinds
from .models import SearchEntry
from .searching import (
    Among,
    Understanding,
    entries_holding,
    rank_of,
    suggestions_among,
    understand_among,
)
from .unanswered import NextStep, steps_after_nothing

Visitor = User | AnonymousUser
PER_PAGE = 20
KIND, WORDS, LITERALLY = "slag", "q", "ordrett"


@dataclass(frozen=True)
class FoundHit:
    """A hit with the kind it is of."""

    kind: SearchKind
    hit: Hit

    @property
    def eyebrow(self) -> str:
        """Kind, places and year; what is not known is left out."""
        told = (self.kind.one, self.hit.places, self.hit.year)
        return " · ".join(str(part) for part in told if part)


@dataclass(frozen=True)
class FoundEverywhere:
    """The answer to a search in everything.

    total: hits of all kinds; options: the same by kind, whatever kinds were chosen. narrower: kinds
    among the hits that have a search with more filters.
    """

    understood: Understanding
    options: list[FacetOption]
    chosen: list[SearchKind]
    total: int
    page: Page[Any]
    hits: list[FoundHit]
    steps: list[NextStep]
    narrower: list[SearchKind]


def search_everywhere(data: QueryDict, user: Visitor, *, is_noted: bool = True) -> FoundEverywhere:
    """What fits the words of an address, of the kinds that it names; all kinds where it names none.

    is_noted: whether words that nothing is found for are counted.
    """
    kinds = dict(search_kinds.named())
    understood = understand_among(
        data.get(WORDS, ""), among(user), literally=bool(data.get(LITERALLY))
    )
    chosen = [code for code in kinds if code in data.getlist(KIND)]
    held = entries_holding(_entries(kinds.values(), user), understood) if understood.query else None
    counts = _counts(held)
    options = [
        FacetOption(code, str(kind.many), counts[kind.type_key], code in chosen)
        for code, kind in kinds.items()
        if counts[kind.type_key] or code in chosen or kind.only_public
    ]
    rows = _ranked(held, [kinds[code] for code in chosen], understood)
    page = Paginator(rows, PER_PAGE).get_page(data.get("side"))
    hits = _hits(page.object_list, list(kinds.values()), user)
    total = sum(counts.values())
    is_vain = understood.query and not total
    steps = []
    if is_vain:
        steps = steps_after_nothing(understood.query, among(user), is_noted=is_noted)
    return FoundEverywhere(
        understood,
        options,
        [kinds[code] for code in chosen],
        total,
        page,
        hits,
        steps,
        [kind for kind in kinds.values() if kind.list_url and counts[kind.type_key]],
    )


def among(user: Visitor) -> Among:
    """All entries that a visitor may find, and the kinds whose words may be offered."""
    kinds = list(search_kinds)
    words = tuple((kind.type_key, not kind.offers_all(user)) for kind in kinds)
    return Among(_entries(kinds, user), words)


def suggested(typed: str, user: Visitor) -> list[str]:
    """What the last word may become, out of the words that this visitor may read."""
    return suggestions_among(typed, among(user).kinds)


def _entries(kinds: Any, user: Visitor) -> QuerySet[SearchEntry]:
    each = [Q(pk__in=kind.entries(user).values("pk")) for kind in kinds if not kind.only_public]
    public = [kind.type_key for kind in kinds if kind.only_public]
    each.append(Q(content_type__in=public, is_public=True))
    return SearchEntry.objects.filter(reduce(or_, each))


def _counts(held: QuerySet[SearchEntry] | None) -> Mapping[int, int]:
    if held is None:
        return defaultdict(int)
    rows = held.order_by().values_list("content_type").annotate(n=Count("pk"))
    return defaultdict(int, dict(rows))


def _ranked(
    held: QuerySet[SearchEntry] | None, chosen: Sequence[SearchKind], understood: Understanding
) -> Any:
    if held is None:
        return []
    if chosen:
        held = held.filter(content_type__in=[kind.type_key for kind in chosen])
    rows = held.annotate(rank=rank_of(understood)).order_by("-rank", "content_type", "object_id")
    return rows.values_list("content_type", "object_id")


def _hits(rows: Any, kinds: Sequence[SearchKind], user: Visitor) -> list[FoundHit]:
    """The rows of a page, one query for each kind that is on it; what went meanwhile is left out."""
    keys: dict[int, list[int]] = defaultdict(list)
    for kind_key, key in rows:
        keys[kind_key].append(key)
    found = {kind.type_key: (kind, kind.found(keys[kind.type_key], user)) for kind in kinds}
    placed = ((found[kind_key], key) for kind_key, key in rows)
    return [FoundHit(kind, hits[key]) for (kind, hits), key in placed if key in hits]
