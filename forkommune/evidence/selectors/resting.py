"""What rests on a passage, and whether its words may be quoted in public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from forkommune.evidence.models import Claim, Nature, Passage, SourceText, Support
from forkommune.work.registry import claim_kinds


@dataclass(frozen=True)
class Resting:
    """A claim that leans on a passage: where its row is shown, and how the passage carries it.

    support: None for a claim that rests on another claim, which rests on the passage.
    """

    claim: Claim
    support: Support | None
    url: str

    @property
    def is_against(self) -> bool:
        """Whether the passage says otherwise."""
        return self.support is not None and self.support.grade == Support.Grade.AGAINST


def claim_address(claim: Claim) -> str:
    """The page of the row behind a claim; the claim's own page where its app names none."""
    kind = claim_kinds.get(claim.kind) if claim.kind in claim_kinds else None
    return kind.address(claim) if kind and kind.address else claim.get_absolute_url()


def with_rows(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, with the rows that their addresses name read: as many queries for two as for many."""
    read = list(claims)
    for name, kind in claim_kinds.named():
        if kind.row:
            prefetch_related_objects([claim for claim in read if claim.kind == name], kind.row)
    return read


def resting_on(passage: Passage, user: Any) -> list[Resting]:
    """Claims that the user may see which rest on the passage, straight or one step away."""
    supports = {support.claim_id: support for support in passage.supports.all()}
    if not supports:
        return []  # as of most passages, and the question below is a long one
    claims = Claim.objects.visible_to(user).resting_on(passage).select_related("organisation")
    read = with_rows(claims.order_by("kind", "pk"))
    return [Resting(claim, supports.get(claim.pk), claim_address(claim)) for claim in read]


@dataclass(frozen=True)
class Quotability:
    """Whether a public edition may print a passage, with which name, and what stands in the way."""

    allowed: bool
    named: bool
    reasons: tuple[str, ...] = ()


def quotability_of(passage: Passage) -> Quotability:
    """The rule of `Passage.objects.quotable_in_public`, with the reasons of a no in words."""
    quotable: Any = Passage.objects.quotable_in_public().filter(pk=passage.pk)
    named = quotable.values_list("quote_named", flat=True).first()
    if named is not None:
        return Quotability(True, named or passage.revision.source.informant_id is None)
    return Quotability(allowed=False, named=False, reasons=tuple(_hindrances(passage)))


def _hindrances(passage: Passage) -> list[str]:
    revision, source = passage.revision, passage.revision.source
    reasons = []
    if source.nature == Nature.RESPONDENT:
        reasons.append(_("The answer is about the respondent; such words are never published."))
    if not revision.is_approved:
        reasons.append(_("The respondent has not approved this wording, and it was not waived."))
    if source.redact_since is not None:
        reasons.append(_("The text names somebody; take the name out first."))
    if not _has_quote_consent(source.informant):
        reasons.append(_("No basis in force lets us quote this informant."))
    return reasons


def _has_quote_consent(informant: Any) -> bool:
    return informant is not None and informant.consents.in_force().for_quoting().exists()


@dataclass(frozen=True)
class Place:
    """A passage between the words around it; the ellipses say whether the text goes on."""

    before: str
    quote: str
    after: str


AROUND = 280


def place_of(passage: Passage) -> Place:
    """The passage with up to 280 characters on either side, cut at words."""
    text = passage.revision.text
    before = text[max(0, passage.start - AROUND) : passage.start]
    after = text[passage.end : passage.end + AROUND]
    if passage.start > AROUND:
        before = "… " + before.partition(" ")[2]
    if passage.end + AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Place(before, passage.quote, after)


def replaced_in(source: SourceText) -> dict[int, Passage]:
    """Wordings that corrections of a text replaced, by their keys."""
    return {passage.pk: passage for passage in Passage.objects.replaced_in(source)}


def history_of(passage: Passage) -> list[Passage]:
    """Earlier wordings of a passage, the nearest first; one query for all of them."""
    if passage.moved_from_id is None:
        return []
    return list(_before(passage, replaced_in(passage.revision.source)))


def accepted_before(passage: Passage, replaced: Mapping[int, Passage]) -> Passage | None:
    """The last wording that nobody has to check, to set beside words that wait for a yes."""
    return next((p for p in _before(passage, replaced) if not p.needs_check), None)


def _before(passage: Passage, replaced: Mapping[int, Passage]) -> Iterator[Passage]:
    at = replaced.get(passage.moved_from_id or 0)
    while at is not None:
        yield at
        at = replaced.get(at.moved_from_id or 0)
