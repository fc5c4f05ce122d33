"""What the note on participation tells (D5), from the same rows as the register: for the reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from focusgroups.models import FocusGroup, ParticipationProcess
from forkommune.evidence.models import Claim, ClaimLink, Support
from forkommune.figures import HeatMatrix
from forkommune.figures.small_cells import enough
from forkommune.work.registry import claim_kinds

from .selectors import roles_by_actors


@dataclass(frozen=True)
class LinkedRow:
    """A pilot or example beside a process: how they belong together, what it claims, and its page."""

    relation: str
    statement: str
    path: str


@dataclass(frozen=True)
class ProcessNote:
    """A process as the note tells of it; "" for what is not known. claim: its key.

    passages: that speak for it. people: of whom they are, None for fewer than five. level_order: from
    information (0) to co-creation (4).
    """

    claim: int
    name: str
    statement: str
    level: str
    level_order: int
    phase: str
    actors: Sequence[str]
    role: str
    method: str
    cost: str
    time_needed: str
    conditions: str
    risks: str
    passages: int
    people: int | None
    pilots: Sequence[LinkedRow]
    examples: Sequence[LinkedRow]
    is_invented: bool


@dataclass(frozen=True)
class ParticipationNote:
    """The whole note. sessions: held. matrix: roles of the municipality by actor groups, None without
    processes. with_pilot: processes that could be tested in a pilot that is linked."""

    sessions: int
    processes: Sequence[ProcessNote]
    matrix: HeatMatrix | None

    @property
    def with_pilot(self) -> int:
        """How many processes a pilot could test."""
        return sum(bool(one.pilots) for one in self.processes)

    @property
    def is_invented(self) -> bool:
        """Whether a process of the note is an invented example."""
        return any(one.is_invented for one in self.processes)


def participation_note(user: Any = None) -> ParticipationNote:
    """Everything that the note on participation says, as `user` (default: everybody) may see it."""
    reader = user or AnonymousUser()
    return note_of(
        ParticipationProcess.objects.visible_to(reader), ClaimLink.objects.visible_to(reader)
    )


def note_of(processes: Any, links: Any) -> ParticipationNote:
    """The note with the processes, and the links from and to them, that its readers may see.

    The processes from co-creation down to information, and by name. A fixed number of queries for any
    number of them, and one for each pilot or example that is linked. No number of fewer than five
    people is in it, whoever asks.
    """
    rows = list(processes.for_listing())
    claims = [one.claim_id for one in rows]
    people, linked = _people(claims), _links(claims, links)
    notes = [_note(one, len(people[one.claim_id]), linked[one.claim_id]) for one in rows]
    return ParticipationNote(
        sessions=FocusGroup.objects.filter(closed_at__isnull=False).count(),
        processes=sorted(notes, key=lambda one: (-one.level_order, one.name)),
        matrix=roles_by_actors(rows, reverse("focusgroups:process-list")),
    )


def _note(one: Any, people: int, links: Sequence[tuple[str, LinkedRow]]) -> ProcessNote:
    return ProcessNote(
        claim=one.claim_id,
        name=one.name,
        statement=one.claim.statement,
        level=one.get_level_display(),
        level_order=ParticipationProcess.Level.values.index(one.level),
        phase=one.get_phase_display(),
        actors=[str(term.label) for term in one.actor_groups.all()],
        role=str(one.municipal_role.label) if one.municipal_role else "",
        method=one.method,
        cost=one.cost,
        time_needed=one.time_needed,
        conditions=one.conditions,
        risks=one.risks,
        passages=one.support_count,
        people=enough(people),
        pilots=[row for kind, row in links if kind == Claim.Kind.PILOT],
        examples=[row for kind, row in links if kind == Claim.Kind.EXAMPLE],
        is_invented=one.claim.is_invented,
    )


def _page_of(claim: Claim) -> str:
    """The page of the row behind a claim, which its readers may open."""
    address = claim_kinds.get(claim.kind).address if claim.kind in claim_kinds else None
    is_page = claim.kind in (Claim.Kind.PILOT, Claim.Kind.EXAMPLE)
    return str(address(claim)) if address and is_page else claim.get_absolute_url()


def _people(claims: Sequence[int]) -> defaultdict[int, set[int]]:
    """The informants whose words speak for each claim."""
    rows = Support.objects.filter(claim__in=claims).exclude(grade="against").order_by()
    told = rows.values_list("claim", "passage__revision__source__informant").distinct()
    found: defaultdict[int, set[int]] = defaultdict(set)
    for claim, informant in told:
        if informant is not None:
            found[claim].add(informant)
    return found


def _links(claims: Sequence[int], links: Any) -> defaultdict[int, list[tuple[str, LinkedRow]]]:
    """By claim, what is linked to it at either end, with its kind."""
    wanted = set(claims)
    found: defaultdict[int, list[tuple[str, LinkedRow]]] = defaultdict(list)
    rows = links.of_claims(wanted)
    for link in rows.select_related("from_claim", "to_claim").order_by("pk"):
        ends = ((link.from_claim, link.to_claim), (link.to_claim, link.from_claim))
        for own, other in ends:
            if own.pk in wanted:
                relation = link.get_kind_display() if own == link.from_claim else _("linked to")
                row = LinkedRow(relation, other.statement, _page_of(other))
                found[own.pk].append((other.kind, row))
    return found
