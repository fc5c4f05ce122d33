"""A list of examples that a visitor keeps without an account: in the session, or in the address.

An address that names examples (`?e=fjordvarme&e=elbilpool`) is a list that can be sent to a colleague;
it changes nothing of one's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest

from pilots.merging.addresses import standing_at
from pilots.models import Example

KEY = "example_list"
PARAMETER = "e"
MOST = 20
COMPARED = 4  # columns that a reader can hold up against each other
SLUG_LENGTH = 120


def slugs_of(request: HttpRequest) -> list[str]:
    """The list of the address, else of the session, in its order, each once."""
    named = request.GET.getlist(PARAMETER)
    kept = named or request.session.get(KEY, [])
    return _once(str(slug) for slug in kept)


def is_sent(request: HttpRequest) -> bool:
    """Whether the list is that of the address."""
    return PARAMETER in request.GET


def own_slugs(request: HttpRequest) -> list[str]:
    """The list of the session."""
    return _once(map(str, request.session.get(KEY, [])))


def change(request: HttpRequest, *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> bool:
    """Put examples on the list of the session, or take them off; False where it is full."""
    gone = set(remove)
    wanted = _once([*(slug for slug in own_slugs(request) if slug not in gone), *add])
    request.session[KEY] = wanted[:MOST]
    return len(wanted) <= MOST


def examples_of(request: HttpRequest, slugs: Iterable[str]) -> list[Example]:
    """The published examples of some addresses, in their order, each once; those that are gone are left out.

    One that was taken into another stands there as that one.
    """
    wanted = list(slugs)
    rows = Example.objects.visible_to(request.user).published().in_full()
    found = {row.slug: row for row in rows.filter(slug__in=wanted)}
    if gone := [slug for slug in wanted if slug not in found]:
        now_at = standing_at(gone)
        wanted = _once(now_at.get(slug, slug) for slug in wanted)
        found |= {row.slug: row for row in rows.filter(slug__in=now_at.values())}
    return [found[slug] for slug in wanted if slug in found]


def query_of(examples: Iterable[Example]) -> str:
    """The address that holds the list."""
    return urlencode([(PARAMETER, example.slug) for example in examples])


def _once(slugs: Iterable[str]) -> list[str]:
    return [slug[:SLUG_LENGTH] for slug in dict.fromkeys(slugs) if "\x00" not in slug]
