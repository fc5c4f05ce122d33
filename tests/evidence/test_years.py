"""Each text knows the year it is from, where that is known; those that stood before, too."""

from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.apps import apps

from forkommune.evidence.models import SourceText
from forkommune.work.services.draft_states import open_draft
from municipalities.plans.services import Content, add_version, read_at_once
from municipalities.survey.selectors import questions_of
from municipalities.survey.services.interviews import DRAFT_KIND, complete_interview
from municipalities.survey.values import Given
from tests.factories import (
    AnswerFactory,
    FocusGroupFactory,
    InterviewFactory,
    NoteFactory,
    ParticipantFactory,
    PlanDocumentFactory,
    PlanPageFactory,
    ResearcherFactory,
    SourceTextFactory,
)
from tests.survey.guide import ready_interview

pytestmark = pytest.mark.django_db
NEW_YEAR = datetime(2017, 12, 31, 23, 30, tzinfo=UTC)  # half past midnight here


def complete(interview, day, words):
    given = [Given(one, "answered", None, words) for one in questions_of(interview)[:2]]
    complete_interview(
        interview=interview,
        given=given,
        held_on=day,
        notes="",
        by=ResearcherFactory(),
        draft_version=open_draft(DRAFT_KIND, interview).version,
    )


def years():
    return sorted(SourceText.objects.values_list("year", flat=True))


def test_answers_are_from_the_year_of_the_interview_and_follow_its_day():
    interview, other = ready_interview(), ready_interview()
    complete(interview, date(2016, 12, 30), "Vi har ingen penger.")
    complete(other, date(2015, 5, 4), "Det har vi.")
    first = years()

    complete(interview, date(2017, 1, 3), "Vi har ingen penger.")

    assert (first, years()) == ([2015, 2015, 2016, 2016], [2015, 2015, 2017, 2017])


@pytest.mark.parametrize(("day", "year"), [(date(2012, 6, 1), 2012), (None, None)])
def test_pages_are_from_the_year_of_their_version(day, year):
    content = Content(b"Alle bygg skal bli oljefrie.", is_pasted=True)

    add_version(
        document=PlanDocumentFactory(),
        content=content,
        read=read_at_once(content),
        by=ResearcherFactory(),
        dated_on=day,
    )

    assert years() == [year]


def test_texts_that_stood_before_get_the_year_of_what_they_come_from():
    held = AnswerFactory(interview=InterviewFactory(held=True), source=SourceTextFactory()).source
    page = PlanPageFactory(version__dated_on=date(2009, 2, 1)).source
    unknown = [AnswerFactory(source=SourceTextFactory()).source, PlanPageFactory().source]
    moved = import_module("municipalities.migrations.0018_years_of_texts")

    moved.date_texts(apps, None)

    found = [SourceText.objects.get(pk=one.pk).year for one in (held, page, *unknown)]
    assert found == [2017, 2009, None, None]
    moved.undate_texts(apps, None)
    assert set(SourceText.objects.values_list("year", flat=True)) == {None}


def test_turns_that_stood_before_are_from_the_year_of_the_session_here():
    group, undated = FocusGroupFactory(starts_at=NEW_YEAR), FocusGroupFactory()
    turns = [
        NoteFactory(
            group=one,
            participant=ParticipantFactory(group=one),
            source=SourceTextFactory(kind="note"),
        )
        for one in (group, undated)
    ]
    moved = import_module("focusgroups.migrations.0004_years_of_turns")

    moved.date_turns(apps, None)

    found = [SourceText.objects.get(pk=turn.source_id).year for turn in turns]
    assert found == [group.year, undated.year] == [2018, None]
    moved.undate_turns(apps, None)
    assert set(SourceText.objects.values_list("year", flat=True)) == {None}
