"""Basis, completion, correction, approval and release of interviews."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from forkommune.evidence.models import Consent, Informant, Passage, SourceText, TextRevision
from forkommune.evidence.selectors.basis import basis_of, may_keep
from forkommune.evidence.services import NoBasisInForce, code_passage, mark_quote
from forkommune.evidence.services.basis import record_basis, require_basis
from forkommune.work.models import HistoryEntry
from forkommune.work.services.draft_states import DraftMoved, find_draft, open_draft
from municipalities.models import Answer, Interview
from municipalities.survey.selectors import (
    answers_of,
    questions_of,
    stored_values,
)
from municipalities.survey.services.approval import (
    NotApproved,
    NotCompleted,
    approve_interview,
    release_interview,
    take_back_release,
    waive_approval,
)
from municipalities.survey.services.interviews import (
    DRAFT_KIND,
    NotAskedInRound,
    complete_interview,
    start_interview,
)
from municipalities.survey.values import Given
from tests.factories import (
    CodeFactory,
    ConsentFactory,
    InterviewFactory,
    MunicipalityFactory,
    ResearcherFactory,
    RoundFactory,
)

from .guide import ready_interview

pytestmark = pytest.mark.django_db
DAY = date(2017, 10, 3)


@pytest.fixture
def kari():
    return ResearcherFactory(name="Kari Holm")


def give(interview, **said):
    """Every question of the guide, `q01="words"` or `q02=(value, comment)`, the rest unsaid."""
    given = []
    for question in questions_of(interview):
        value, text = None, ""
        answer = said.get(question.code.lower())
        if isinstance(answer, tuple):
            value, text = answer
        elif answer is not None:
            text = answer
        given.append(Given(question, "answered", value, text))
    return given


def complete(interview, by, notes="", **said):
    return complete_interview(
        interview=interview,
        given=give(interview, **said),
        held_on=DAY,
        notes=notes,
        by=by,
        draft_version=open_draft(DRAFT_KIND, interview).version,
    )


def texts(interview):
    """Current words by question code."""
    return {
        one.question.code: one.source.current.text
        for one in interview.answers.in_guide_order()
        if one.source
    }


# ---- Starting and basis


def test_started_interview_has_an_informant_known_by_role_only(kari):
    survey_round = RoundFactory()
    place = MunicipalityFactory()
    survey_round.municipalities.add(place)

    interview = start_interview(
        survey_round=survey_round, municipality=place, role_text="Klimarådgiver", by=kari
    )

    assert (interview.informant.role_text, interview.informant.organisation) == (
        "Klimarådgiver",
        place.organisation,
    )
    assert (interview.guide, interview.interviewer) == (survey_round.guide, kari)


def test_a_second_click_starts_no_second_interview_but_a_second_informant_does(kari):
    survey_round, place = RoundFactory(), MunicipalityFactory()
    survey_round.municipalities.add(place)
    values = {"survey_round": survey_round, "municipality": place, "by": kari}

    first = start_interview(**values, role_text="Klimarådgiver")
    again = start_interview(**values, role_text="Klimarådgiver")
    other = start_interview(**values, role_text="Planlegger")
    ConsentFactory(informant=first.informant)
    later = start_interview(**values, role_text="Klimarådgiver")

    assert again == first
    assert set(Interview.objects.all()) == {first, other, later}
    assert Informant.objects.count() == 3


def test_municipality_outside_the_round_is_refused_by_name(kari):
    place = MunicipalityFactory(name="Voss")

    with pytest.raises(NotAskedInRound, match="Voss"):
        start_interview(
            survey_round=RoundFactory(), municipality=place, role_text="Rådgiver", by=kari
        )


def record(interview, by, **changes):
    values = {
        "basis": "consent",
        "way": "email",
        "scopes": ["interview"],
        "letter_version": "1.0",
        "given_on": DAY,
    }
    return record_basis(informant=interview.informant, by=by, **values | changes)


def test_a_second_click_records_no_second_basis_but_what_was_said_anew_is_a_row(kari):
    interview = InterviewFactory()
    first = record(interview, kari)

    again = record(interview, kari)
    wider = record(interview, kari, scopes=["interview", "quote_unnamed"])
    narrower = record(interview, kari)

    assert again == first
    assert list(interview.informant.consents.order_by("pk")) == [first, wider, narrower]


def test_newest_basis_in_force_counts_and_earlier_rows_stay(kari):
    interview = InterviewFactory()
    first = record(interview, kari)
    second = record(interview, kari, basis="public_interest", given_on=DAY + timedelta(days=1))

    assert basis_of(interview.informant) == second
    assert set(interview.informant.consents.all()) == {first, second}
    assert second.recorded_by == kari


def test_oral_consent_without_its_words_is_refused(kari):
    with pytest.raises(ValidationError, match="muntlig"):
        record(InterviewFactory(), kari, way="oral")

    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    "consent",
    [
        {"withdrawn_at": timezone.now()},
        {"valid_to": DAY, "given_on": DAY},
        {"scopes": ["contact_again"]},
    ],
)
def test_withdrawn_ended_or_other_consent_is_no_basis_for_keeping_answers(consent):
    interview = InterviewFactory()
    ConsentFactory(informant=interview.informant, **consent)

    assert not may_keep(interview.informant)
    with pytest.raises(NoBasisInForce, match="registrer"):
        require_basis(interview.informant)


def test_without_a_basis_no_answer_is_stored(kari):
    interview = InterviewFactory()

    with pytest.raises(NoBasisInForce):
        complete(interview, kari, q01="words")

    assert not Answer.objects.exists()


# ---- Completing


def test_completion_makes_sources_that_can_be_coded(kari):
    interview = ready_interview(is_invented=True)

    complete(interview, kari, q01="Klimarådgiver", q02=(0.5, "Delt stilling"), q03=("staff", ""))

    sources = {one.place: one for one in SourceText.objects.all()}
    assert texts(interview) == {"Q01": "Klimarådgiver", "Q02": "Delt stilling"}
    assert {place: one.nature for place, one in sources.items()} == {
        "Spørsmål 1": "respondent",
        "Spørsmål 2": "fact",
    }
    for source in sources.values():
        assert (source.kind, source.informant, source.organisation, source.is_invented) == (
            "answer",
            interview.informant,
            interview.municipality.organisation,
            True,
        )
    assert list(interview.answers.values_list("question__code", "value")) == [
        ("Q01", None),
        ("Q02", 0.5),
        ("Q03", "staff"),
    ]


def test_completion_takes_the_draft_away_and_says_who_and_when(kari):
    interview = ready_interview()

    done = complete(interview, kari, notes="Ringte to ganger", q01="words")

    assert done.completed_at is not None
    assert (done.held_on, done.notes) == (DAY, "Ringte to ganger")
    assert find_draft(DRAFT_KIND, interview).data == {}
    entry = HistoryEntry.objects.of(interview).first()
    assert (entry.action, entry.actor_id) == ("interview.completed", kari.pk)


def test_same_answers_again_change_nothing(kari):
    interview = ready_interview()
    first = complete(interview, kari, q01="words", q02=(3, ""))

    again = complete(interview, kari, q01="words", q02=(3, ""))

    assert again.completed_at == first.completed_at
    assert TextRevision.objects.count() == 1
    assert Answer.objects.count() == 2


def test_draft_saved_after_it_was_checked_stops_the_completion(kari):
    interview = ready_interview()
    draft = open_draft(DRAFT_KIND, interview)

    with pytest.raises(DraftMoved):
        complete_interview(
            interview=interview,
            given=give(interview, q01="words"),
            held_on=DAY,
            notes="",
            by=kari,
            draft_version=draft.version + 1,
        )

    assert not Answer.objects.exists()


def test_correction_makes_a_new_revision_and_codings_move_along(kari):
    interview = ready_interview()
    complete(interview, kari, q09="Vi har ingen penger i år.")
    source = SourceText.objects.get()
    passage = mark_quote(revision=source.current, quote="ingen penger", by=kari)
    coding = code_passage(passage=passage, code=CodeFactory(), by=kari)

    complete(interview, kari, q09="Kommunen sier: Vi har ingen penger i år.")

    coding.refresh_from_db()
    assert source.revisions.count() == 2
    assert coding.passage.revision == source.current
    assert coding.passage.quote == "ingen penger"


def test_words_taken_away_leave_the_passages_to_be_looked_at(kari):
    interview = ready_interview()
    complete(interview, kari, q09="Vi har ingen penger i år.")
    mark_quote(revision=SourceText.objects.get().current, quote="ingen penger", by=kari)

    complete(interview, kari)

    assert texts(interview) == {"Q09": ""}
    assert [one.needs_check for one in Passage.objects.all()] == [True]


def test_answer_without_words_is_taken_away_when_it_is_emptied(kari):
    interview = ready_interview()
    complete(interview, kari, q02=(3, ""))

    complete(interview, kari)

    assert not Answer.objects.exists()


def test_form_shows_stored_answers_as_they_were_typed(kari):
    interview = ready_interview()
    complete(interview, kari, q01="words", q02=(0.5, "comment"), q07=(["economy"], ""))
    interview.refresh_from_db()

    values = stored_values(interview, questions_of(interview), answers_of(interview))

    assert {name: values[name] for name in ("held_on", "q01", "q02", "q02_comment", "q07")} == {
        "held_on": "3.10.2017",
        "q01": "words",
        "q02": "0,5",
        "q02_comment": "comment",
        "q07": ["economy"],
    }


# ---- Approval and release


@pytest.fixture
def completed(kari):
    interview = ready_interview()
    complete(interview, kari, q01="About me", q09="Vi har ingen penger i år.")
    return Interview.objects.get(pk=interview.pk)


def test_approval_marks_the_words_that_were_read_and_how(completed, kari):
    approved = approve_interview(interview=completed, how="På e-post 14. november", by=kari)

    assert approved.approved_how == "På e-post 14. november"
    assert all(revision.is_approved for revision in TextRevision.objects.all())
    assert HistoryEntry.objects.of(completed).first().reason == "På e-post 14. november"


def test_approving_twice_keeps_the_first_time_stamp(completed, kari):
    first = approve_interview(interview=completed, how="På e-post", by=kari)

    again = approve_interview(interview=completed, how="En gang til", by=kari)

    assert (again.approved_at, again.approved_how) == (first.approved_at, "På e-post")


def test_changed_words_lose_their_approval_and_the_others_keep_it(completed, kari):
    approve_interview(interview=completed, how="På e-post", by=kari)

    corrected = complete(completed, kari, q01="About me", q09="Vi har litt penger i år.")

    states = {one.text: one.is_approved for one in TextRevision.objects.all()}
    assert (corrected.approved_at, corrected.approved_how) == (None, "")
    assert states == {
        "About me": True,
        "Vi har ingen penger i år.": True,
        "Vi har litt penger i år.": False,
    }


def test_waiver_needs_and_keeps_its_reason(completed, kari):
    waived = waive_approval(interview=completed, reason="Informanten har sluttet", by=kari)

    assert waived.approval_waived == "Informanten har sluttet"
    assert all(revision.is_approved for revision in TextRevision.objects.all())


def test_interview_that_is_not_completed_can_be_neither_approved_nor_released(kari):
    interview = ready_interview()

    with pytest.raises(NotCompleted, match="fullfør"):
        approve_interview(interview=interview, how="På e-post", by=kari)
    with pytest.raises(NotCompleted):
        release_interview(interview=interview, by=kari)


def test_unapproved_interview_is_not_released(completed, kari):
    with pytest.raises(NotApproved, match="godkjenningen"):
        release_interview(interview=completed, by=kari)


def test_release_keeps_back_what_respondents_say_of_themselves(completed, kari):
    approve_interview(interview=completed, how="På e-post", by=kari)

    released = release_interview(interview=completed, by=kari)

    states = {one.nature: one.released_at for one in SourceText.objects.all()}
    assert states == {"respondent": None, "assessment": released.released_at}


def test_release_can_be_taken_back(completed, kari):
    approve_interview(interview=completed, how="På e-post", by=kari)
    release_interview(interview=completed, by=kari)

    take_back_release(interview=completed, by=kari)

    assert not Interview.objects.exclude(released_at=None).exists()
    assert not SourceText.objects.exclude(released_at=None).exists()


def test_no_word_of_an_answer_reaches_the_history(completed, kari):
    complete(completed, kari, notes="Markørnotat", q02=(3, "Markørkommentar"), q09="Markørsvar")

    kept = " ".join(str(entry.changes) for entry in HistoryEntry.objects.all())
    assert "Markør" not in kept
