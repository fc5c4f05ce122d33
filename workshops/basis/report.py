"""What the main project is to build on, from the same rows as the pages: for the page, its files, and
the reports about pilots, criteria, the workshop and the project description.

Everything is told as one user may see it; `AnonymousUser()` asks what may leave the project.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from forkommune.terms.models import Term, Vocabulary
from municipalities.models import Division, NetworkGroup
from municipalities.network.models import NetworkCriterion
from municipalities.network.report import CriteriaNote, criteria_note
from pilots.models import Assessment, Pilot
from pilots.register.words import shown_group
from workshops.models import BasisConclusion, OpenQuestion
from workshops.outcomes.page import Rests, claim_rest, when_of
from workshops.voting.priorities import Priority, priorities

from .querysets import READ
from .rests import Rested, rests_for

NOT_CHOSEN = "rejected"
CHOSEN_FROM = "selected"  # this phase of a pilot and those after it


@dataclass(frozen=True)
class ChosenConclusion:
    """A conclusion in the words in which it was chosen. now: what it says now, where that is other
    words. has_lost: what it rested on was withdrawn."""

    key: int
    conclusion: int
    number: int
    wording: str
    now: str
    meeting: str
    slug: str
    on: date | None
    rests: Rested
    claim_url: str
    has_lost: bool
    is_invented: bool


@dataclass(frozen=True)
class WantedPilot:
    """A pilot with what the municipalities said of it.

    priority: what it was given in the newest closed poll of open points; None where it was in none.
    decided_on, reason: the last step of its way. group: its own network group. groups: network groups
    of the municipalities that want it. assessed: how many have handed in an assessment, for the
    project alone.
    """

    claim: int
    name: str
    slug: str
    url: str
    claim_url: str
    phase: str
    phase_words: str
    is_chosen: bool
    decided_on: date | None
    reason: str
    municipalities: tuple[str, ...]
    group: str
    priority: Priority | None
    wants: tuple[str, ...]
    groups: tuple[str, ...]
    assessed: int | None
    is_invented: bool


@dataclass(frozen=True)
class RankedCriterion:
    """A criterion with what the workshop gave it; priority: None where no closed poll asked about it."""

    label: str
    code: str
    priority: Priority | None
    claim_url: str


@dataclass(frozen=True)
class CriteriaPart:
    """The division that stands, how it was weighed and why, and what the workshop put first."""

    note: CriteriaNote
    ranked: Sequence[RankedCriterion]


@dataclass(frozen=True)
class QuestionNote:
    """A question with who sees to it and what became of it. owner: of people outside, no person."""

    key: int
    statement: str
    state: str
    state_words: str
    owner: str
    outcome: str
    answer: Rests | None
    decided_on: date | None
    meeting: str
    meeting_url: str
    rests: Rested
    claim_url: str
    may_leave: bool
    has_lost: bool
    is_invented: bool


@dataclass(frozen=True)
class MainBasis:
    """The whole basis. missing: what there is not yet, a sentence for each."""

    conclusions: Sequence[ChosenConclusion]
    pilots: Sequence[WantedPilot]
    criteria: CriteriaPart
    questions: Sequence[QuestionNote]
    missing: Sequence[str]

    @property
    def is_invented(self) -> bool:
        """Whether something in it is an invented example."""
        rows: list[Any] = [*self.conclusions, *self.pilots, *self.questions]
        return self.criteria.note.is_invented or any(one.is_invented for one in rows)

    @property
    def tie_deciders(self) -> list[str]:
        """Who decides ties that nobody has put in an order, in words; empty where there are none."""
        rows: list[Any] = [*self.pilots, *self.criteria.ranked]
        given = [one.priority for one in rows]
        undecided = [
            one for one in given if one and one.is_shared and one.points and one.decided is None
        ]
        return list(dict.fromkeys(str(one.poll.get_tie_decider_display()) for one in undecided))

    @property
    def texts(self) -> list[Any]:
        """The texts whose words stand in it, for the log of readings."""
        rows: list[Any] = [*self.conclusions, *self.questions]
        rested = [one.rests for one in rows]
        return [rest.source for one in rested for rest in one.shown if rest.source]


def main_basis(user: Any) -> MainBasis:
    """All of it, for the reports about the workshop and the main project."""
    conclusions, pilots = chosen_conclusions(user), wanted_pilots(user)
    criteria, questions = ranked_criteria(user), open_questions(user)
    missing = _missing(conclusions, pilots, criteria, questions)
    return MainBasis(conclusions, pilots, criteria, questions, missing)


def chosen_conclusions(user: Any) -> list[ChosenConclusion]:
    """The conclusions that were chosen, in their order."""
    rows = BasisConclusion.objects.readable_by(user).for_page()
    return [_conclusion(row, number, user) for number, row in enumerate(rows, start=1)]


def _conclusion(row: BasisConclusion, number: int, user: Any) -> ChosenConclusion:
    conclusion = row.conclusion
    claim, meeting = conclusion.claim, conclusion.meeting
    return ChosenConclusion(
        key=row.pk,
        conclusion=conclusion.pk,
        number=number,
        wording=row.wording,
        now=claim.statement if row.is_reworded else "",
        meeting=meeting.title,
        slug=meeting.slug,
        on=when_of(meeting),
        rests=rests_for(claim, user),
        claim_url=_chain(claim, user),
        has_lost=claim.lost_support_at is not None,
        is_invented=claim.is_invented,
    )


def wanted_pilots(user: Any) -> list[WantedPilot]:
    """The pilots, what got most first, then those that were in no vote by how far they are; those
    that were not chosen last."""
    rows = list(Pilot.objects.visible_to(user).for_register())
    given = priorities([pilot.claim_id for pilot in rows], user)
    groups = _groups_by_name(user)
    assessed = Assessment.objects.counts_of(rows) if user.has_perm(READ) else None
    chosen_from = _position_of_chosen()
    found = [
        _pilot(one, _newest(given, one.claim_id), groups, assessed, chosen_from, user)
        for one in rows
    ]
    return sorted(found, key=_most_wanted)


def _pilot(
    pilot: Pilot,
    priority: Priority | None,
    groups: dict[str, str],
    assessed: dict[int, int] | None,
    chosen_from: int | None,
    user: Any,
) -> WantedPilot:
    decisions = list(pilot.decisions.all())
    last = decisions[-1] if decisions else None
    wants = priority.wants if priority else ()
    phase = pilot.phase
    is_chosen = chosen_from is not None and phase.position >= chosen_from
    return WantedPilot(
        claim=pilot.claim_id,
        name=pilot.name,
        slug=pilot.slug,
        url=pilot.get_absolute_url(),
        claim_url=_chain(pilot.claim, user),
        phase=phase.code,
        phase_words=str(phase),
        is_chosen=is_chosen and phase.code != NOT_CHOSEN,
        decided_on=last.on if last else None,
        reason=last.reason if last else "",
        municipalities=tuple(str(one) for one in pilot.municipalities.all()),
        group=str(shown_group(pilot, user) or ""),
        priority=priority,
        wants=wants,
        groups=tuple(dict.fromkeys(groups[name] for name in wants if name in groups)),
        assessed=None if assessed is None else assessed.get(pilot.pk, 0),
        is_invented=pilot.is_invented,
    )


def _most_wanted(pilot: WantedPilot) -> tuple[Any, ...]:
    place = pilot.priority.order if pilot.priority else 0
    out = pilot.phase == NOT_CHOSEN
    return (out, pilot.priority is None, place, not pilot.is_chosen, pilot.name.casefold())


def _groups_by_name(user: Any) -> dict[str, str]:
    """The network group of each municipality by name, in the newest division that stands."""
    division = Division.objects.visible_to(user).shown().published_first().first()
    if division is None:
        return {}
    rows = NetworkGroup.objects.filter(division=division).with_members()
    return {one.name: str(group) for group in rows for one in group.members.all()}


def _newest(given: Mapping[int, Sequence[Priority]], claim: int | None) -> Priority | None:
    found = given.get(claim or 0)
    return found[0] if found else None


def _position_of_chosen() -> int | None:
    terms = Term.objects.of(Vocabulary.PILOT_STATUS)
    return next((one.position for one in terms if one.code == CHOSEN_FROM), None)


def ranked_criteria(user: Any) -> CriteriaPart:
    """The criteria with what the workshop put first, beside the division that stands."""
    rows = list(NetworkCriterion.objects.visible_to(user).for_listing().select_related("claim"))
    keys = [one.claim_id for one in rows if one.claim_id]
    given = priorities(keys, user)
    ranked = [
        RankedCriterion(
            label=str(one),
            code=one.term.code,
            priority=_newest(given, one.claim_id),
            claim_url=_chain(one.claim, user) if one.claim else "",
        )
        for one in rows
    ]
    ranked.sort(key=lambda one: (one.priority is None, one.priority.order if one.priority else 0))
    return CriteriaPart(criteria_note(user), ranked)


def open_questions(user: Any) -> list[QuestionNote]:
    """The questions: open ones first, then what was answered, then what was dropped."""
    rows = OpenQuestion.objects.readable_by(user).for_page()
    return [_question(row, user) for row in rows]


def _question(row: OpenQuestion, user: Any) -> QuestionNote:
    is_inside = user.has_perm(READ)
    meeting = row.meeting if is_inside or (row.meeting and row.meeting.published_at) else None
    return QuestionNote(
        key=row.pk,
        statement=row.claim.statement,
        state=row.state,
        state_words=str(row.get_state_display()),
        owner=row.owner if is_inside else str(row.organisation or ""),
        outcome=row.outcome,
        answer=_answer(row, user),
        decided_on=row.decided_on,
        meeting=meeting.title if meeting else "",
        meeting_url=meeting.get_absolute_url() if meeting else "",
        rests=rests_for(row.claim, user),
        claim_url=_chain(row.claim, user),
        may_leave=row.may_leave,
        has_lost=row.claim.lost_support_at is not None,
        is_invented=row.is_invented,
    )


def _answer(row: OpenQuestion, user: Any) -> Rests | None:
    """The finding that answers it, for those who may see it."""
    if row.answer is None or not user.has_perm(READ):
        return None
    return claim_rest(row.answer, bool(getattr(user, "is_researcher", False)))


def _chain(claim: Any, user: Any) -> str:
    """The page of all that a claim rests on and that rests on it, which researchers read."""
    is_researcher = bool(getattr(user, "is_researcher", False))
    return str(claim.get_absolute_url()) if is_researcher else ""


def _missing(
    conclusions: Sequence[ChosenConclusion],
    pilots: Sequence[WantedPilot],
    criteria: CriteriaPart,
    questions: Sequence[QuestionNote],
) -> list[str]:
    told = []
    if not conclusions:
        told.append(_("No conclusion of a meeting has been chosen."))
    if not pilots:
        told.append(_("There is no pilot project."))
    elif all(one.priority is None for one in pilots):
        told.append(
            _("No vote about the pilot projects is closed: nobody has said who wants which.")
        )
    if criteria.note.published is None:
        told.append(_("No division into network groups is published."))
    if all(one.priority is None for one in criteria.ranked):
        told.append(_("No vote with points about the criteria is closed."))
    if not questions:
        told.append(_("No open question has been written down."))
    return told
