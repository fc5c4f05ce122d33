"""The search beside Wagtail's: how much of what answers is found, and how long a page takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from pilots.examples.selectors import find_examples
from tests.search.quality import Search, found_by, recall, searches

from .figures import Figure, milliseconds, percentile
from .search import LISTS
from .wide_search import EACH_FOURTH, asked_for

# Wagtail's words for what its search does with several words.
HOW = {"and": "all words", "or": "any word"}
PARTS = {"page": "a page", "facets": "a page with six facets"}


def compare_findings(wagtail: Callable[..., Any]) -> list[Figure]:
    """Recall among the first five of both lists, on the shipped examples alone."""
    figures = []
    for title, (path, _least) in LISTS.items():
        asked = searches(path)
        named = f"search, {title} ({len(asked)}), recall@5"
        theirs = wagtail("find", queries=[one.query for one in asked])
        figures.append(
            Figure(f"{named}, the portal", _recall(asked, map(found_by, _words(asked))), "share")
        )
        figures += [
            Figure(f"{named}, Wagtail with {how}", _recall(asked, theirs[code]), "share")
            for code, how in HOW.items()
        ]
    return figures


def compare_speed(wagtail: Callable[..., Any], number: int) -> list[Figure]:
    """Milliseconds of the same queries among as many examples; ours before theirs and after."""
    from .many import grow_to

    grow_to(number)
    queries = asked_for()[::EACH_FOURTH]  # each of Wagtail's goes through all rows
    asked = [QueryDict(urlencode({"q": query})) for query in queries]
    taken = {"the portal, a page with all facets": _own(asked)}
    theirs = wagtail("search", queries=queries)
    taken |= {f"Wagtail, {part}": theirs[code] for code, part in PARTS.items()}
    taken["the portal, a page with all facets, again"] = _own(asked)
    return [
        Figure(f"search of {number} examples, {name}, {title}", percentile(each, share), "ms")
        for name, each in taken.items()
        for title, share in (("median", 0.5), ("95 %", 0.95))
    ]


def _words(asked: Iterable[Search]) -> list[str]:
    return [one.query for one in asked]


def _recall(asked: Iterable[Search], found: Iterable[list[str]]) -> float:
    each = [recall(codes, one.relevant) for one, codes in zip(asked, found, strict=True)]
    return sum(each) / len(each)


def _own(asked: Iterable[QueryDict]) -> list[float]:
    return [
        taken
        for data in asked
        for taken in milliseconds(lambda: find_examples(data), rounds=1, warm=1)  # noqa: B023
    ]
