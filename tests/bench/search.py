"""How well the examples are found (recall@5, mean reciprocal rank), and how fast a search is.

`searches.csv`: queries by kind with the examples that answer them, judged by their titles and
summaries before the analyser was tried on them. Lists of the analyser are not tuned on them.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import F

from forkommune.search.norwegian.vectors import vector_text
from forkommune.search.searching import matching, suggestions, understand
from pilots.models import Example
from pilots.searching import LABEL, texts_of

from .figures import Figure, milliseconds, percentile

SEARCHES = Path(__file__).with_name("searches.csv")
FIRST = 5
RECALL_AT_LEAST = 0.9
ROUNDS = 30


@dataclass(frozen=True)
class Search:
    """A query with the codes of the examples that answer it."""

    kind: str
    query: str
    relevant: frozenset[str]


def searches() -> list[Search]:
    """The evaluation set."""
    with SEARCHES.open(encoding="utf-8", newline="") as rows:
        return [
            Search(row["kind"], row["query"], frozenset(row["relevant"].split()))
            for row in csv.DictReader(rows)
        ]


def recall(found: Sequence[str], relevant: frozenset[str]) -> float:
    """The share of the relevant among the first five, of as many as could be there."""
    return len(relevant.intersection(found[:FIRST])) / min(FIRST, len(relevant))


def reciprocal_rank(found: Sequence[str], relevant: frozenset[str]) -> float:
    """One divided by the place of the first relevant; 0 when none is found."""
    return next((1 / at for at, code in enumerate(found, start=1) if code in relevant), 0.0)


def own(query: str) -> list[str]:
    """Codes as the portal finds them."""
    rows = Example.objects.visible_to(AnonymousUser()).published()
    found = matching(rows, understand(query, label=LABEL, public=True))
    return _codes(found.order_by(F("rank").desc(), "title", "pk"))


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
    return _codes(rows.filter(v=asked).order_by("-rank", "title", "pk"))


def measure_findings() -> list[Figure]:
    """Recall and rank of both, on the first examples alone, and the recall of each kind of query."""
    asked = searches()
    figures = []
    for name, find in (("", own), (" by plain PostgreSQL", plain_postgresql)):
        by_kind = _by_kind(asked, find)
        answers = [answer for kind in by_kind.values() for answer in kind]
        limit = None if name else RECALL_AT_LEAST
        figures.append(
            Figure(f"search, recall@5{name}", _mean(r for r, _ in answers), "share", limit, False)
        )
        figures.append(Figure(f"search, MRR{name}", _mean(rank for _, rank in answers), "share"))
        figures += [
            Figure(f"search, recall@5 of {kind}{name}", _mean(r for r, _ in found), "share")
            for kind, found in by_kind.items()
        ]
    return figures


def measure_speed() -> list[Figure]:
    """Milliseconds (95th percentile) of what a search does, over all examples there are."""
    first = Example.objects.order_by("pk").values("pk")[:100]
    rows = list(texts_of(Example.objects.filter(pk__in=first)))
    acts: dict[str, Callable[[], Any]] = {
        "a page of hits": lambda: own("varmepumpe i skoler")[:20],
        "a misspelled word": lambda: understand("varmepunpe", label=LABEL, public=True),
        "suggestions": lambda: suggestions("varm", label=LABEL, public=True),
        "analysis of 100 examples": lambda: [vector_text(texts) for _pk, texts in rows],
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


def _codes(rows: Any) -> list[str]:
    return list(rows.filter(code__isnull=False).values_list("code", flat=True)[:20])


def _mean(values: Iterable[float]) -> float:
    counted = list(values)
    return sum(counted) / len(counted)
