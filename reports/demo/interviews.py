"""Invented interviews: eleven completed, some waiting, one whose basis was withdrawn."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Consent, ContactAttempt, Informant, TextRevision
from forkommune.evidence.services.basis import record_basis
from forkommune.work.services.draft_states import open_draft
from municipalities.models import Answer, ApprovalEntry, ApprovalRequest, Interview, Question
from municipalities.survey.services.approval import (
    approve_interview,
    release_interview,
    waive_approval,
)
from municipalities.survey.services.interviews import (
    DRAFT_KIND,
    complete_interview,
    start_interview,
)
from municipalities.survey.values import Given

from .world import DATA, Told, World, record

INFORMED_BEFORE = 10  # days between the letter and the interview


def make_interviews(world: World) -> dict[str, Interview]:
    """The completed interviews by the municipality's number, with their answers stored."""
    questions = list(world.round.guide.questions.order_by("number"))
    letter = record("people.json").text("letter_version")
    made: dict[str, Interview] = {}
    for path in sorted((DATA / "interviews").glob("*.json")):
        told = record(f"interviews/{path.name}").values
        made[told["number"]] = _completed(world, told, questions, letter)
    for waiting in record("people.json").values["waiting_interviews"]:
        _waiting(world, waiting, letter)
    return made


def _completed(world: World, told: Told, questions: list[Question], letter: str) -> Interview:
    by = world.users[told["by"]]
    interview = _started(world, told, by, world.working_day(told["held"]))
    _basis(world, interview.informant, told["basis"], told["held"] + INFORMED_BEFORE, letter, by)
    interview = complete_interview(
        interview=interview,
        given=[_given(question, told["answers"].get(question.code)) for question in questions],
        held_on=world.date(world.working_day(told["held"])),
        notes=_("Invented interview for demonstration."),
        by=by,
        draft_version=open_draft(DRAFT_KIND, interview).version,
    )
    _approval(interview, told, by)
    _put_back(world, interview, told)
    return interview


def _started(world: World, told: Told, by: User, days_ago: int | None) -> Interview:
    interview = start_interview(
        survey_round=world.round,
        municipality=world.municipalities[told["number"]],
        role_text=told["role"],
        by=by,
        planned_on=None if days_ago is None else world.moment(days_ago, 13),
    )
    Interview.objects.filter(pk=interview.pk).update(is_invented=True)
    Informant.objects.filter(pk=interview.informant_id).update(is_invented=True)
    return Interview.objects.select_related("informant", "municipality").get(pk=interview.pk)


def _basis(
    world: World, informant: Informant, told: Told, ago: int, letter: str, by: User
) -> Consent:
    return record_basis(
        informant=informant,
        basis=told["basis"],
        way=told["way"],
        scopes=told["scopes"],
        letter_version=letter,
        given_on=world.date(ago),
        wording=told.get("wording", ""),
        by=by,
    )


def _given(question: Question, told: Any) -> Given:
    """One answer of a data file: words, or a value with a comment, or a state."""
    if isinstance(told, str):
        return Given(question, Answer.State.ANSWERED, None, told)
    told = told or {}
    state = told.get("state", Answer.State.ANSWERED)
    return Given(question, state, told.get("value"), told.get("comment", ""))


def _approval(interview: Interview, told: Told, by: User) -> None:
    approval = told["approval"] or {}
    if "how" in approval:
        approve_interview(interview=interview, how=approval["how"], by=by)
    if "waived" in approval:
        waive_approval(interview=interview, reason=approval["waived"], by=by)
    if told["released"]:
        release_interview(interview=interview, by=by)


def _put_back(world: World, interview: Interview, told: Told) -> None:
    """The services stamp the present; an interview of last month was approved last month."""
    held = world.working_day(told["held"])
    rows = Interview.objects.filter(pk=interview.pk)
    rows.update(completed_at=world.moment(held, 15))
    rows.filter(approved_at__isnull=False).update(approved_at=world.moment(held - 7))
    rows.filter(released_at__isnull=False).update(released_at=world.moment(held - 9))
    revisions = TextRevision.objects.filter(source__answer__interview=interview)
    revisions.filter(approved_at__isnull=False).update(approved_at=world.moment(held - 7))
    revisions.update(created_at=world.moment(held, 15))


def _waiting(world: World, told: Told, letter: str) -> None:
    """An interview that was not held; contact attempts tell why."""
    by = world.users[told["by"]]
    planned = told["planned_in"]
    interview = _started(world, told, by, None if planned is None else world.working_day(-planned))
    if basis := told.get("basis"):
        consent = _basis(world, interview.informant, basis, 10, letter, by)
        if ago := basis.get("withdrawn_ago"):
            Consent.objects.filter(pk=consent.pk).update(withdrawn_at=world.moment(ago))
    for attempt in told["attempts"]:
        again = attempt.get("call_back_in")
        ContactAttempt.objects.create(
            informant=interview.informant,
            at=world.moment(attempt["ago"], 10),
            way=attempt["way"],
            outcome=attempt["outcome"],
            refusal=attempt.get("refusal", ""),
            call_back_at=None if again is None else world.moment(-again, 10),
            note=attempt.get("note", ""),
            by=by,
        )


def send_for_reading(world: World, interviews: dict[str, Interview]) -> None:
    """One interview lies with its respondent, who has opened it and commented on an answer.

    The rows alone: a mail to an invented respondent would go nowhere.
    """
    told = record("people.json").values["sent_for_approval"]
    interview = interviews[told["number"]]
    request = ApprovalRequest.objects.create(
        interview=interview, answer_by=world.date(-told["answer_in"])
    )
    kinds = ApprovalEntry.Kind
    ApprovalEntry.objects.create(request=request, kind=kinds.SENT, by=interview.interviewer)
    ApprovalEntry.objects.create(request=request, kind=kinds.OPENED)
    for answer in interview.answers.in_guide_order().with_revision():
        comment = told["comments"].get(answer.question.code, "")
        ApprovalEntry.objects.create(
            request=request,
            kind=kinds.COMMENTED if comment else kinds.APPROVED,
            question=answer.question,
            revision_id=answer.revision_id,  # type: ignore[attr-defined]
            comment=comment,
        )
