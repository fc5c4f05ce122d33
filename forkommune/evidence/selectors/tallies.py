"""How many passages, texts and letters carry each code and category, by what the texts have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from forkommune.evidence.lengths import letters_in

from .code_tree import Branch

ANY = 0  # stands for all branches together; no code has this key


class Tally(NamedTuple):
    """How many passages and how many texts. characters: letters in the passages, each of a text once
    even where passages overlap; 0 where they are not counted."""

    passages: int = 0
    sources: int = 0
    characters: int = 0


NONE = Tally()


class Tallies:
    """The codings of a table, counted once for all of its rows.

    A passage counts once for a category, whatever the number of its codes on it, and a text likewise.
    The database would sort the codings anew for each depth of categories and for the sum of all.
    """

    def __init__(
        self,
        codings: Iterable[tuple[int, int, int, Any]],
        branches: Sequence[Branch],
        stretches: Iterable[tuple[int, int, int, int]] = (),
    ) -> None:
        """codings: rows of `CodingQuerySet.where_they_stand`, of any codes. stretches: of
        `CodingQuerySet.stretches` of the same ones, where letters are to be counted."""
        self._found: defaultdict[int, dict[Any, Tally]] = defaultdict(dict)
        counts_for = _counts_for(branches)
        lies = {passage: (text, start, end) for passage, text, start, end in stretches}
        sets: defaultdict[tuple[int, Any], tuple[set[int], set[int]]]
        sets = defaultdict(lambda: (set(), set()))
        seen: dict[tuple[int, Any], list[tuple[set[int], set[int]]]] = {}
        for code, passage, text, value in codings:
            at = code, value
            if at not in seen:
                seen[at] = [sets[branch, value] for branch in counts_for.get(code, ())]
            for passages, texts in seen[at]:
                passages.add(passage)
                texts.add(text)
        for (branch, value), (passages, texts) in sets.items():
            letters = letters_in(map(lies.__getitem__, passages)) if lies else 0
            self._found[branch][value] = Tally(len(passages), len(texts), letters)

    def of(self, branch: int) -> Mapping[Any, Tally]:
        """By value what stands on a branch, named by its code's key, or on `ANY` of them."""
        return self._found[branch]


def _counts_for(branches: Sequence[Branch]) -> dict[int, list[int]]:
    """The branches that each code counts for."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for branch in branches:
        for key in branch.keys:
            found[key].append(branch.code.pk)
    return {code: [*keys, ANY] for code, keys in found.items()}
