"""Coded passages by what somebody asks for: each passage once, with its codings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from forkommune.accounts.models import User
from forkommune.evidence.models import Coding, Passage, SourceText
from forkommune.evidence.querysets import CodingQuerySet, PassageQuerySet
from forkommune.evidence.querysets.sources import AROUND
from forkommune.terms.models import Term
from forkommune.work.registry import sector_claims


@dataclass(frozen=True)
class Choice:
    """What is asked for; None and "" ask for anything. Code, coder and days must hold of one coding.

    codes: primary keys, the sub-codes included where they are wanted. meeting: keys of codes that
    the passage must carry too, or share words with. places: keys of organisations; the key None
    stands for texts about nobody. first, last: days on which it was coded, both included.
    """

    codes: frozenset[int] | None = None
    meeting: frozenset[int] | None = None
    places: frozenset[int | None] | None = None
    sector: Term | None = None
    kind: str = ""
    coder: User | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Retrieved:
    """A passage with the words around it, and who put which code on it."""

    passage: Passage
    source: SourceText
    before: str
    after: str
    codings: list[Coding]

    @property
    def is_old_wording(self) -> bool:
        """Whether the text was corrected since, and nobody has said yes to the passage."""
        return bool(self.passage.needs_check)


def codings_asked_for(choice: Choice, user: User) -> CodingQuerySet:
    """The codings, as far as the user may see, that fit codes, coder and days."""
    codings = Coding.objects.visible_to(user).by_coder(choice.coder)
    codings = codings.made_between(choice.first, choice.last)
    return codings if choice.codes is None else codings.of_codes(choice.codes)


def passages_of(choice: Choice, user: User) -> PassageQuerySet:
    """The passages that are asked for, each once."""
    passages = Passage.objects.visible_to(user).carrying(codings_asked_for(choice, user))
    if choice.meeting is not None:
        passages = passages.meeting(Coding.objects.visible_to(user).of_codes(choice.meeting))
    if choice.places is not None:
        passages = passages.about(choice.places)
    if choice.kind:
        passages = passages.of_kind(choice.kind)
    if choice.sector is not None:
        sector = choice.sector
        passages = passages.behind(claims_of(sector) for claims_of in sector_claims)
    return passages


def retrieved(passages: Iterable[Any], user: User) -> list[Retrieved]:
    """Passages of `for_retrieval` with all codings on them that the user may see; one query."""
    rows = list(passages)
    on: defaultdict[int, list[Coding]] = defaultdict(list)
    for coding in Coding.objects.visible_to(user).on_passages(row.pk for row in rows):
        on[coding.passage_id].append(coding)
    return [
        Retrieved(
            row,
            row.revision.source,
            _from_a_word(row.before, is_cut=row.start > AROUND),
            _to_a_word(row.after, is_cut=row.end + AROUND < row.length),
            on[row.pk],
        )
        for row in rows
    ]


def _from_a_word(words: str, *, is_cut: bool) -> str:
    return "… " + words.partition(" ")[2] if is_cut else words


def _to_a_word(words: str, *, is_cut: bool) -> str:
    return words.rpartition(" ")[0] + " …" if is_cut else words
