"""One claim with what speaks for and against it, and the lists of claims that need somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.models import Claim, ClaimLink, ClaimReview, Nature, Support
from forkommune.evidence.querysets import ClaimQuerySet
from forkommune.work.registry import claim_lists

from .resting import claim_address, with_rows

Choose = Callable[[ClaimQuerySet], ClaimQuerySet]
VIEWS: dict[str, tuple[str | Promise, Choose]] = {
    "": (gettext_lazy("All"), lambda claims: claims),
    "tapt": (gettext_lazy("Need new support"), lambda claims: claims.in_need()),
    "uten": (gettext_lazy("Without support"), lambda claims: claims.unsupported()),
    "strid": (gettext_lazy("Disputed"), lambda claims: claims.contested()),
    "tilsvar": (gettext_lazy("Awaiting the municipality"), lambda claims: claims.awaiting_reply()),
    "rettet": (gettext_lazy("Corrected, awaiting audit"), lambda claims: claims.corrected()),
}


@dataclass(frozen=True)
class ListLink:
    """One of the lists: its name in the address, its words, and how many claims it has."""

    name: str
    label: str | Promise
    count: int


def claim_views() -> dict[str, tuple[str | Promise, Choose]]:
    """All lists by their names in the address: the chain's own, then those of higher apps."""
    return {**VIEWS, **dict(claim_lists.named())}


def chosen_of(claims: ClaimQuerySet, name: str) -> ClaimQuerySet:
    """The claims of one list."""
    return claim_views()[name][1](claims)


@dataclass(frozen=True)
class Relation:
    """A link seen from one of its claims; `words` say how that claim relates to `other`."""

    link: ClaimLink
    other: Claim
    words: str
    url: str


@dataclass(frozen=True)
class ClaimPage:
    """What the page of a claim shows beside the claim itself."""

    in_favour: list[Support]
    against: list[Support]
    links_out: list[Relation]
    links_in: list[Relation]
    reviews: list[ClaimReview]
    url: str
    publication: str
    is_publishable: bool


def claim_page(claim: Claim, user: Any) -> ClaimPage:
    """The claim's page for one reader: only passages and claims that the reader may see."""
    supports = list(Support.objects.visible_to(user).of_claim(claim).with_passages())
    against = Support.Grade.AGAINST
    links = ClaimLink.objects.visible_to(user)
    links_out, links_in = list(links.out_of(claim)), list(links.into(claim))
    with_rows([claim, *(k.to_claim for k in links_out), *(k.from_claim for k in links_in)])
    return ClaimPage(
        in_favour=[s for s in supports if s.grade != against],
        against=[s for s in supports if s.grade == against],
        links_out=[_relation(k, k.to_claim) for k in links_out],
        links_in=[_relation(k, k.from_claim) for k in links_in],
        reviews=list(claim.reviews.select_related("by")),
        url=claim_address(claim),
        publication=publication_of(claim),
        is_publishable=Claim.objects.publishable().filter(pk=claim.pk).exists(),
    )


def _relation(link: ClaimLink, other: Claim) -> Relation:
    return Relation(link, other, link.get_kind_display(), claim_address(other))


def publication_of(claim: Any) -> str:
    """In words: may the claim stand on a public page, and what is lacking.

    claim: with its standing (`ClaimQuerySet.with_standing`).
    """
    outcomes = ClaimReview.Outcome
    if claim.nature == Nature.RESPONDENT:
        return _("Never published: it is about the respondent.")
    if claim.lost_support_at:
        return _("Not published: what it rested on was withdrawn. It waits for new support.")
    if claim.is_refuted:
        return _("Not published: the audit does not find it so.")
    if claim.is_corrected:
        return _("Not published: the municipality has corrected it, and an audit waits.")
    if claim.last_reply == outcomes.WORDING_APPROVED:
        return _("May be published: the municipality has approved the wording.")
    if claim.nature == Nature.ASSESSMENT:
        return _("Only in sums of five or more municipalities, unless the wording is approved.")
    if claim.last_reply in {outcomes.AGREES, outcomes.CORRECTED}:
        return _("May be published: the municipality has had its say.")
    if claim.last_reply == outcomes.DISAGREES:
        return _("Not published: the municipality disagrees.")
    return _("Not published yet: the municipality has not answered.")


def lists_of(claims: ClaimQuerySet) -> list[ListLink]:
    """The lists with how many claims each has; one statement for all of them."""
    views = claim_views()
    counts = {
        f"n{at}": Count("pk", filter=Q(pk__in=choose(claims).order_by().values("pk")))
        for at, (_label, choose) in enumerate(views.values())
    }
    found = claims.order_by().aggregate(**counts)
    return [
        ListLink(name, label, found[f"n{at}"])
        for at, (name, (label, _choose)) in enumerate(views.items())
    ]
