"""What conclusions and questions rest on, as far as a reader may see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from forkommune.evidence.models import Claim, Passage
from forkommune.evidence.selectors.resting import claim_address
from municipalities.network.models import NetworkCriterion
from pilots.models import Pilot
from workshops.models import Ground, Poll
from workshops.outcomes.page import Rests, claim_rest, passage_rest, poll_rest, rests_of_claim

from .querysets import READ


@dataclass(frozen=True)
class Rested:
    """What something rests on. kept_back: how many things more there are that the reader may not see."""

    shown: tuple[Rests, ...]
    kept_back: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether nobody has said what it rests on."""
        return not (self.shown or self.kept_back)


def rests_for(claim: Claim, user: Any) -> Rested:
    """What a claim rests on. Who does not hold meetings sees what may stand in public alone: words
    that consent lets us quote, published results, published findings; ideas never word by word."""
    if user.has_perm(READ):
        is_researcher = bool(getattr(user, "is_researcher", False))
        return Rested(tuple(rests_of_claim(claim, user, linked=is_researcher)))
    return _in_public(claim)


def _in_public(claim: Claim) -> Rested:
    nobody = AnonymousUser()
    supports: Any = Passage.objects.filter(supports__claim=claim)
    grounds = Ground.objects.of_claim(claim)
    links = claim.links_out.filter(kind="rests_on")
    quoted = supports.quotable_in_public().select_related("revision__source").order_by("pk")
    polls = Poll.objects.visible_to(nobody).filter(grounds__claim=claim).select_related("meeting")
    seen = Claim.objects.filter(
        Q(pk__in=Claim.objects.publishable().values("pk"))
        | Q(pk__in=Pilot.objects.published().values("claim"))
        | Q(pk__in=NetworkCriterion.objects.visible_to(nobody).exclude(claim=None).values("claim"))
    )
    found = seen.filter(links_in__in=links).order_by("pk").distinct()
    shown = [
        *(poll_rest(one) for one in polls.order_by("pk")),
        *(_finding(one) for one in found),
        *(passage_rest(one, linked=False) for one in quoted),
    ]
    every = supports.count() + grounds.count() + links.count()
    return Rested(tuple(shown), max(0, every - len(shown)))


def _finding(claim: Claim) -> Rests:
    """A published finding, with its public page where it has one."""
    rest = claim_rest(claim, linked=False)
    if claim.kind in (Claim.Kind.PILOT, Claim.Kind.CRITERION, Claim.Kind.EXAMPLE):
        return Rests(rest.kind, rest.words, claim_address(claim))
    return rest
