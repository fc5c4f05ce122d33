"""The invented pre-project: enough for every page, marked everywhere, dated from today, made once."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Sum
from django.utils import timezone

from focusgroups.models import Note, Participant, ParticipationProcess
from forkommune.accounts.models import User
from forkommune.evidence.models import (
    Claim,
    ClaimLink,
    Coding,
    Consent,
    Informant,
    Passage,
    SourceText,
    Support,
)
from forkommune.plan.models import BudgetLine, Deliverable, LedgerEntry, Milestone
from forkommune.ui.dates import today
from forkommune.work.history import OWN_APPS
from forkommune.work.models import HistoryEntry, PublicationComment
from forkommune.work.registry import waiting
from municipalities.models import Barrier, Division, Interview, Measure
from pilots.effects.dropout import Dropout
from pilots.experiments.results import results_of
from pilots.models import (
    Adoption,
    Example,
    ExampleSource,
    LinkState,
    Measurement,
    Observation,
    Pilot,
)
from reports.demo.loading import load_demo
from reports.models import Edition, Sentence
from reports.rendering import COMPOSED
from tests.reports.ordering import order_frozen
from workshops.models import Ballot, Invitation, Meeting, Poll

from .held_workshop import OTHER, approve_minutes, correct_minutes, hold
from .packages import change, run, unpacked

# One worker, so that the pre-project is loaded once.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("loaded"),
    pytest.mark.xdist_group("demo"),
]

# Kinds of which an invented row must exist, or a page would be empty.
SHOWN = [
    "evidence.Claim",
    "evidence.ClaimReview",
    "evidence.ClaimLink",
    "evidence.Support",
    "evidence.Passage",
    "evidence.Coding",
    "evidence.TextReading",
    "evidence.Consent",
    "evidence.ContactAttempt",
    "evidence.ProcessingActivity",
    "municipalities.Interview",
    "municipalities.Answer",
    "municipalities.Measure",
    "municipalities.Routine",
    "municipalities.Instrument",
    "municipalities.Barrier",
    "municipalities.Division",
    "municipalities.NetworkGroup",
    "pilots.Pilot",
    "pilots.PilotPartner",
    "pilots.Assessment",
    "pilots.AssessmentScore",
    "pilots.CriteriaVersion",
    "pilots.ExperimentConclusion",
    "pilots.PilotDecision",
    "pilots.PilotProposal",
    "pilots.FieldExperiment",
    "pilots.ExperimentNote",
    "pilots.Indicator",
    "pilots.Measurement",
    "pilots.Observation",
    "pilots.Adoption",
    "focusgroups.FocusGroup",
    "focusgroups.Participant",
    "focusgroups.Candidate",
    "focusgroups.WantedMix",
    "focusgroups.Grant",
    "evidence.InformationLetter",
    "evidence.ContactKey",
    "focusgroups.Note",
    "focusgroups.ParticipationProcess",
    "workshops.Meeting",
    "workshops.Session",
    "workshops.Invitation",
    "workshops.Attendance",
    "workshops.Table",
    "workshops.Poll",
    "workshops.CountedVote",
    "workshops.PointSheet",
    "workshops.Points",
    "workshops.Idea",
    "workshops.Conclusion",
    "workshops.Action",
    "workshops.Participant",
    "workshops.CasePaper",
    "workshops.MinutesComment",
    "workshops.EvaluationAnswer",
    "plan.LedgerEntry",
    "plan.HourlyRate",
    "plan.ProposedEntry",
    "plan.Milestone",
    "reports.Sentence",
    "reports.Dissemination",
]


def test_rehearsal_tells_what_would_be_made_and_writes_nothing(loaded):
    assert "intervjuer: 15 oppdiktede" in loaded.told
    assert "ingenting ble lagret" in loaded.told
    assert loaded.after == loaded.before
    assert (loaded.before["Interview"], loaded.before["User"]) == (0, 0)


@pytest.mark.parametrize("label", SHOWN)
def test_every_page_has_something_to_show(label):
    assert apps.get_model(label)._default_manager.exists()


def test_everything_the_load_made_carries_the_mark():
    """All rows of the kinds that hold a mark are invented, but for those the real data hold."""
    real = {"Claim", "Example", "Meeting", "Milestone", "PlanDocument", "Statistic"}
    for label in OWN_APPS:
        for model in apps.get_app_config(label).get_models():
            if any(f.name == "is_invented" for f in model._meta.fields):
                unmarked = model._default_manager.filter(is_invented=False)
                assert unmarked.exists() == (model.__name__ in real), model

    assert not Claim.objects.filter(is_invented=False).exclude(kind="example").exists()
    assert not SourceText.objects.filter(is_invented=False).exists()
    assert not Informant.objects.filter(is_invented=False).exists()


def test_every_account_can_be_let_in_and_is_invented():
    roles = {
        user.email: next(iter(user.role_kinds)) for user in User.objects.filter(is_invented=True)
    }

    assert roles == {
        "sekretariat@demo.invalid": "secretariat",
        "forsker@demo.invalid": "researcher",
        "prosess@demo.invalid": "researcher",
        "saksbehandler@demo.invalid": "officer",
        "drift@demo.invalid": "operations",
        "personvern@demo.invalid": "data_protection",
    }
    officer = User.objects.get(email="saksbehandler@demo.invalid")
    assert officer.officer_organisations[0].municipality.number == "0219"


def test_interviews_stand_in_every_state():
    interviews = Interview.objects.all()

    assert interviews.completed().count() == 11
    assert interviews.filter(held_on__isnull=True).count() == 4
    assert interviews.filter(approved_at__isnull=False).count() == 7
    assert interviews.exclude(approval_waived="").count() == 1
    assert interviews.filter(released_at__isnull=False).count() == 6
    asked = interviews.values("municipality").distinct().count()
    assert (asked, interviews.first().round.municipalities.count()) == (15, 16)


def test_every_completed_interview_answers_every_question():
    for interview in Interview.objects.completed():
        assert interview.answers.count() == 28, interview


def test_answers_differ_from_municipality_to_municipality():
    texts = SourceText.objects.filter(kind="answer", nature="assessment")
    words = [source.current.text for source in texts]

    assert len(set(words)) == len(words)


def test_public_pages_show_some_findings_and_not_others():
    measures = Measure.objects.all()
    public = Measure.objects.filter(claim__in=Claim.objects.publishable())

    assert 0 < public.count() < measures.count()
    replies = set(Claim.objects.with_last_reply().values_list("last_reply", flat=True))
    assert replies >= {"agrees", "corrected", "disagrees", "no_answer", "wording_approved", None}


def test_three_barriers_are_told_of_by_five_municipalities_and_others_by_fewer():
    told = {}
    for barrier in Barrier.objects.select_related("barrier_type"):
        told.setdefault(str(barrier.barrier_type.code), set()).add(barrier.municipality_id)

    enough = {code for code, municipalities in told.items() if len(municipalities) >= 5}
    assert enough == {"economy", "staff", "conflicting_goals"}
    assert set(told) > enough


def test_quotes_may_be_printed_of_some_and_of_others_not():
    quotable = Passage.objects.quotable_in_public()

    assert 0 < quotable.count() < Passage.objects.count()
    assert {passage.quote_named for passage in quotable} == {True, False}
    silent = SourceText.objects.filter(organisation__municipality__number__in=["0612", "0627"])
    assert not quotable.filter(revision__source__in=silent).exists()


def test_two_researchers_have_coded_and_do_not_always_agree():
    coders = Coding.objects.values_list("coder__email", flat=True)

    assert set(coders) == {"forsker@demo.invalid", "prosess@demo.invalid"}
    both = Passage.objects.filter(codings__coder__email="forsker@demo.invalid").filter(
        codings__coder__email="prosess@demo.invalid"
    )
    assert both.distinct().count() > 10


def test_a_basis_was_withdrawn_before_anything_was_written_down():
    withdrawn = Consent.objects.filter(withdrawn_at__isnull=False)

    assert withdrawn.count() == 1
    assert not SourceText.objects.filter(informant__consents__in=withdrawn).exists()
    written = Informant.objects.filter(source_texts__isnull=False)
    assert set(Informant.objects.with_basis()) >= set(written)


def test_every_claim_rests_on_something():
    assert list(Claim.objects.unsupported().filter(is_invented=True)) == []
    assert Claim.objects.contested().exists()
    assert set(ClaimLink.objects.values_list("kind", flat=True)) == {
        "tested_by",
        "rests_on",
        "example_of",
        "uses",
        "stopped_by",
        "contradicts",
    }


def test_pilots_stand_in_six_phases_and_one_was_measured_against_others():
    phases = {pilot.slug: pilot.phase.code for pilot in Pilot.objects.select_related("phase")}

    assert sorted(phases.values()) == [
        "analysis",
        "baseline",
        *["completed"] * 3,
        "proposed",
        "rejected",
        "selected",
    ]
    pilot = Pilot.objects.get(slug="hjertesone-ved-barneskolene")
    found = {one.indicator.code: one for one in results_of(pilot, sees_all=False)}
    assert {code: one.conclusion.verdict.value for code, one in found.items()} == {
        "kjort": "effect",
        "trygg": "effect",
        "utslipp": "undecided",
    }
    assert found["kjort"].target.dropout == Dropout(310, 296, 281, 281)


def test_hypotheses_were_registered_before_the_data():
    measured = [
        *Measurement.objects.select_related("indicator__experiment__pilot"),
        *Observation.objects.select_related("indicator__experiment__pilot").order_by("on")[:1],
    ]
    for measurement in measured:
        registered = measurement.indicator.experiment.pilot.hypothesis_registered_at
        assert registered.date() < measurement.on <= today()


def test_an_example_that_did_not_work_is_there_and_one_was_adopted_twice():
    invented = Example.objects.filter(is_invented=True)

    published = invented.filter(state="published")
    assert sorted(published.values_list("status", flat=True)) == [
        "continued", "failed", "failed", "ongoing",
    ]  # fmt: skip
    assert Adoption.objects.count() == 2


def test_an_example_waits_at_each_step_of_the_queue_and_one_has_a_dead_link():
    invented = Example.objects.filter(is_invented=True)
    waiting_for = set(invented.queued().values_list("state", flat=True))

    assert waiting_for == {"review", "assessment", "owner"}
    dead = [one.url for one in LinkState.objects.all() if one.is_dead]
    [source] = ExampleSource.objects.at(dead)
    assert source.example.is_invented


def test_what_finished_pilots_came_to_is_evidence_on_their_examples():
    told = {
        pilot.conclusion: pilot.example.effects.filter(conclusions__isnull=False).count()
        for pilot in Pilot.objects.filter(example__isnull=False).exclude(conclusion="")
    }

    assert set(told) == {"effect", "no_effect"}
    assert all(told.values())


def test_focus_groups_have_seven_letters_and_notes_that_can_be_coded():
    assert Participant.objects.filter(group__closed_at__isnull=False).count() == 14
    assert not Note.objects.filter(source__isnull=True).exists()
    supported = ParticipationProcess.objects.filter(claim__supports__isnull=False).distinct()
    assert supported.count() == 4
    assert Support.objects.filter(claim__kind="process", grade="against").count() == 1


def test_invitations_stand_in_every_state_and_go_to_nobody():
    states = set(Invitation.objects.values_list("state", flat=True))

    assert states == set(Invitation.State.values)
    addresses = Invitation.objects.values_list("email", flat=True)
    assert {address.split("@")[1] for address in addresses} == {"demo.invalid"}


def test_one_meeting_lies_ahead_in_working_hours_and_the_poll_of_the_other_is_counted():
    ahead = Meeting.objects.get(slug="oppdiktet-workshop")
    held = Meeting.objects.get(slug="oppdiktet-pilotverksted")

    assert today() < ahead.starts_at.date() <= today() + timedelta(days=18)
    assert ahead.starts_at.weekday() < 5
    assert ahead.sessions.count() == 13
    assert held.starts_at < timezone.now()
    dots, points = Poll.objects.filter(meeting=held).order_by("pk")
    assert (points.sheets.count(), points.is_open(), dots.voters, dots.is_open()) == (
        7,
        False,
        9,
        False,
    )
    assert dots.counted.aggregate(Sum("dots"))["dots__sum"] == 27
    assert not Ballot.objects.exists()


def test_the_division_holds_each_of_the_sixteen_once():
    for division in Division.objects.all():
        members = [m.number for group in division.groups.all() for m in group.members.all()]
        assert len(members) == len(set(members)) == 16
    assert Division.objects.filter(published_at__isnull=False).count() == 1


@pytest.mark.parametrize("table", ["cost_type", "sector", "task"])
def test_what_was_spent_stays_within_the_budget(table):
    spent = LedgerEntry.objects.values(table).annotate(sum=Sum("amount_nok"))

    for row in spent:
        lines = BudgetLine.objects.filter(table=table, code=row[table])
        budget = lines.aggregate(sum=Sum("amount_nok"))["sum"]
        assert budget is not None, row
        assert row["sum"] <= budget


def test_milestones_are_reached_late_and_to_come():
    invented = Milestone.objects.filter(is_invented=True).order_by("planned_to")

    told = [(m.reached_on is not None, m.planned_to < today()) for m in invented]
    assert told == [(True, True), (False, True), (False, False)]


def test_every_queue_of_the_secretariat_holds_something_that_is_marked():
    secretary = User.objects.get(email="sekretariat@demo.invalid")
    queues = [found for build in waiting if (found := build(secretary)) is not None]

    marks = {queue.icon: [item.is_invented for item in queue.items] for queue in queues}
    made_by_a_worker = marks.pop("file-check")

    assert made_by_a_worker == []
    assert Edition.objects.get().job.state == "requested"
    assert len(marks) == 8
    assert all(queue and all(queue) for queue in marks.values())


def test_a_draft_was_sent_to_somebody_who_commented_on_it():
    shared = Example.objects.get(state="shared")

    said = PublicationComment.objects.get()
    assert said.publication.target == shared
    assert (said.recipient.email, said.resolved_at) == ("rektor@demo.invalid", None)


def test_sentences_of_the_overview_rest_on_passages():
    sentences = Sentence.objects.filter(deliverable__code="D2")

    assert sentences.count() == 4
    assert not sentences.filter(claim__supports__isnull=True).exists()
    assert not sentences.filter(claim__is_invented=False).exists()


def test_dates_lie_round_today_and_never_in_the_project_of_2017():
    dates = Interview.objects.completed().values_list("held_on", flat=True)

    assert today() - timedelta(days=90) < min(dates) <= max(dates) < today()
    assert all(day.weekday() < 5 for day in dates)


def test_a_second_load_changes_nothing():
    before = HistoryEntry.objects.count()

    loaded = load_demo()

    assert (loaded.is_new, HistoryEntry.objects.count()) == (False, before)
    assert loaded.counts["intervjuer"] == 15


def test_what_people_delete_stays_deleted():
    Pilot.objects.get(slug="delt-klimaradgiver").delete()

    load_demo()

    assert not Pilot.objects.filter(slug="delt-klimaradgiver").exists()


def test_history_tells_that_the_rows_were_loaded(capsys):
    call_command("create_demo_data")

    assert HistoryEntry.objects.filter(action="invented examples loaded").exists()
    assert "De oppdiktede dataene finnes allerede" in capsys.readouterr().out


@pytest.fixture
def _nothing_real(monkeypatch):
    from municipalities.models import SurveyRound

    User.objects.filter(email="sekretariat@demo.invalid").update(email="annen@demo.invalid")
    empty = SurveyRound.objects.none()
    monkeypatch.setattr(type(empty), "with_municipalities", lambda self: empty)


@pytest.mark.usefixtures("_nothing_real")
def test_without_the_real_data_the_command_names_the_one_to_run_first():
    with pytest.raises(CommandError, match=r"manage\.py load_initial_data"):
        call_command("create_demo_data")


@pytest.mark.parametrize("code", sorted(COMPOSED))
def test_every_number_of_a_report_is_computed_again_from_its_data(code, tmp_path):
    told = run(unpacked(code, tmp_path))

    assert (told.returncode, told.stderr) == (0, "")
    assert "0 uten regel." in told.stdout, told.stdout
    assert "Alle tall stemmer." in told.stdout


def test_the_basis_with_minutes_and_changes_is_computed_again_and_a_changed_vote_is_named(tmp_path):
    """Two editions: before the workshop, and after its minutes were approved and corrected."""
    by = User.objects.get(email="sekretariat@demo.invalid")
    basis = Deliverable.objects.get(code="D6")
    before = order_frozen(
        deliverable=basis, audience="public", profile="archive", by=None, send=False
    )
    Edition.objects.filter(pk=before.pk).update(sha256="a" * 64, state="draft")
    minutes = approve_minutes(hold(by), by)
    correct_minutes(minutes, by)

    package = unpacked("D6", tmp_path)
    told = run(package)

    assert (told.returncode, told.stderr) == (0, "")
    assert "0 uten regel." in told.stdout, told.stdout
    written = {one.stem: one.read_text("utf-8-sig") for one in package.glob("tabeller/*.csv")}
    assert "Referat fra workshopen, versjon" in written["tabell-e-1-changes"]
    frozen = json.loads((package / "snapshot.json").read_text("utf-8"))["main_project"]["minutes"]
    assert OTHER in str(frozen["sections"])
    assert "13 skoler, ikke 12" in str(frozen["sections"])
    at = [one["code"] for one in frozen["sections"]].index("polls")
    place = [piece[0] for piece in frozen["sections"][at]["pieces"]].index("table")
    steps = ("main_project", "minutes", "sections", at, "pieces", place, 2, 0, 1)
    points = frozen["sections"][at]["pieces"][place][2][0][1]
    change(package, *steps, value="77")

    told = run(package)

    assert told.returncode == 1
    assert f"rad 1, kolonne 2: rapporten sier «{points}», dataene gir «77»" in told.stdout
    assert "Workshopen: " in told.stdout


def test_a_changed_datum_is_named_with_its_place_and_what_the_data_give(tmp_path):
    package = unpacked("D2", tmp_path)
    change(package, "municipalities", 0, "population", "2017", value=61_000)

    told = run(package)

    assert told.returncode == 1
    for words in (
        "kommune-0220:folketall: rapporten sier «60\u202f781», dataene gir «61\u202f000»",
        "Asker: «60\u202f781 innbyggere 1. januar 2017»",
        "innbyggere: rapporten sier «426\u202f065», dataene gir «426\u202f284»",
        "kontrollsum: ",
    ):
        assert words in told.stdout
