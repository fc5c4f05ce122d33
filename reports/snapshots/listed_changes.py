"""What changed in the lists that only one report holds: pilots, groups, processes, conclusions, activities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Data = Mapping[str, Any]
MEMBERS = ("municipality_names", "name")
WANTED = ("phase_words", "priority", "wants", "municipality_names", "group")
PLACES = "passages"  # numbers that move when another passage comes


@dataclass(frozen=True)
class Listing:
    """A list of a snapshot. path: where it stands; key: what tells its rows apart; title: their names.

    says: where the words stand that are printed before and after, the first that differ.
    may_repeat: whether the name of a row that was taken out may be said; what rests on somebody's words
    is counted alone, for the reason may be a consent that was withdrawn.
    """

    what: str
    path: tuple[str, ...]
    key: str
    title: str
    says: tuple[str, ...] = ()
    may_repeat: bool = True

    def rows(self, data: Data) -> dict[Any, Data]:
        """Its rows by what tells them apart; none in a snapshot without it."""
        found: Any = data
        for name in self.path:
            found = (found or {}).get(name)
        return {row[self.key]: without_places(row) for row in found or ()}

    def words(self, row: Data, other: Data) -> str | None:
        """What is said of a row beside another: the first words that differ; None where none do."""
        for name in self.says:
            said = _in_words(row.get(name))
            if said != _in_words(other.get(name)):
                return said
        return None


def _in_words(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("words")
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return str(value) if value else None


LISTINGS = (
    Listing("pilot", ("pilots",), "slug", "name", ("phase_words", "municipality_names")),
    Listing("criterion", ("network", "claimed"), "code", "label"),
    Listing("group", ("network", "published", "groups"), "letter", "letter", MEMBERS),
    Listing("process", ("participation", "processes"), "name", "name", may_repeat=False),
    Listing("conclusion", ("main_project", "conclusions"), "wording", "wording", may_repeat=False),
    Listing("pilot", ("main_project", "wanted"), "slug", "name", WANTED),
    Listing("criterion", ("main_project", "ranked"), "code", "label", ("priority",)),
    Listing(
        "question",
        ("main_project", "questions"),
        "statement",
        "statement",
        ("state_words", "outcome"),
        may_repeat=False,
    ),
    Listing("group", ("main_project", "division", "groups"), "letter", "letter", MEMBERS),
    Listing("minutes", ("main_project", "minutes", "sections"), "code", "title"),
    Listing("activity", ("attained", "activities"), "number", "title"),
    Listing("dissemination", ("attained", "dissemination"), "title", "title"),
    Listing("pilot", ("description", "come_to", "wanted"), "slug", "name", WANTED),
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
    """A snapshot's data without those lists, without the minutes, whose version tells of them, and the evaluation."""
    left = without_places(data)
    if "main_project" in left:
        left["main_project"].pop("minutes", None)
        left["main_project"].pop("evaluation", None)
    for listing in LISTINGS:
        *way, last = listing.path
        found = left
        for name in way:
            found = found.get(name) or {}
        found.pop(last, None)
    return dict(left)
