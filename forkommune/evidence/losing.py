"""What becomes of claims when passages go: which lose all they rest on, and which keep something.

Looking changes nothing; a claim that has lost all is marked, and its app takes it off the page.
The mark goes when something carries the claim again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from forkommune.evidence.models import Claim, ClaimLink
from forkommune.work.registry import claim_fates, claim_standings


@dataclass(frozen=True)
class Loss:
    """One claim that rests on passages that go.

    others: further passages that speak for it. leans: it rests on other findings that stand.
    is_upheld: something other than passages carries it, such as a public source.
    shown: title and path of the page where everybody reads it now; None where it is not public.
    """

    claim: Claim
    others: int
    leans: bool
    is_upheld: bool
    shown: tuple[str, str] | None = None

    @property
    def is_total(self) -> bool:
        """Whether nothing is left that carries the claim."""
        return not (self.others or self.leans or self.is_upheld)


@dataclass
class _Reckoning:
    """Claims met so far, and those of them that lose all."""

    passages: Collection[int]
    met: dict[int, Any] = field(default_factory=dict)
    leans: dict[int, set[int]] = field(default_factory=dict)
    upheld: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)

    def meet(self, claims: Any) -> None:
        """Take in claims that were not met before, with all that is asked about them."""
        rows = claims.exclude(pk__in=list(self.met)).with_other_support(self.passages)
        new = {row.pk: row for row in rows.select_related("organisation", "created_by")}
        self.met |= new
        for fate in claim_fates:
            self.upheld |= fate.upheld(frozenset(new))
        links = ClaimLink.objects.filter(kind=ClaimLink.Kind.RESTS_ON, from_claim__in=list(new))
        for one, other in links.values_list("from_claim", "to_claim"):
            self.leans.setdefault(one, set()).add(other)

    def lose(self) -> set[int]:
        """Those that lose all by what was lost before; the new ones are given."""
        new = {
            pk
            for pk, claim in self.met.items()
            if pk not in self.lost | self.upheld
            and not claim.others
            and not self.leans.get(pk, set()) - self.lost
        }
        self.lost |= new
        return new


def losses_of(passages: Collection[int]) -> list[Loss]:
    """Every claim that these passages (primary keys) speak for, and those that lean on what is
    lost with them; what loses all comes first, then by kind and words.
    """
    reckoning = _Reckoning(passages)
    reckoning.meet(Claim.objects.carried_by(passages))
    while new := reckoning.lose():
        reckoning.meet(Claim.objects.leaning_on(new))
    shown = _shown(frozenset(reckoning.met))
    losses = [
        Loss(
            claim,
            claim.others,
            bool(reckoning.leans.get(pk, set()) - reckoning.lost),
            pk in reckoning.upheld,
            shown.get(pk),
        )
        for pk, claim in reckoning.met.items()
    ]
    return sorted(
        losses, key=lambda one: (not one.is_total, one.claim.kind, str(one.claim), one.claim.pk)
    )


def _shown(claims: frozenset[int]) -> Mapping[int, tuple[str, str]]:
    shown: dict[int, tuple[str, str]] = {}
    for fate in claim_fates:
        shown |= fate.shown(claims)
    return shown


def let_go(losses: Collection[Loss], *, at: datetime, by: Any) -> None:
    """Mark the claims that lose all, and let their apps take them off the public pages.

    Call it in the transaction in which the passages go.
    """
    lost = frozenset(one.claim.pk for one in losses if one.is_total)
    if not lost:
        return
    Claim.objects.filter(pk__in=lost, lost_support_at__isnull=True).update(lost_support_at=at)
    for fate in claim_fates:
        fate.take_off(lost, by)
    _tell(lost)


def stands_again(claims: Collection[int]) -> None:
    """These claims (primary keys) rest on something again, and so do those that lean on them."""
    while claims:
        back = list(Claim.objects.in_need().filter(pk__in=claims).values_list("pk", flat=True))
        if not back:
            return
        Claim.objects.filter(pk__in=back).update(lost_support_at=None)
        _tell(back)
        claims = list(Claim.objects.leaning_on(back).in_need().values_list("pk", flat=True))


def _tell(claims: Collection[int]) -> None:
    for follow in claim_standings:
        follow(claims)
