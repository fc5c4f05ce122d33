"""How well the examples are found (recall@5, mean reciprocal rank), and how fast a search is.

The two lists of searches are those of `tests/search`: one that grows with every miss, one held out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector

from forkommune.search.norwegian.vectors import vector_text
from forkommune.search.searching import suggestions, understand
from pilots.models import Example
from pilots.searching import LABEL, contents_of
from tests.search.quality import (
    GROWING,
    HELD_OUT,
    Search,
    codes_of,
    found_by,
    recall,
    reciprocal_rank,
    searches,
)

from .figures import Figure, milliseconds, percentile

LISTS = {"the growing list": (GROWING, 0.95), "the list held out": (HELD_OUT, 0.9)}
ROUNDS = 30


def plain_postgresql(query: str) -> list[str]:
    """Codes as PostgreSQL's own Norwegian configuration finds them in the same columns."""
    vector = sum(
        (
            SearchVector(*fields, weight=weight, config="norwegian")
            for weight, fields in (
                ("B", ["summary"]),
                ("C", ["effect", "cost"]),
                ("D", ["sector__label_nb", "theme__label_nb", "instrument__label_nb"]),
            )
        ),
        start=SearchVector("title", "place", weight="A", config="norwegian"),
    )
    asked = SearchQuery(query, config="norwegian", search_type="websearch")
    rows = Example.objects.published().annotate(v=vector, rank=SearchRank(vector, asked))
    return codes_of(rows.filter(v=asked).order_by("-rank", "title", "pk"))


def measure_findings() -> list[Figure]:
    """Recall and rank of both lists on the first examples alone, beside plain PostgreSQL's; and the
    recall of each kind of query."""
    figures = []
    for title, (path, least) in LISTS.items():
        asked = searches(path)
        for name, find in (("", found_by), (" by plain PostgreSQL", plain_postgresql)):
            by_kind = _by_kind(asked, find)
            answers = [answer for kind in by_kind.values() for answer in kind]
            limit = None if name else least
            named = f"search, {title} ({len(asked)})"
            figures += [
                Figure(
                    f"{named}, recall@5{name}", _mean(r for r, _ in answers), "share", limit, False
                ),
                Figure(f"{named}, MRR{name}", _mean(rank for _, rank in answers), "share"),
                *(
                    Figure(
                        f"{named}, recall@5 of {kind}{name}", _mean(r for r, _ in found), "share"
                    )
                    for kind, found in by_kind.items()
                ),
            ]
    return figures


def measure_speed() -> list[Figure]:
    """Milliseconds (95th percentile) of what a search does, over all examples there are."""
    first = Example.objects.order_by("pk").values("pk")[:100]
    rows = list(contents_of(Example.objects.filter(pk__in=first)))
    acts: dict[str, Callable[[], Any]] = {
        "a page of hits": lambda: found_by("varmepumpe i skoler"),
        "a misspelled word": lambda: understand("varmepunpe", label=LABEL, public=True),
        "suggestions": lambda: suggestions("varm", label=LABEL, public=True),
        "analysis of 100 examples": lambda: [vector_text(one.texts) for _pk, one in rows],
    }
    count = Example.objects.published().count()
    return [
        Figure(
            f"search, {name} of {count} examples",
            percentile(milliseconds(act, rounds=ROUNDS), 0.95),
            "ms",
        )
        for name, act in acts.items()
    ]


def _by_kind(
    asked: Sequence[Search], find: Callable[[str], list[str]]
) -> dict[str, list[tuple[float, float]]]:
    answers = defaultdict(list)
    for one in asked:
        found = find(one.query)
        answers[one.kind].append(
            (recall(found, one.relevant), reciprocal_rank(found, one.relevant))
        )
    return dict(answers)


def _mean(values: Iterable[float]) -> float:
    counted = list(values)
    return sum(counted) / len(counted)
