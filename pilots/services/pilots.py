"""Pilots from idea on: made, described, with those who take part; and proposals from outside."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation, User
from forkommune.evidence.models import Claim, ClaimLink, Nature, Passage, Support
from forkommune.evidence.services import link_claims, make_claim
from forkommune.terms.models import Term, Vocabulary
from forkommune.work.history import acting
from forkommune.work.services.draft_states import discard_draft
from municipalities.models import Municipality
from pilots.models import Pilot, PilotPartner, PilotProposal
from pilots.models.proposal import digest_of
from pilots.register.phases import FIRST

DRAFT_KIND = "pilot"
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
SLUG_LENGTH = 100
# Words that stand in the addresses of the register itself.
TAKEN = frozenset({"ny", "foresla", "forslag", "tavle", "tidslinje", "vurdering", "kriterier"})


class ProposalDecided(ValueError):
    """Somebody else has decided on the proposal meanwhile."""


@transaction.atomic
def begin_pilot(
    *,
    name: str,
    summary: str,
    by: User,
    municipalities: Iterable[Municipality] = (),
    passage: Passage | None = None,
    rests_on: Claim | None = None,
    grade: str = Support.Grade.STRONG,
    nature: str = Nature.FACT,
    is_invented: bool = False,
    **more: Any,
) -> Pilot:
    """A new pilot that nobody outside sees, in its first phase.

    passage, rests_on: what somebody said, or a finding, that it comes from. more: fields of the row.
    """
    claim = make_claim(
        kind=Claim.Kind.PILOT,
        statement=name,
        nature=nature,
        by=by,
        passage=passage,
        grade=grade,
        is_invented=is_invented or bool(rests_on and rests_on.is_invented),
    )
    if rests_on is not None:
        link_claims(from_claim=claim, to_claim=rests_on, kind=ClaimLink.Kind.RESTS_ON, by=by)
    with acting(by, "pilot.begun"):
        pilot: Pilot = Pilot.objects.create(
            slug=free_slug(name),
            claim=claim,
            name=name,
            summary=summary,
            phase=Term.objects.of(Vocabulary.PILOT_STATUS).get(code=FIRST),
            is_invented=claim.is_invented,
            **more,
        )
        pilot.municipalities.set(municipalities)
    return pilot


def free_slug(name: str) -> str:
    """An address of the name that no pilot has, and no page of the register."""
    base = slugify(name.lower().translate(LETTERS))[:SLUG_LENGTH].strip("-") or "pilot"
    used = set(Pilot.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | TAKEN
    at = 1
    slug = base
    while slug in used:
        at += 1
        slug = f"{base}-{at}"
    return slug


@transaction.atomic
def describe_pilot(
    *,
    pilot: Pilot,
    told: Mapping[str, Any],
    municipalities: Iterable[Municipality],
    by: User,
    draft_version: int,
) -> Pilot:
    """Write the checked form into the row and take its draft away.

    told: fields of the row; a registered hypothesis stays as it is. draft_version: of the draft that
    was checked. Raises DraftMoved when somebody saved after that, ValidationError.
    """
    pilot = Pilot.objects.select_for_update(no_key=True).get(pk=pilot.pk)
    discard_draft(kind=DRAFT_KIND, target=pilot, by=by, version=draft_version)
    for name, value in told.items():
        if name != "hypothesis" or pilot.hypothesis_registered_at is None:
            setattr(pilot, name, value)
    pilot.full_clean()
    claim = pilot.claim
    with acting(by, "pilot.described"):
        pilot.save()
        pilot.municipalities.set(municipalities)
        if claim.statement != pilot.name:
            claim.statement = pilot.name
            claim.save(update_fields=["statement"])
    return pilot


@transaction.atomic
def add_partner(
    *,
    pilot: Pilot,
    organisation: Organisation | None,
    name: str,
    actor_group: Term | None,
    role: str,
    by: User,
) -> PilotPartner:
    """Somebody takes part. Raises ValidationError for a body that stands there already."""
    row = PilotPartner(
        pilot=pilot, organisation=organisation, name=name, actor_group=actor_group, role=role
    )
    row.full_clean()
    with acting(by, "pilot.partner_added"):
        row.save()
    return row


@transaction.atomic
def remove_partner(*, partner: PilotPartner, by: User) -> None:
    """Somebody does not take part after all."""
    with acting(by, "pilot.partner_removed"):
        partner.delete()


@transaction.atomic
def propose(*, told: Mapping[str, Any]) -> tuple[PilotProposal, str]:
    """Keep a proposal from outside, with the token by which its sender finds it again."""
    token = secrets.token_urlsafe(24)
    with acting(action="pilot.proposed"):
        proposal = PilotProposal.objects.create(token_hash=digest_of(token), **told)
    return proposal, token


def find_proposal(token: str) -> PilotProposal | None:
    """The proposal that a sender's link opens."""
    rows = PilotProposal.objects.filter(token_hash=digest_of(token)).select_related("pilot")
    return rows.first()


def ahead_of(proposal: PilotProposal) -> int:
    """How many proposals are decided on before this one."""
    return PilotProposal.objects.waiting().filter(made_at__lt=proposal.made_at).count()


@transaction.atomic
def take_up(*, proposal: PilotProposal, by: User) -> Pilot:
    """Make a pilot of a proposal, not yet public. Raises ProposalDecided."""
    proposal = _undecided(proposal)
    pilot = begin_pilot(
        name=proposal.title,
        summary=proposal.summary,
        problem=proposal.problem,
        why=proposal.expected,
        by=by,
        is_invented=proposal.is_invented,
    )
    _decide(proposal, PilotProposal.State.ACCEPTED, by, pilot=pilot)
    return pilot


@transaction.atomic
def decline(*, proposal: PilotProposal, reason: str, by: User) -> PilotProposal:
    """Do not take a proposal up; the sender reads why. Raises ProposalDecided, ValidationError."""
    proposal = _undecided(proposal)
    return _decide(proposal, PilotProposal.State.DECLINED, by, reason=reason.strip())


def _undecided(proposal: PilotProposal) -> PilotProposal:
    found: PilotProposal = PilotProposal.objects.select_for_update().get(pk=proposal.pk)
    if found.state != PilotProposal.State.OPEN:
        raise ProposalDecided(
            _("%(who)s has decided on this already: “%(state)s”. Nothing of yours was carried out.")
            % {"who": found.decided_by or _("Somebody"), "state": found.get_state_display()}
        )
    return found


def _decide(proposal: PilotProposal, state: str, by: User, **said: Any) -> PilotProposal:
    proposal.state, proposal.decided_at, proposal.decided_by = state, timezone.now(), by
    for name, value in said.items():
        setattr(proposal, name, value)
    proposal.full_clean()
    with acting(by, "pilot.proposal_decided"):
        proposal.save()
    return proposal
