"""What changed in the lists that only one report holds: pilots, groups, processes, conclusions, activities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Data = Mapping[str, Any]
PLACES = "passages"  # numbers that move when another passage comes


@dataclass(frozen=True)
class Listing:
    """A list of a snapshot. path: where it stands; key: what tells its rows apart; title: their names.

    may_repeat: whether the name of a row that was taken out may be said; what rests on somebody's words
    is counted alone, for the reason may be a consent that was withdrawn.
    """

    what: str
    path: tuple[str, ...]
    key: str
    title: str
    may_repeat: bool = True

    def rows(self, data: Data) -> dict[Any, Data]:
        """Its rows by what tells them apart; none in a snapshot without it."""
        found: Any = data
        for name in self.path:
            found = (found or {}).get(name)
        return {row[self.key]: without_places(row) for row in found or ()}


LISTINGS = (
    Listing("pilot", ("pilots",), "slug", "name"),
    Listing("criterion", ("network", "claimed"), "code", "label"),
    Listing("group", ("network", "published", "groups"), "letter", "letter"),
    Listing("process", ("participation", "processes"), "name", "name", may_repeat=False),
    Listing("conclusion", ("main_project", "conclusions"), "wording", "wording", may_repeat=False),
    Listing("pilot", ("main_project", "wanted"), "slug", "name"),
    Listing("question", ("main_project", "questions"), "statement", "statement", may_repeat=False),
    Listing("group", ("main_project", "division", "groups"), "letter", "letter"),
    Listing("activity", ("attained", "activities"), "number", "title"),
    Listing("dissemination", ("attained", "dissemination"), "title", "title"),
    Listing("pilot", ("description", "come_to", "wanted"), "slug", "name"),
    Listing("process", ("description", "processes"), "name", "name", may_repeat=False),
    Listing(
        "conclusion",
        ("description", "come_to", "conclusions"),
        "wording",
        "wording",
        may_repeat=False,
    ),
)


def without_places(row: Any) -> Any:
    """The same with the count of its passages in place of their numbers."""
    if isinstance(row, Mapping):
        return {
            key: len(value)
            if key == PLACES and isinstance(value, Sequence)
            else without_places(value)
            for key, value in row.items()
        }
    return [without_places(one) for one in row] if isinstance(row, list) else row


def without_listed(data: Data) -> dict[str, Any]:
    """A snapshot's data without those lists."""
    left = without_places(data)
    for listing in LISTINGS:
        *way, last = listing.path
        found = left
        for name in way:
            found = found.get(name) or {}
        found.pop(last, None)
    return dict(left)
