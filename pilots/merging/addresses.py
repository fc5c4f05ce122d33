"""Where an example stands that was taken into another one."""

from __future__ import annotations

from collections.abc import Iterable

from pilots.models import Example

LONGEST_CHAIN = 8  # one that was taken in may take part in a merger again


def standing_at(slugs: Iterable[str]) -> dict[str, str]:
    """The present address of each example that was taken into another one; the others are not in it."""
    now_at = Example.objects.standing_for(slugs)
    onward = dict(now_at)
    for _step in range(LONGEST_CHAIN):
        onward = Example.objects.standing_for(onward.values()) if onward else {}
        if not onward:
            break
        now_at = {slug: onward.get(at, at) for slug, at in now_at.items()}
    return now_at
