"""The codebook as a tree, and how many passages each code and category stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Value

from forkommune.accounts.models import User
from forkommune.evidence.models import Code
from forkommune.evidence.querysets import CodingQuerySet
from forkommune.ui.paths import paths_like


@dataclass(frozen=True)
class Branch:
    """A code where it stands in the tree. above: its categories, the outermost first. below: the codes
    and categories that stand under it.
    """

    code: Code
    above: tuple[Code, ...] = ()
    below: tuple[Code, ...] = ()

    @cached_property
    def keys(self) -> frozenset[int]:
        """Primary keys of the code and of all that stands below it."""
        return frozenset(code.pk for code in (self.code, *self.below))

    @property
    def depth(self) -> int:
        """How many categories it stands under."""
        return len(self.above)

    @property
    def has_below(self) -> bool:
        """Whether other codes stand under it."""
        return bool(self.below)


def code_tree(user: User) -> list[Branch]:
    """All codes that the user may see, each category before what stands in it; one query."""
    return branches_of(Code.objects.visible_to(user).in_order())


def branches_of(codes: Iterable[Code]) -> list[Branch]:
    """Codes in the order given, moved under their categories. Each stands there once: a code whose
    category is not among them stands outermost, and so does the first of a ring."""
    rows = list(codes)
    known = {code.pk for code in rows}
    below: defaultdict[int | None, list[Code]] = defaultdict(list)
    for code in rows:
        below[code.category_id if code.category_id in known else None].append(code)
    placed: set[int] = set()
    tree: list[Branch] = []
    for code in (*below[None], *rows):
        tree.extend(_grown(code, (), below, placed))
    return tree


def _grown(
    code: Code, above: tuple[Code, ...], below: Mapping[int | None, list[Code]], placed: set[int]
) -> list[Branch]:
    """The code's branch and those under it; nothing for a code that is placed already."""
    if code.pk in placed:
        return []
    placed.add(code.pk)
    under = [
        branch
        for child in below.get(code.pk, ())
        for branch in _grown(child, (*above, code), below, placed)
    ]
    return [Branch(code, above, tuple(branch.code for branch in under)), *under]


def passages_per_branch(codings: CodingQuerySet, branches: Sequence[Branch]) -> dict[int, int]:
    """Passages of each branch by its code's key, in one statement; what stands nowhere is left out.

    A passage with two codes of a category shall count once there, so each category is counted by
    itself: its codes' passages lie together in an index, and only they are sorted.
    """
    single = codings.of_codes(branch.code.pk for branch in branches if not branch.has_below)
    rows = single.passage_counts(branch=F("code_id")).union(
        *(
            codings.of_codes(branch.keys).passage_counts(branch=Value(branch.code.pk))
            for branch in branches
            if branch.has_below
        ),
        all=True,
    )
    return {row["branch"]: row["passages"] for row in rows if row["passages"]}


@dataclass(frozen=True)
class CodeRow:
    """A line of the list of codes. passages: on the code and on all below it. url: the code's page."""

    branch: Branch
    passages: int
    url: str


def rows_with_counts(codings: CodingQuerySet, branches: Sequence[Branch]) -> list[CodeRow]:
    """Lines for some branches."""
    found = passages_per_branch(codings, branches)
    path = paths_like("evidence:code-detail", "0000")
    return [
        CodeRow(branch, found.get(branch.code.pk, 0), path(str(branch.code.pk)))
        for branch in branches
    ]
