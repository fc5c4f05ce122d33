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
from forkommune.evidence.querysets.passages import AROUND
from forkommune.evidence.querysets.rounds import Hidden
from forkommune.terms.models import Term
from forkommune.ui.paging import KeyPaginator, keys_between
from forkommune.work.registry import sector_claims

EASILY_SORTED = 3_000
TEXTS_LOOKED_AT = (100, 1_000)


@dataclass(frozen=True)
class Choice:
    """What is asked for; None and "" ask for anything. Code, coder and days must hold of one coding.

    codes: primary keys, the sub-codes included where they are wanted. meeting: keys of codes that
    the passage must carry too, or share words with. places: keys of organisations; the key None
    stands for texts about nobody. years: those that the texts are from; None among them stands for
    texts whose year is not known. speakers: keys of informants who said it. where: the place in the source, as its texts name it. first, last:
    days on which it was coded, both included.
    """

    codes: frozenset[int] | None = None
    meeting: frozenset[int] | None = None
    places: frozenset[int | None] | None = None
    years: frozenset[int | None] | None = None
    speakers: frozenset[int] | None = None
    sector: Term | None = None
    kind: str = ""
    where: str = ""
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


def codings_asked_for(choice: Choice, user: User, hidden: Hidden = None) -> CodingQuerySet:
    """The codings, as far as the user may see, that fit codes, coder and days."""
    codings = Coding.objects.visible_to(user, hidden).by_coder(choice.coder)
    codings = codings.made_between(choice.first, choice.last)
    return codings if choice.codes is None else codings.of_codes(choice.codes)


def passages_of(choice: Choice, user: User, hidden: Hidden = None) -> PassageQuerySet:
    """The passages that are asked for, each once; hidden as in `CodingQuerySet.visible_to`."""
    passages = Passage.objects.visible_to(user).carrying(codings_asked_for(choice, user, hidden))
    if choice.meeting is not None:
        visible = Coding.objects.visible_to(user, hidden)
        passages = passages.meeting(visible.of_codes(choice.meeting))
    if choice.places is not None:
        passages = passages.about(choice.places)
    if choice.years is not None:
        passages = passages.from_years(choice.years)
    if choice.speakers is not None:
        passages = passages.said_by(choice.speakers)
    if choice.kind:
        passages = passages.of_kind(choice.kind)
    if choice.where:
        passages = passages.at_place(choice.where)
    if choice.sector is not None:
        sector = choice.sector
        passages = passages.behind(claims_of(sector) for claims_of in sector_claims)
    return passages


class PassagePaginator(KeyPaginator):
    """Pages of passages of `for_retrieval`.

    To sort fifty thousand passages for thirty of them would take longer than all else on the page. So
    texts are sorted, and only passages of the first of them are gone through: as many texts as it
    takes, from the end where that is nearer.
    """

    def keys_between(self, first: int, last: int) -> list[Any]:
        """The keys of the passages from place `first` to before `last`."""
        if first + last <= self.count:
            return self._first_keys_of(first, last, backwards=False)
        keys = self._first_keys_of(self.count - last, self.count - first, backwards=True)
        return keys[::-1]

    def _first_keys_of(self, first: int, last: int, *, backwards: bool) -> list[Any]:
        passages: Any = self.object_list
        texts: Any = SourceText.objects.by_place()
        if backwards:
            passages, texts = passages.reverse(), texts.reverse()
        for number in TEXTS_LOOKED_AT if self.count > EASILY_SORTED else ():
            keys = keys_between(passages.in_texts(texts[:number]), first, last)
            if len(keys) == last - first:
                return keys
        return keys_between(passages, first, last)


def retrieved(passages: Iterable[Any], user: User, hidden: Hidden = None) -> list[Retrieved]:
    """Passages of `for_retrieval` with all codings on them that the user may see; one query."""
    rows = list(passages)
    visible = Coding.objects.visible_to(user, hidden)
    on: defaultdict[int, list[Coding]] = defaultdict(list)
    for coding in visible.on_passages(row.pk for row in rows):
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
