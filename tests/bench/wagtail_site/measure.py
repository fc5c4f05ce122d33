"""Prints as JSON what Wagtail does with the portal's examples: `python -m wagtail_site.measure ACT`.

`list ROUNDS`: milliseconds of its list. `find`: what is found by each query on standard input.
`search`: milliseconds of a page of each query, and of the page with the facets that it can count.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

FIRST, PAGE = 20, 20
FACETS = ("sector", "theme", "instrument", "status", "evidence_grade", "start_year")


def main(act: str, *arguments: str) -> Any:
    """The answer to one act."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wagtail_site.settings")
    import django

    django.setup()
    from wagtail_site.copying import copy_examples

    copy_examples(to_search=act != "list")
    return {"list": listed, "find": found, "search": searched}[act](*arguments)


def listed(rounds: str) -> list[float]:
    """How long each of `rounds` lists took, after two that do not count."""
    from django.contrib.auth.models import User
    from django.test import Client
    from django.urls import reverse
    from wagtail_site.models import Example

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.create_superuser("peer"))
    address = reverse(Example.snippet_viewset.get_url_name("list"))

    def ask() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}.")

    return [milliseconds(ask) for _ in range(int(rounds) + 2)][2:]


def found() -> dict[str, list[list[str]]]:
    """Codes of the first hits of each query, where all words must be there and where any may."""
    queries = json.load(sys.stdin)

    def codes(query: str, operator: str) -> list[str]:
        return [one.code for one in hits_of(query, operator)[:FIRST] if one.code]

    return {how: [codes(query, how) for query in queries] for how in ("and", "or")}


def searched() -> dict[str, list[float]]:
    """Milliseconds of each query: number and first page; and with counts of its facets."""

    def page(query: str) -> Any:
        hits = hits_of(query, "and")
        return hits, hits.count(), list(hits[:PAGE])

    def with_facets(query: str) -> Any:
        hits, *_ = page(query)
        return [hits.facet(name) for name in FACETS]

    queries = json.load(sys.stdin)
    return {
        name: [warm_milliseconds(lambda: act(query)) for query in queries]  # noqa: B023
        for name, act in (("page", page), ("facets", with_facets))
    }


def hits_of(query: str, operator: str) -> Any:
    """What Wagtail finds, its best first."""
    from wagtail.search.backends import get_search_backend
    from wagtail_site.models import Example

    return get_search_backend().search(query, Example, operator=operator)


def warm_milliseconds(act: Callable[[], Any]) -> float:
    """How long a second call took."""
    act()
    return milliseconds(act)


def milliseconds(act: Callable[[], Any]) -> float:
    """How long a call took."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
