"""Where a pilot comes from: what somebody said, findings of the project, or a proposal from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, ClaimLink, SourceText, Support
from pilots.models import Pilot, PilotProposal

KINDS = {
    SourceText.Kind.ANSWER: gettext_lazy("Interview with a municipality"),
    SourceText.Kind.NOTE: gettext_lazy("Focus group"),
    SourceText.Kind.PLAN: gettext_lazy("Plan of a municipality"),
    SourceText.Kind.MINUTES: gettext_lazy("Meeting or workshop"),
    SourceText.Kind.PUBLIC: gettext_lazy("Public source"),
}


@dataclass(frozen=True)
class Origins:
    """kinds: what everybody may know. findings: claims that the reader may follow, with how."""

    kinds: Sequence[str]
    findings: Sequence[tuple[str, Claim]]


def origins_of(pilot: Pilot, user: User | AnonymousUser) -> Origins:
    """The sorts of sources that a pilot rests on, by itself or through findings; four queries."""
    links = list(
        ClaimLink.objects.filter(from_claim=pilot.claim_id, kind=ClaimLink.Kind.RESTS_ON)
        | ClaimLink.objects.filter(to_claim=pilot.claim_id, kind=ClaimLink.Kind.TESTED_BY)
    )
    others = [one.to_claim_id if one.from_claim_id == pilot.claim_id else one.from_claim_id
              for one in links]  # fmt: skip
    carried = Support.objects.filter(claim__in=[pilot.claim_id, *others])
    said = set(
        carried.exclude(grade=Support.Grade.AGAINST)
        .order_by()
        .values_list("passage__revision__source__kind", flat=True)
        .distinct()
    )
    claims = Claim.objects.visible_to(user).in_bulk(others)
    if any(one.kind == Claim.Kind.CONCLUSION for one in Claim.objects.filter(pk__in=others)):
        said.add(SourceText.Kind.MINUTES)
    kinds = [str(words) for kind, words in KINDS.items() if kind in said]
    if PilotProposal.objects.filter(pilot=pilot).exists():
        kinds.append(_("Open proposal"))
    how = {
        ClaimLink.Kind.RESTS_ON: _("Rests on"),
        ClaimLink.Kind.TESTED_BY: _("Tests a way past"),
    }
    findings = [
        (how[ClaimLink.Kind(link.kind)], claims[other])
        for link, other in zip(links, others, strict=True)
        if other in claims
    ]
    return Origins(kinds, findings)
