"""What a proposal resembles, shown while it is typed: of what the writer may see, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from forkommune.search.searching import matching, understand
from pilots.models import Example
from pilots.searching import LABEL

SHOWN = 4
ENOUGH = 3  # letters typed
LOOKED_AT = 12
CLOSE = 0.62  # of the letters of both titles, from which on they are very like


@dataclass(frozen=True)
class Alike:
    """An example that a proposal resembles."""

    example: Any
    is_close: bool


def resembling(title: str, user: Any, *, besides: int | None = None) -> list[Alike]:
    """Published examples that are found by the words of a title, the likest titles first."""
    words = " ".join(title.replace("\x00", "").split())[:100]
    if len(words) < ENOUGH:
        return []
    understood = understand(words, label=LABEL, public=not user.has_perm("pilots.view_example"))
    rows = Example.objects.visible_to(user).published().exclude(pk=besides or 0)
    found = (
        matching(rows, understood).order_by("-rank", "title", "pk").only("title", "slug", "place")
    )
    likest = sorted(found[:LOOKED_AT], key=lambda one: -_likeness(words, one.title))
    return [Alike(one, _likeness(words, one.title) >= CLOSE) for one in likest[:SHOWN]]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()
