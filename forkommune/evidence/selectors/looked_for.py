"""Which codes were looked for in which texts.

A text is gone through for a code when somebody marks it as coded while the code can be used. What
came into the codebook later, nobody has looked for there until the text is marked anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from forkommune.accounts.models import User
from forkommune.evidence.models import Code, TextReading
from forkommune.evidence.querysets import SourceTextQuerySet

from .code_tree import Branch


class Window(NamedTuple):
    """When a code could be found: from a moment, up to another where it was taken out of use."""

    first: datetime
    end: datetime | None = None


class LookedFor:
    """By a field of texts: whether codes were looked for in any text of some values of it."""

    def __init__(
        self,
        field: str,
        texts: SourceTextQuerySet,
        user: User,
        windows: Collection[Window | None],
    ) -> None:
        """One statement. windows: those that will be asked about."""
        self.edges = sorted({edge for window in windows if window for edge in window if edge})
        self.passed: defaultdict[Any, set[int]] = defaultdict(set)
        readings = TextReading.objects.visible_to(user).of_texts(texts).not_hidden_from(user)
        for value, passed in readings.edges_passed(f"source__{field}", self.edges):
            self.passed[value].add(passed)

    def among(self, values: Iterable[Any], window: Window | None) -> bool:
        """Whether somebody looked in a text with one of the values, within a window."""
        if window is None:
            return False
        first = bisect_right(self.edges, window.first)
        end = bisect_right(self.edges, window.end) if window.end else len(self.edges) + 1
        return any(first <= passed < end for value in values for passed in self.passed[value])


def window_of(branches: Iterable[Branch]) -> Window | None:
    """When all codes of some branches that are in use could be found, so that none of them means
    none; of codes out of use only when none of these is in use. None: nobody can look for them."""
    codes = {code.pk: code for branch in branches for code in (branch.code, *branch.below)}
    found = [code for code in codes.values() if code.is_codable and code.merged_into_id is None]
    in_use = [code for code in found if code.retired_at is None]
    if in_use:
        return Window(max(code.since for code in in_use))
    return _all_of(found)


def _all_of(retired: Sequence[Code]) -> Window | None:
    ends = [code.retired_at for code in retired if code.retired_at]
    return Window(max(code.since for code in retired), min(ends)) if ends else None
