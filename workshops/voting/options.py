"""The options of a poll in the words that people know them by: pilots first, then criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Nature
from forkommune.evidence.services import make_claim
from forkommune.work.history import acting
from municipalities.models import NetworkCriterion
from pilots.models import Pilot
from workshops.models import Poll

from .lately import Lately

PILOT, CRITERION = Claim.Kind.PILOT.value, Claim.Kind.CRITERION.value
ORDER = {PILOT: 0, CRITERION: 1}


@dataclass(frozen=True)
class Option:
    """key: of its claim. detail: what helps to know it by, such as the pilot's municipalities."""

    key: int
    title: str
    detail: str
    kind: str
    address: str = ""

    @property
    def can_be_joined(self) -> bool:
        """Whether a municipality can take part in it."""
        return self.kind == PILOT


def options_of(poll: Poll) -> list[Option]:
    """All options of a poll, in the order in which every page shows them."""
    claims = poll.options.select_related("pilot", "criterion__term").prefetch_related(
        "pilot__municipalities"
    )
    found = [_option(claim) for claim in claims]
    return sorted(found, key=lambda one: (ORDER.get(one.kind, 2), one.title.casefold(), one.key))


_lately: Lately[list[Option]] = Lately(10)


def options_lately(poll: Poll) -> list[Option]:
    """The options of a poll that was opened: they stand, and their words are at most ten seconds old."""
    return _lately.get((poll.pk, poll.opened_at), lambda: options_of(poll))


def _option(claim: Claim) -> Option:
    pilot, criterion = getattr(claim, "pilot", None), getattr(claim, "criterion", None)
    if pilot is not None:
        names = ", ".join(str(one) for one in pilot.municipalities.all())
        return Option(claim.pk, pilot.name, names, PILOT, pilot.get_absolute_url())
    if criterion is not None:
        return Option(claim.pk, str(criterion), "", CRITERION, reverse("municipalities:network"))
    return Option(claim.pk, claim.statement, "", claim.kind)


@dataclass(frozen=True)
class Candidate:
    """What can be asked about; key: "pilot:7" or "criterion:3"."""

    key: str
    title: str
    detail: str


def candidates(user: Any) -> tuple[list[Candidate], list[Candidate]]:
    """Pilots and criteria that the user may put before the room."""
    rows = Pilot.objects.visible_to(user).prefetch_related("municipalities").order_by("name", "pk")
    pilots = [
        Candidate(f"pilot:{one.pk}", one.name, ", ".join(map(str, one.municipalities.all())))
        for one in rows
    ]
    criteria = [
        Candidate(f"criterion:{one.pk}", str(one), "")
        for one in NetworkCriterion.objects.select_related("term")
    ]
    return pilots, criteria


def keys_of(poll: Poll) -> list[str]:
    """The candidates that a poll has now."""
    claims = poll.options.select_related("pilot", "criterion")
    found = []
    for claim in claims:
        for name in ("pilot", "criterion"):
            row = getattr(claim, name, None)
            if row is not None:
                found.append(f"{name}:{row.pk}")
    return found


@transaction.atomic
def claims_of(keys: list[str], by: User) -> list[Claim]:
    """The claims behind chosen candidates; a criterion that has none yet gets one."""
    chosen: dict[str, set[int]] = {"pilot": set(), "criterion": set()}
    for key in keys:
        name, number = key.split(":")
        chosen[name].add(int(number))
    pilots = Pilot.objects.visible_to(by).filter(pk__in=chosen["pilot"])
    claims = list(Claim.objects.filter(pk__in=pilots.values("claim")))
    criteria = NetworkCriterion.objects.filter(pk__in=chosen["criterion"])
    for criterion in criteria.select_for_update(of=("self",)).select_related("term", "claim"):
        if criterion.claim is None:
            with acting(by, "criterion.claimed"):
                criterion.claim = make_claim(
                    kind=CRITERION, statement=str(criterion), nature=Nature.ASSESSMENT, by=by
                )
                criterion.save(update_fields=["claim"])
        claims.append(criterion.claim)
    return claims
