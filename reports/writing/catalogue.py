"""What a text of a report can name, and what is nearest to a name that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from forkommune.documents.numbering import Kind, Numbered
from forkommune.figures import Figure
from reports.composing.named_numbers import NamedNumber, named_numbers
from reports.composing.tables import PASSAGES

from .labels import label_of
from .placeholders import FIGURE, NUMBER, TABLE, WORK, Placeholder

NEAREST = 3


@dataclass(frozen=True)
class Entry:
    """One name. label: what it stands for. value: what is printed, where that can be said."""

    sort: str
    name: str
    label: str
    value: str = ""

    @property
    def typed(self) -> str:
        """As it stands in a text."""
        return f"{{{self.sort}:{self.name}}}"


@dataclass(frozen=True)
class Catalogue:
    """All names of one report, by their sort."""

    numbers: Mapping[str, NamedNumber]
    entries: Mapping[str, Mapping[str, Entry]]

    def holds(self, one: Placeholder) -> bool:
        """Whether the data know it; never asked of a passage."""
        return one.name in self.entries.get(one.sort, {})

    def nearest(self, one: Placeholder) -> list[str]:
        """Up to three names that may have been meant, as they are typed."""
        known = {entry.typed: entry for entry in self}
        same = [entry.typed for entry in self if entry.name == one.name]
        own = [entry.typed for entry in self.entries.get(one.sort, {}).values()]
        close = get_close_matches(str(one), own or list(known), NEAREST, 0.5)
        return list(dict.fromkeys([*same, *close, *own[:1]]))[:NEAREST]

    def __iter__(self) -> Iterator[Entry]:
        for rows in self.entries.values():
            yield from rows.values()


def catalogue_of(desk: Any) -> Catalogue:
    """What the data of a report hold. desk: of `rehearsal.desk_for`."""
    numbers = named_numbers(desk.data)
    return Catalogue(
        numbers,
        {
            NUMBER: {
                name: Entry(NUMBER, name, one.label, one.text) for name, one in numbers.items()
            },
            FIGURE: _exhibits(desk, FIGURE, Kind.FIGURE),
            TABLE: _exhibits(desk, TABLE, Kind.TABLE),
            WORK: {row["key"]: _work(row) for row in desk.data["references"]},
        },
    )


def _exhibits(desk: Any, sort: str, kind: Kind) -> dict[str, Entry]:
    known = {one.key: one for one in desk.exhibits.values() if one is not None}
    found = {}
    for thing in desk.numbering.all_of(kind):
        if thing.anchor == PASSAGES or thing.anchor.startswith("tekst-"):
            continue
        exhibit = known.get(thing.anchor)
        label = exhibit.heading if exhibit else label_of(thing.anchor, desk.data)
        if exhibit is None or isinstance(exhibit, Figure) == (sort == FIGURE):
            found[thing.anchor] = Entry(sort, thing.anchor, label, _numbered(thing))
    return found


def _numbered(thing: Numbered) -> str:
    """As a sentence refers to it: a bare 4.1 beside words would read as a value."""
    words = _("Figure %(number)s") if thing.kind is Kind.FIGURE else _("Table %(number)s")
    return words % {"number": thing.number}


def _work(row: Mapping[str, Any]) -> Entry:
    return Entry(WORK, row["key"], f"{row['authors']} ({row['year'] or '?'}). {row['title']}")
