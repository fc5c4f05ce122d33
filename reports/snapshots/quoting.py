"""Words that people and documents are quoted with, and how far each may be attributed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.evidence.models import Claim, Informant, Nature, Passage, SourceText
from forkommune.figures.small_cells import K, nameable
from municipalities.models import Municipality, Statistic

from .basis import Basis
from .findings import interviewed
from .region import POPULATION

SIZES = (10_000, 20_000)
DOCUMENTS = (SourceText.Kind.PLAN, SourceText.Kind.PUBLIC)


@dataclass(frozen=True)
class Quote:
    """A passage that the edition prints, with the words on whose it is."""

    passage: Passage
    role: str
    by: str
    tone: str
    is_named: bool


def quotable_passages(basis: Basis, claims: Iterable[int]) -> list[Passage]:
    """Passages that speak for one of the claims and that the readers may read."""
    rows = Passage.objects.quotable_in_public() if basis.is_public else Passage.objects.all()
    return list(
        rows.with_sources()
        .filter(supports__claim__in=list(claims))
        .exclude(supports__grade="against")
        .exclude(revision__source__nature=Nature.RESPONDENT)
        .distinct()
        .prefetch_related("supports__claim")
        .order_by("quote", "pk")
    )


def quotes(basis: Basis, claims: Iterable[int]) -> tuple[list[Quote], int]:
    """What is printed, in the order of its words, and how many were withheld.

    The order says nothing about who said what. Withheld: words without consent to be named whose
    group is smaller than five, or which name a municipality themselves.
    """
    passages = quotable_passages(basis, claims)
    groups = Groups(basis)
    made = [quote_for(passage, basis, groups) for passage in passages]
    shown = [quote for quote in made if quote is not None]
    return shown, len(made) - len(shown)


def unnamed(shown: Iterable[Quote]) -> frozenset[int]:
    """Keys of the passages printed without saying whose they are."""
    return frozenset(quote.passage.pk for quote in shown if not quote.is_named)


def quote_for(passage: Passage, basis: Basis, groups: Groups) -> Quote | None:
    """How the readers are told whose the words are; None where too few could have said them.

    passage: of `with_sources`; for the public of `quotable_in_public`, with its `quote_named`.
    """
    source = passage.revision.source
    if source.kind in DOCUMENTS:
        by = ", ".join(part for part in (source.title, source.place) if part)
        return Quote(passage, _("Document"), by, "", is_named=True)
    if not basis.is_public or _may_be_named(passage):
        by = source.organisation.name if source.organisation else ""
        role = source.informant.role_text if source.informant else _("Minutes")
        return Quote(passage, role, by or source.title, "fjord", is_named=True)
    if groups.names_somebody(passage.quote):
        return None
    by = groups.words_for(source)
    return (by and Quote(passage, _role(source), by, "fjord", is_named=False)) or None


def _may_be_named(passage: Any) -> bool:
    """Whether municipality and role may stand beside the words.

    The respondent's consent is not enough: the municipality has had its say on the claim, and
    has approved the wording where the words or the claim are an assessment.
    """
    if not passage.quote_named:
        return False
    claims = [support.claim_id for support in passage.supports.all()]
    rows: Any = Claim.objects.publishable().filter(pk__in=claims)
    replies = {claim.last_reply for claim in rows}
    if passage.revision.source.nature == Nature.ASSESSMENT:
        return "wording_approved" in replies
    return bool(replies)


def _role(source: SourceText) -> str:
    roles = {
        SourceText.Kind.ANSWER: pgettext("who said it", "Case officer"),
        SourceText.Kind.NOTE: pgettext("who said it", "Focus-group participant"),
    }
    return roles.get(SourceText.Kind(source.kind), _("Minutes"))


def cited_facts(basis: Basis, passages: list[int]) -> list[dict[str, Any]]:
    """What the list of cited passages says of each: the sort of source, and whose where known.

    Public: a document's title, but never who was interviewed.
    """
    rows = Passage.objects.with_sources().in_bulk(passages)
    return [
        {
            "place": place,
            "kind": str(source.get_kind_display()),
            "who": "" if basis.is_public and source.kind not in DOCUMENTS else _who(source),
            "invented": source.is_invented,
        }
        for place, pk in enumerate(passages, start=1)
        if (source := rows[pk].revision.source)
    ]


def _who(source: SourceText) -> str:
    if source.kind in DOCUMENTS:
        return source.title
    organisation = source.organisation.name if source.organisation else ""
    role = source.informant.role_text if source.informant else ""
    return ", ".join(part for part in (organisation, role, source.title) if part)


class Groups:
    """Groups of five or more in which a quote's speaker can hide."""

    def __init__(self, basis: Basis) -> None:
        self._basis = basis
        self._people = _people(basis) if basis.is_public else {}
        self._by_organisation = {m.organisation_id: m.pk for m in basis.municipalities}
        self._asked = interviewed(basis)
        sizes = Counter(self._size(one) for one in self._asked)
        self._sizes = nameable(sizes, nameless=sizes.pop(None, 0))
        self._names = [name.casefold() for name in _names()]
        self._participants = (
            Informant.objects.filter(source_texts__kind=SourceText.Kind.NOTE).distinct().count()
        )

    def names_somebody(self, words: str) -> bool:
        """Whether the words themselves name a municipality."""
        plain = words.casefold()
        return any(name in plain for name in self._names)

    def words_for(self, source: SourceText) -> str:
        """ "municipality of under 10 000 inhabitants", or "" where every group is too small."""
        if source.kind == SourceText.Kind.NOTE:
            return _("in one of the focus groups") if self._participants >= K else ""
        own = self._by_organisation.get(source.organisation_id or 0)
        size = self._size(own)
        if own in self._asked and size is not None and size in self._sizes:
            return _size_words(size)
        if len(self._asked) >= K:
            return ngettext(
                "one of the %(count)d municipality interviewed",
                "one of the %(count)d municipalities interviewed",
                len(self._asked),
            ) % {"count": len(self._asked)}
        return ""

    def _size(self, municipality: int | None) -> int | None:
        people = self._people.get(municipality or 0)
        return None if people is None else sum(people >= limit for limit in SIZES)


def _people(basis: Basis) -> Mapping[int, int]:
    rows = Statistic.objects.of_kind(POPULATION).known()
    found = rows.filter(municipality__in=basis.municipalities, year=basis.year)
    return {row.municipality_id or 0: int(row.value or 0) for row in found}


def _names() -> list[str]:
    # Shorter ones than Ås and Hole would hit ordinary words; a false hit only withholds a quote.
    return list(Municipality.objects.values_list("name", flat=True))


def _size_words(size: int) -> str:
    words = (
        _("municipality with fewer than 10 000 inhabitants"),
        _("municipality with 10 000 to 20 000 inhabitants"),
        _("municipality with more than 20 000 inhabitants"),
    )
    return words[size]
