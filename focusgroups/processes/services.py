"""Makes participation processes of passages, and changes what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict, Unpack

from django.db import transaction

from focusgroups.models import ParticipationProcess
from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Nature, Passage, Support
from forkommune.evidence.services import make_claim
from forkommune.terms.models import Term
from forkommune.work.history import acting


class Known(TypedDict):
    """What the register knows of a process; empty for what nobody knows."""

    name: str
    level: str
    phase: str
    actor_groups: Iterable[Term]
    municipal_role: Term | None
    method: str
    cost: str
    time_needed: str
    conditions: str
    risks: str


@transaction.atomic
def create_process(
    *,
    passage: Passage,
    statement: str,
    by: User,
    grade: Support.Grade | str = Support.Grade.STRONG,
    **known: Unpack[Known],
) -> ParticipationProcess:
    """A process that rests on `passage`; the same of the same passage gives the one that stands.

    statement: what is claimed of it. What participants propose is their assessment, never a fact.
    """
    # One at a time, so that the second of two clicks finds what the first made.
    Passage.objects.select_for_update().get(pk=passage.pk)
    standing = ParticipationProcess.objects.resting_on(passage).filter(
        name=known["name"], claim__statement=statement
    )
    if (process := standing.first()) is not None:
        return process
    with acting(by, "focusgroups.process_found"):
        claim = make_claim(
            kind=Claim.Kind.PROCESS,
            statement=statement,
            nature=Nature.ASSESSMENT,
            by=by,
            passage=passage,
            grade=grade,
        )
        return _written(ParticipationProcess(claim=claim), known)


@transaction.atomic
def change_process(
    *, process: ParticipationProcess, by: User, **known: Unpack[Known]
) -> ParticipationProcess:
    """Write down what is known of a process now; the claim, and what it rests on, stay."""
    with acting(by, "focusgroups.process_changed"):
        return _written(process, known)


def _written(process: ParticipationProcess, known: Known) -> ParticipationProcess:
    for name, value in known.items():
        if name != "actor_groups":
            setattr(process, name, value)
    process.save()
    process.actor_groups.set(known["actor_groups"])
    return process
