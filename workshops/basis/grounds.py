"""Conclusions and open questions rest on polls and ideas too; from both ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim
from forkommune.evidence.selectors.resting import claim_address, with_rows
from forkommune.work.history import acting
from forkommune.work.registry import Panel, panels
from workshops.models import Ground, Idea, Poll

READ = "workshops.view_invitation"


@transaction.atomic
def ground_claim(
    *, claim: Claim, by: User | None, polls: Iterable[Poll] = (), ideas: Iterable[Idea] = ()
) -> None:
    """Let a claim rest on polls and ideas; what it rests on already stays, once."""
    made = [Ground(claim=claim, poll=poll) for poll in polls]
    made += [Ground(claim=claim, idea=idea) for idea in ideas]
    with acting(by, "claim.grounded"):
        Ground.objects.bulk_create(made, ignore_conflicts=True)


@transaction.atomic
def set_grounds(
    *, claim: Claim, by: User | None, polls: Iterable[Poll] = (), ideas: Iterable[Idea] = ()
) -> None:
    """Let a claim rest on these polls and ideas, and on no others."""
    polls, ideas = list(polls), list(ideas)
    standing = Ground.objects.filter(claim=claim)
    with acting(by, "claim.grounded"):
        standing.filter(poll__isnull=False).exclude(poll__in=polls).delete()
        standing.filter(idea__isnull=False).exclude(idea__in=ideas).delete()
    ground_claim(claim=claim, by=by, polls=polls, ideas=ideas)


@dataclass(frozen=True)
class Carried:
    """Something that rests on a poll or an idea, and where it stands."""

    kind: str
    words: str
    url: str


def resting_on_poll(poll: Poll, user: Any) -> list[Carried]:
    """What rests on a poll, for those who hold meetings."""
    rows = Ground.objects.visible_to(user).carried_by(poll=poll)
    return [_carried(claim) for claim in with_rows(one.claim for one in rows)]


def resting_on_ideas(ideas: Iterable[Idea], user: Any) -> dict[int, list[Carried]]:
    """By key of an idea, what rests on it."""
    rows = list(Ground.objects.visible_to(user).carried_by(idea__in=list(ideas)))
    with_rows(one.claim for one in rows)
    found: dict[int, list[Carried]] = {}
    for one in rows:
        found.setdefault(one.idea_id, []).append(_carried(one.claim))
    return found


def _carried(claim: Claim) -> Carried:
    return Carried(claim.get_kind_display(), claim.statement, claim_address(claim))


def _of_claim(claim: Claim, user: Any) -> dict[str, Any] | None:
    if not user.has_perm(READ):
        return None
    rows = list(Ground.objects.visible_to(user).of_claim(claim))
    return {"grounds": rows} if rows else None


def register() -> None:
    """Put them on the page of a claim."""
    panel = Panel("claim", "workshops/_grounds.html", _of_claim)
    panels.add("polls and ideas of a claim", panel, order=50)
