"""Starting an interview, and turning what was typed into answers that can be coded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Informant, SourceText, TextRevision
from forkommune.evidence.services import write_text
from forkommune.evidence.services.basis import require_basis
from forkommune.evidence.texts import normalise
from forkommune.work.history import acting
from forkommune.work.services.draft_states import discard_draft
from municipalities.register.models import Municipality
from municipalities.survey.models import Answer, Interview, Question, SurveyRound
from municipalities.survey.values import Given
from municipalities.survey.wording import label

DRAFT_KIND = "interview"


class NotAskedInRound(ValueError):
    """The municipality is not one that the round names."""


@transaction.atomic
def start_interview(
    *,
    survey_round: SurveyRound,
    municipality: Municipality,
    role_text: str,
    by: User,
    planned_on: datetime | None = None,
    respondent: str = Interview.Respondent.CASE_OFFICER,
) -> Interview:
    """A new interview with an informant of the municipality, known by role only.

    The same once more, before anything is recorded about it, gives the one that stands: a second
    click starts nothing. Raises NotAskedInRound when the round does not name the municipality.
    """
    if not survey_round.municipalities.filter(pk=municipality.pk).exists():
        raise NotAskedInRound(
            _("%(municipality)s is not asked in %(round)s; choose one of its municipalities.")
            % {"municipality": municipality, "round": survey_round}
        )
    # One at a time, so that the second of two clicks finds what the first made.
    SurveyRound.objects.select_for_update().get(pk=survey_round.pk)
    standing: Interview | None = (
        Interview.objects.just_started(by)
        .filter(
            round=survey_round,
            municipality=municipality,
            informant__role_text=role_text,
            planned_on=planned_on,
        )
        .first()
    )
    if standing is not None:
        return standing
    with acting(by, "interview.started"):
        informant = Informant.objects.create(
            organisation=municipality.organisation, role_text=role_text
        )
        return Interview.objects.create(
            round=survey_round,
            guide=survey_round.guide,
            municipality=municipality,
            informant=informant,
            interviewer=by,
            planned_on=planned_on,
            planned_minutes=survey_round.guide.duration_minutes,
            respondent=respondent,
        )


@transaction.atomic
def complete_interview(
    *,
    interview: Interview,
    given: Sequence[Given],
    held_on: date,
    notes: str,
    by: User,
    draft_version: int,
) -> Interview:
    """Store what was answered and take the draft away; a correction makes new text revisions.

    given: every question of the guide, checked. draft_version: the draft that was checked.
    The same answers again change nothing. Changed words lose the respondent's approval, so the
    interview must be approved again. Raises NoBasisInForce without a documented basis, DraftMoved
    when somebody saved the draft after it was checked.
    """
    interview = Interview.objects.select_for_update().get(pk=interview.pk)
    require_basis(interview.informant)
    action = "interview.corrected" if interview.completed_at else "interview.completed"
    discard_draft(kind=DRAFT_KIND, target=interview, by=by, version=draft_version)
    with acting(by, action):
        _date(interview, held_on)
        stored = {one.question_id: one for one in interview.answers.select_related("source")}
        if stored:
            changed = [_store(interview, one, stored.get(one.question.pk), by) for one in given]
        else:
            changed = [_store_first(interview, given, by)]
        interview.notes = notes
        interview.completed_at = interview.completed_at or timezone.now()
        if any(changed):
            interview.approved_at = None
            interview.approved_how = interview.approval_waived = ""
        interview.save()
    return interview


def _date(interview: Interview, held_on: date) -> None:
    """Note when it was held; texts written before follow into another year."""
    before, interview.held_on = interview.held_on, held_on
    if before is None or before.year != held_on.year:
        texts = interview.answers.exclude(source=None).values("source")
        SourceText.objects.filter(pk__in=texts).update(year=held_on.year)


def _store_first(interview: Interview, given: Sequence[Given], by: User) -> bool:
    """Write all answers of an interview that has none, three statements for a file of hundreds."""
    said = [one for one in given if not one.is_empty]
    with_words = [one for one in said if one.text]
    sources = SourceText.objects.bulk_create(
        _new_source(interview, one.question) for one in with_words
    )
    with acting(by, "evidence.text_written"):
        TextRevision.objects.bulk_create(
            TextRevision(source=source, number=1, text=normalise(one.text), created_by=by)
            for source, one in zip(sources, with_words, strict=True)
        )
    by_question = {one.question.pk: s for s, one in zip(sources, with_words, strict=True)}
    Answer.objects.bulk_create(
        Answer(
            interview=interview,
            question=one.question,
            state=one.state,
            value=one.value,
            source=by_question.get(one.question.pk),
        )
        for one in said
    )
    return bool(said)


def _store(interview: Interview, given: Given, answer: Answer | None, by: User) -> bool:
    """Write one answer; whether anything about it changed."""
    if answer is None and given.is_empty:
        return False
    if answer is not None and given.is_empty and answer.state == Answer.State.STRUCK:
        return False  # it stays known that the respondent struck it
    if answer is not None and given.is_empty and answer.source_id is None:
        answer.delete()
        return True
    is_new = answer is None
    answer = answer or Answer(interview=interview, question=given.question)
    before = (answer.state, answer.value)
    answer.state, answer.value = given.state, given.value
    text_changed = _write_words(interview, answer, given, by)
    if is_new or text_changed or before != (answer.state, answer.value):
        answer.save()
        return True
    return False


def _write_words(interview: Interview, answer: Answer, given: Given, by: User) -> bool:
    """Put the words of an answer into its source; whether they are others than before.

    Words taken away leave an empty revision, so that what was coded in them is listed, not lost.
    """
    if answer.source is None:
        if not given.text:
            return False
        answer.source = _new_source(interview, given.question)
        answer.source.save()
    return write_text(source=answer.source, text=given.text, by=by).is_new


def _new_source(interview: Interview, question: Question) -> SourceText:
    """The text of one answer, not saved yet.

    Its nature is the question's kind, which decides who may see it.
    """
    is_released = interview.released_at is not None and question.kind != Question.Kind.RESPONDENT
    return SourceText(
        kind=SourceText.Kind.ANSWER,
        title=_("Interview %(number)d, %(municipality)s")
        % {"number": interview.pk, "municipality": interview.municipality},
        place=label(question).capitalize(),
        year=interview.held_on.year if interview.held_on else None,
        organisation=interview.municipality.organisation,
        informant=interview.informant,
        nature=question.kind,
        released_at=interview.released_at if is_released else None,
        is_invented=interview.is_invented,
    )
