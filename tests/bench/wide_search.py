"""A search with facets among many examples, beside a plain search page and `icontains` on the same rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.http import QueryDict

from pilots.examples.selectors import PAGE_SIZE, find_examples

from .figures import Figure, milliseconds, percentile

MANY, FEW = 100_000, 1_000
LIMIT_MS, TIMES_PLAIN, OF_ICONTAINS = 100, 6, 0.15
ROUNDS = 3
# Words alone, two words, compounds from a part, misspelled, nynorsk, questions; with facets and without.
SEARCHES = [
    "q=varmepumpe",
    "q=solceller+skole",
    "q=elbil&status=completed",
    "q=har+noen+prøvd+biogass+buss",
    "q=klimabudsjett",
    "q=varmepunpe&sektor=heating&sektor=road_traffic",
    "q=skular+med+varmepumpe",
    "q=el+bil+lading",
    "q=passivhus+barnehage&kunnskapsgrunnlag=before_after",
    "q=gjenbruk+innkjøp&aar=2019&aar=2020",
    "q=sykkelvei+asker",
    "q=avfall+rådhus&sorter=nyest",
    "q=svømmehall&sorter=dokumentert&kommune=0220",
    "q=oljefyr+kloakk",
]


class Plain(models.Model):
    """The rows as Django's documentation searches them: a stored vector with an index."""

    title = models.TextField()
    summary = models.TextField()
    vector = SearchVectorField()

    class Meta:
        app_label = "search"
        db_table = "bench_plain"
        managed = False


def measure_wide() -> list[Figure]:
    """Growth from a thousand to a hundred thousand; the limits are those of the larger."""
    from .many import grow_to

    figures = []
    for number in (FEW, MANY):
        grow_to(number)
        figures += measure_at(number)
    return figures


def measure_at(number: int) -> list[Figure]:
    """All three on the rows there are, in one run: the machine is the same for each."""
    acts: dict[str, Callable[[QueryDict], Any]] = {
        "with facets": _own,
        "by plain SearchVector": _plain,
        "by icontains": _icontains,
    }
    taken = {
        name: _taken(act, 1 if name == "by icontains" else ROUNDS) for name, act in acts.items()
    }
    middle = {name: sum(each) / len(each) for name, each in taken.items()}
    large = number == MANY
    named = f"search of {number} examples"
    return [
        *(
            Figure(f"{named}, {name}, median", percentile(each, 0.5), "ms")
            for name, each in taken.items()
        ),
        Figure(
            f"{named}, with facets, 95 %",
            percentile(taken["with facets"], 0.95),
            "ms",
            LIMIT_MS if large else None,
        ),
        Figure(
            f"{named}, against plain SearchVector",
            middle["with facets"] / middle["by plain SearchVector"],
            "×",
            TIMES_PLAIN if large else None,
        ),
        Figure(
            f"{named}, against icontains",
            middle["with facets"] / middle["by icontains"],
            "×",
            OF_ICONTAINS if large else None,
        ),
    ]


def _taken(act: Callable[[QueryDict], Any], rounds: int) -> list[float]:
    each: list[float] = []
    for search in SEARCHES:
        data = QueryDict(search)
        each += milliseconds(lambda: act(data), rounds=rounds, warm=1)  # noqa: B023
    return each


def _own(data: QueryDict) -> Any:
    return find_examples(data)


def _plain(data: QueryDict) -> Any:
    """A page of the same words: how many, and the first by rank. No facets."""
    asked = SearchQuery(data["q"], config="norwegian", search_type="websearch")
    rows: Any = Plain.objects.filter(vector=asked)
    ranked = rows.annotate(rank=SearchRank(F("vector"), asked)).order_by("-rank", "pk")
    return rows.count(), list(ranked.values_list("pk", "title")[:PAGE_SIZE])


def _icontains(data: QueryDict) -> Any:
    """The same with substrings, every word in title or summary."""
    fits = Q()
    for word in data["q"].split():
        fits &= Q(title__icontains=word) | Q(summary__icontains=word)
    rows = Plain.objects.filter(fits)
    return rows.count(), list(rows.order_by("pk").values_list("pk", "title")[:PAGE_SIZE])
