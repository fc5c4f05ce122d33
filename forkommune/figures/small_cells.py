"""Small cells: no figure about people is shown for fewer than five, nor where it can be worked out.

The one place of the rule. It holds for everybody outside the research: pages, open data, attachments,
figures and words of public reports. Source: the research note, section 6, "One k = 5 everywhere".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")
K = 5


def is_small(count: int) -> bool:
    """Whether a count tells of somebody, but of fewer than five."""
    return 0 < count < K


def enough(count: int) -> int | None:
    """A count that may be shown: 0, or five and more. None stands for "fewer than five"."""
    return None if is_small(count) else count


def nameable(parts: Mapping[T, int], *, nameless: int = 0) -> set[T]:
    """The parts of a whole that may be told apart, where the whole itself is known.

    parts: how many stand in each. nameless: how many more there are, in no part. A part of five or
    more can be named, unless all that is left unnamed would be fewer than five: then whoever knows
    the whole knows those, and the smallest of the named parts joins them.
    """
    named = {part for part, count in parts.items() if count >= K}
    rest = nameless + sum(count for part, count in parts.items() if part not in named)
    for part in sorted(named, key=lambda one: (parts[one], str(one))):
        if not is_small(rest):
            break
        named.discard(part)
        rest += parts[part]
    return named
