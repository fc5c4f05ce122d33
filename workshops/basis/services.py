"""Conclusions are chosen for the basis and put in order; questions are asked, answered and dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation, Person, User
from forkommune.evidence.models import Claim, ClaimLink, Nature, Passage, Support
from forkommune.evidence.services import link_claims, make_claim, support_claim, unlink_claims
from forkommune.figures.numbers import format_date
from forkommune.ui.dates import today
from forkommune.work.history import acting
from workshops.models import BasisConclusion, Conclusion, Idea, Meeting, OpenQuestion, Poll

from .grounds import ground_claim, set_grounds

UP, DOWN = -1, 1


class CannotEnd(ValueError):
    """A question cannot be answered or dropped so; the message says why."""


@transaction.atomic
def choose_conclusions(*, conclusions: Iterable[Conclusion], by: User) -> int:
    """Take conclusions into the basis, last, in the words that they have now; gives how many were new."""
    _lock_order()
    standing = set(BasisConclusion.objects.values_list("conclusion", flat=True))
    last = BasisConclusion.objects.aggregate(last=Max("position"))["last"] or 0
    new = [one for one in conclusions if one.pk not in standing]
    with acting(by, "basis.conclusion_chosen"):
        BasisConclusion.objects.bulk_create(
            BasisConclusion(
                conclusion=one, wording=one.claim.statement, position=last + at, chosen_by=by
            )
            for at, one in enumerate(new, start=1)
        )
    return len(new)


@transaction.atomic
def leave_out(*, chosen: BasisConclusion, by: User) -> None:
    """Take a conclusion out of the basis; the conclusion itself stands."""
    with acting(by, "basis.conclusion_left_out"):
        chosen.delete()


@transaction.atomic
def move_conclusion(*, chosen: BasisConclusion, by: User, step: int) -> None:
    """Change places with the one before (UP) or after (DOWN); at an end nothing happens."""
    rows = _lock_order()
    at = next((n for n, one in enumerate(rows) if one.pk == chosen.pk), None)
    if at is None or not 0 <= at + step < len(rows):
        return
    rows[at], rows[at + step] = rows[at + step], rows[at]
    with acting(by, "basis.conclusion_moved"):
        for number, one in enumerate(rows, start=1):
            if one.position != number:
                one.position = number
                one.save(update_fields=["position"])


@transaction.atomic
def take_new_words(*, chosen: BasisConclusion, by: User) -> None:
    """Let the basis say what the conclusion says now."""
    chosen = BasisConclusion.objects.select_related("conclusion__claim").get(pk=chosen.pk)
    chosen.wording = chosen.conclusion.claim.statement
    with acting(by, "basis.wording_taken_in"):
        chosen.save(update_fields=["wording"])


def _lock_order() -> list[BasisConclusion]:
    """The chosen ones in order; two who change it at once come one after the other."""
    return list(BasisConclusion.objects.select_for_update().order_by("position", "pk"))


@dataclass(frozen=True)
class Asked:
    """A question as the form says it, with who sees to it."""

    statement: str
    organisation: Organisation | None = None
    person: Person | None = None
    may_leave: bool = False


@dataclass(frozen=True)
class RestsOn:
    """All that a question rests on."""

    passages: Iterable[Passage] = ()
    claims: Iterable[Claim] = ()
    polls: Iterable[Poll] = ()
    ideas: Iterable[Idea] = ()
    grade: str = field(default=Support.Grade.PARTIAL.value)


@transaction.atomic
def ask(
    *, asked: Asked, by: User | None, meeting: Meeting | None = None, rests: RestsOn | None = None
) -> OpenQuestion:
    """Write down an open question. The same words of an open one give that one, with more to rest on."""
    standing = OpenQuestion.objects.open().filter(claim__statement=asked.statement).first()
    rests = rests or RestsOn()
    with acting(by, "question.asked"):
        question = standing or _new(asked, meeting, by)
        for passage in rests.passages:
            support_claim(claim=question.claim, passage=passage, grade=rests.grade, by=by)
        for claim in rests.claims:
            _rest_on(question.claim, claim, by)
        ground_claim(claim=question.claim, polls=rests.polls, ideas=rests.ideas, by=by)
    return question


def _new(asked: Asked, meeting: Meeting | None, by: User | None) -> OpenQuestion:
    claim = make_claim(
        kind=Claim.Kind.QUESTION,
        statement=asked.statement,
        nature=Nature.ASSESSMENT,
        by=by,
        is_invented=bool(meeting and meeting.is_invented),
    )
    made: OpenQuestion = OpenQuestion.objects.create(
        claim=claim,
        meeting=meeting,
        organisation=asked.organisation,
        person=asked.person,
        may_leave=asked.may_leave,
        asked_by=by,
        is_invented=claim.is_invented,
    )
    return made


def _rest_on(claim: Claim, other: Claim, by: User | None) -> None:
    link_claims(from_claim=claim, to_claim=other, kind=ClaimLink.Kind.RESTS_ON, by=by)


@transaction.atomic
def change_question(
    *, question: OpenQuestion, asked: Asked, rests: RestsOn, offered: Iterable[Claim], by: User
) -> OpenQuestion:
    """Let a question say something else, and rest on other things.

    offered: the claims that the form could have named; links to others stay. Passages are added.
    """
    question = _locked(question)
    claim = question.claim
    claim.statement = asked.statement
    question.organisation, question.person = asked.organisation, asked.person
    question.may_leave = asked.may_leave
    chosen = {one.pk: one for one in rests.claims}
    with acting(by, "question.changed"):
        claim.save(update_fields=["statement"])
        question.save(update_fields=["organisation", "person", "may_leave"])
        gone = {one.pk for one in offered} - chosen.keys()
        for link in claim.links_out.filter(kind=ClaimLink.Kind.RESTS_ON, to_claim__in=gone):
            unlink_claims(link=link, by=by)
        for one in chosen.values():
            _rest_on(claim, one, by)
        for passage in rests.passages:
            support_claim(claim=claim, passage=passage, grade=rests.grade, by=by)
        set_grounds(claim=claim, polls=rests.polls, ideas=rests.ideas, by=by)
    return question


@transaction.atomic
def end_question(
    *,
    question: OpenQuestion,
    by: User,
    outcome: str,
    is_dropped: bool = False,
    answer: Claim | None = None,
    on: date | None = None,
) -> OpenQuestion:
    """It is answered, or dropped for a reason; the same again keeps the first day.

    answer: the finding that answers it; the two are linked, so that it is walked both ways. Raises
    CannotEnd without words, and for a day that has not come.
    """
    day = on or today()
    if not outcome.strip():
        raise CannotEnd(_("Write the answer, or why it is dropped."))
    if day > today():
        raise CannotEnd(_("%(day)s has not come yet.") % {"day": format_date(day)})
    question = _locked(question)
    state = OpenQuestion.State.DROPPED if is_dropped else OpenQuestion.State.ANSWERED
    if question.state == state and question.outcome == outcome and question.answer == answer:
        return question
    question.state, question.outcome, question.decided_on = state, outcome, day
    question.answer = None if is_dropped else answer
    with acting(by, f"question.{state.value}"):
        question.save(update_fields=["state", "outcome", "decided_on", "answer"])
        if question.answer is not None and question.answer.pk != question.claim_id:
            link_claims(
                from_claim=question.claim,
                to_claim=question.answer,
                kind=ClaimLink.Kind.ANSWERED_BY,
                by=by,
            )
    return question


@transaction.atomic
def open_again(*, question: OpenQuestion, by: User) -> OpenQuestion:
    """It was not settled after all; what was written of it stays until it is ended anew."""
    question = _locked(question)
    if question.state == OpenQuestion.State.OPEN:
        return question
    question.state, question.decided_on, question.answer = OpenQuestion.State.OPEN, None, None
    with acting(by, "question.opened_again"):
        question.save(update_fields=["state", "decided_on", "answer"])
        question.claim.links_out.filter(kind=ClaimLink.Kind.ANSWERED_BY).delete()
    return question


def _locked(question: OpenQuestion) -> OpenQuestion:
    rows = OpenQuestion.objects.select_for_update(of=("self",)).select_related("claim", "answer")
    found: OpenQuestion = rows.get(pk=question.pk)
    return found
