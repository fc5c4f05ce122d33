"""Free texts that repeat, word for word, what somebody said: no row leads from them to the person, so
that whoever withdraws it is shown them and puts them right by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q

from forkommune.evidence.models import Passage
from forkommune.work.registry import free_texts

SHORTEST = 20  # characters; shorter words stand in many texts by chance
SHOWN = 20


@dataclass(frozen=True)
class Repeat:
    """A text that holds some of the words."""

    title: str
    address: str


def repeats_of(passages: Iterable[int]) -> list[Repeat]:
    """Texts that hold the words of some of these passages (primary keys); at most twenty a kind."""
    quotes = Passage.objects.filter(pk__in=passages).values_list("quote", flat=True)
    words = {quote for quote in quotes if len(quote) >= SHORTEST}
    if not words:
        return []
    found = []
    for text in free_texts:
        held = Q(
            *((f"{field}__icontains", one) for field in text.fields for one in words),
            _connector=Q.OR,
        )
        rows = apps.get_model(text.model)._default_manager.filter(held).order_by("pk")[:SHOWN]
        found += [Repeat(text.title(row), text.address(row)) for row in rows]
    return found
