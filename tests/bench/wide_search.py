"""A search with facets among many examples, beside a plain search page and `icontains` on the same rows.

What is asked is what officers ask: each fourth query of the two lists of `tests/search`, every other one
with facets or another order. The three take turns at each query, so that they share what else the machine
does. A word that nearly every row holds, as no officer's first word is, has figures of its own. The limit
against plain SearchVector is of all searches, also those for which that finds nothing in no time: most of what
is misspelled, in nynorsk or part of a compound. Where it fills a page as ours does has a figure of its own.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, cycle
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.http import QueryDict

from municipalities.models import Municipality
from pilots.examples.nearness import PARAMETER, near
from pilots.examples.selectors import MOST_MET, PAGE_SIZE, find_examples
from pilots.fit.alike import Way
from tests.search.quality import GROWING, HELD_OUT, searches

from .figures import Figure, milliseconds, percentile

FEW, MIDDLE, MANY = 1_000, 10_000, 100_000
LIMIT_MS, TIMES_PLAIN, OF_ICONTAINS = 100, 6, 0.15
EACH_FOURTH = 4
NARROWED = (
    "",
    "status=completed",
    "",
    "sektor=heating&sektor=road_traffic",
    "",
    "kunnskapsgrunnlag=before_after&aar=2019&aar=2020",
    "",
    "kommune=0220&sorter=dokumentert",
    "",
    "sorter=nyest",
)
COMMONEST = "kommune"
OWN, PLAIN, ICONTAINS = "with facets", "by plain SearchVector", "by icontains"
# Asker as it was when the shipped figures were counted.
MINE = "0220"
LIKES, MOST_MET_FIRST = "from municipalities like one", "most conditions met first"
ROUNDS = {OWN: 3, PLAIN: 3, ICONTAINS: 1}
# By who searched: of each search the milliseconds of its rounds.
Taken = Mapping[str, Sequence[Sequence[float]]]


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
    """Growth from a thousand to a hundred thousand; the limits are those of the largest."""
    from .many import grow_to

    figures, medians = [], {}
    for number in (FEW, MIDDLE, MANY):
        grow_to(number)
        at, medians[number] = measure_at(number)
        figures += at
    return [
        *figures,
        *(
            Figure(
                f"search with facets, growth from {FEW} to {number} examples",
                medians[number] / medians[FEW],
                "×",
            )
            for number in (MIDDLE, MANY)
        ),
    ]


def measure_at(number: int) -> tuple[list[Figure], float]:
    """The figures of as many examples as there are, and the median of our own."""
    asked = [QueryDict(one) for one in addresses()]
    taken = _taken(asked)
    filled = [at for at, data in enumerate(asked) if _plain(data)[0] >= PAGE_SIZE]
    rivals = {
        f"plain SearchVector, of {len(filled)} searches that fill its page": (PLAIN, filled),
        f"plain SearchVector, of all {len(asked)} searches": (PLAIN, range(len(asked))),
        f"icontains, of all {len(asked)} searches": (ICONTAINS, range(len(asked))),
    }
    limits = (TIMES_PLAIN, TIMES_PLAIN, OF_ICONTAINS) if number == MANY else (None, None, None)
    named = f"search of {number} examples"
    for_one = _for_one([QueryDict(one) for one in addresses()])
    common = _taken([QueryDict(urlencode({"q": COMMONEST}))])
    each = {name: list(chain.from_iterable(of)) for name, of in taken.items()}
    median = percentile(each[OWN], 0.5)
    return [
        *(
            Figure(f"{named}, {name}, median", percentile(of, 0.5), "ms")
            for name, of in each.items()
        ),
        *(
            Figure(
                f"{named}, {name}, 95 %",
                percentile(of, 0.95),
                "ms",
                LIMIT_MS if number == MANY and name == OWN else None,
            )
            for name, of in each.items()
        ),
        *(
            Figure(f"{named}, against {name}", _times(taken, rival, among), "×", limit)
            for (name, (rival, among)), limit in zip(rivals.items(), limits, strict=True)
        ),
        *(
            Figure(
                f"{named}, {name}, 95 %",
                percentile(of, 0.95),
                "ms",
                LIMIT_MS if number == MANY else None,
            )
            for name, of in for_one.items()
        ),
        *(
            Figure(f"{named}, a word in nearly all of them, {name}", percentile(of, 0.5), "ms")
            for name, (of,) in common.items()
        ),
        Figure(f"{named}, load of the machine meanwhile", os.getloadavg()[0], ""),
    ], median


def _times(taken: Taken, rival: str, among: Iterable[int]) -> float:
    """Our mean time of some searches in that of a rival."""
    own, theirs = (
        [sum(taken[name][at]) / len(taken[name][at]) for at in among] for name in (OWN, rival)
    )
    return sum(own) / sum(theirs)


def _for_one(asked: list[QueryDict]) -> dict[str, list[float]]:
    """The same searches for a municipality: from its likes, and those first of which it meets most."""
    mine = Municipality.objects.get(number=MINE)
    taken: dict[str, list[float]] = {LIKES: [], MOST_MET_FIRST: []}
    for data in asked:
        likes, met = data.copy(), data.copy()
        likes[PARAMETER], met["sorter"] = Way.SIZE.value, MOST_MET
        for name, of in ((LIKES, likes), (MOST_MET_FIRST, met)):
            taken[name] += milliseconds(
                lambda: find_examples(of, near=near(mine, of)),  # noqa: B023
                rounds=ROUNDS[OWN],
                warm=1,
            )
    return taken


def asked_for() -> list[str]:
    """Each fourth query of both lists."""
    return [one.query for path in (GROWING, HELD_OUT) for one in searches(path)][::EACH_FOURTH]


def addresses() -> list[str]:
    """The same as the page is asked for them."""
    return [
        f"{urlencode({'q': query})}&{narrowed}"
        for query, narrowed in zip(asked_for(), cycle(NARROWED), strict=False)
    ]


def _taken(asked: list[QueryDict]) -> Taken:
    acts: dict[str, Callable[[QueryDict], Any]] = {
        OWN: find_examples,
        PLAIN: _plain,
        ICONTAINS: _icontains,
    }
    taken = defaultdict(list)
    for data in asked:
        for name, act in acts.items():
            rounds = ROUNDS[name]
            warm = 1 if rounds > 1 else 0
            taken[name].append(
                milliseconds(lambda: act(data), rounds=rounds, warm=warm)  # noqa: B023
            )
    return taken


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
