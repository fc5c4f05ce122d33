"""What waits for the ledger: proposed once, never counted before somebody accepts it."""

from datetime import date
from decimal import Decimal

import pytest

from forkommune.plan.models import LedgerEntry, ProposedEntry
from forkommune.plan.services.proposals import (
    CannotDecide,
    Proposed,
    accept,
    dismiss,
    fill_in,
    propose_hours,
)
from forkommune.work.registry import HoursHeld, HourSource, hour_sources
from tests import factories as make
from tests.factories.plan import budget

pytestmark = pytest.mark.django_db
PLACE = {
    "cost_type": "other_operating",
    "sector": "other_sectors",
    "task": "user_participation",
    "financing": "own",
}


@pytest.fixture
def project():
    project = make.ProjectFactory()
    budget(project)
    return project


@pytest.fixture
def secretary():
    return make.SecretaryFactory()


@pytest.fixture
def held(monkeypatch):
    """The only source of hours, as a list that the test fills."""
    things: list[HoursHeld] = []
    monkeypatch.setattr(
        hour_sources, "entries", {"meeting": (1, HourSource("Møter", lambda: things))}
    )
    return things


def meeting(**more):
    given = {"key": "1", "on": date(2017, 10, 3), "text": "Møte", "hours": Decimal(3)}
    return HoursHeld(**given | {"organisation": make.OrganisationFactory()} | more)


def test_a_held_interview_proposes_the_municipalitys_time_and_asks_for_how_long(project):
    activity = make.ActivityFactory(project=project, number=2)
    interview = make.InterviewFactory(completed=True, municipality__name="Asker")
    make.InterviewFactory()

    assert propose_hours(project=project) == Proposed(1, 0, 0)

    row = ProposedEntry.objects.get()
    assert (row.organisation, row.activity) == (interview.municipality.organisation, activity)
    assert (row.date, row.hours, row.amount_nok) == (interview.held_on, None, None)
    assert (row.text, row.task) == ("Telefonintervju, Asker", "user_participation")
    assert LedgerEntry.objects.count() == 0


@pytest.mark.parametrize("decide", ["", "accept", "dismiss"])
def test_the_same_thing_is_proposed_once_whatever_was_decided(project, secretary, held, decide):
    make.HourlyRateFactory()
    held.append(meeting())
    propose_hours(project=project)
    row = ProposedEntry.objects.get()
    if decide == "accept":
        accept(proposal=row, by=secretary)
    elif decide:
        dismiss(proposal=row, by=secretary, reason="Ikke prosjektets tid")

    assert propose_hours(project=project) == Proposed(0, 0, 0)
    assert ProposedEntry.objects.count() == 1


def test_an_open_proposal_follows_what_was_held_and_a_persons_hours_stay(project, secretary, held):
    held.append(meeting(hours=None))
    propose_hours(project=project)
    fill_in(proposal=ProposedEntry.objects.get(), values={"hours": Decimal(2)}, by=secretary)
    held[0] = meeting(hours=None, on=date(2017, 10, 4))

    assert propose_hours(project=project) == Proposed(0, 1, 0)
    row = ProposedEntry.objects.get()
    assert (row.date, row.hours) == (date(2017, 10, 4), 2)

    called_off = held.pop()
    assert propose_hours(project=project) == Proposed(0, 0, 1)
    held.append(called_off)
    assert propose_hours(project=project) == Proposed(0, 1, 0)
    assert ProposedEntry.objects.get().state == "open"


def test_acceptance_names_all_that_is_missing_and_enters_nothing(project, secretary, held):
    held.append(meeting(hours=None))
    propose_hours(project=project)
    line = make.ProposedEntryFactory(project=project)

    with pytest.raises(CannotDecide, match="timer"):
        accept(proposal=ProposedEntry.objects.get(is_hours=True), by=secretary)
    with pytest.raises(CannotDecide, match="organisasjon, kostnadstype, sektor, oppgave"):
        accept(proposal=line, by=secretary)

    assert LedgerEntry.objects.count() == 0


def test_accepted_hours_cost_the_rate_in_force_and_count_from_then_on(project, secretary, held):
    make.HourlyRateFactory(rate_nok=600)
    held.append(meeting())
    propose_hours(project=project)

    entry = accept(proposal=ProposedEntry.objects.get(), by=secretary)

    assert (entry.hours, entry.amount_nok, entry.financing) == (3, 1800, "own")
    row = ProposedEntry.objects.get()
    assert (row.state, row.entry, row.decided_by) == ("accepted", entry, secretary)


def test_without_a_rate_hours_stay_proposed(project, secretary, held):
    held.append(meeting())
    propose_hours(project=project)

    with pytest.raises(CannotDecide, match="timesats"):
        accept(proposal=ProposedEntry.objects.get(), by=secretary)

    assert ProposedEntry.objects.get().state == "open"


def test_a_line_of_a_bank_counts_to_the_ore_when_it_has_its_place(project, secretary):
    line = make.ProposedEntryFactory(project=project)
    body = make.OrganisationFactory()

    fill_in(proposal=line, values={**PLACE, "organisation": body}, by=secretary)
    entry = accept(proposal=line, by=secretary)

    assert (entry.amount_nok, entry.hours) == (Decimal("14500.50"), None)
    for act in (
        lambda: accept(proposal=line, by=secretary),
        lambda: dismiss(proposal=line, by=secretary, reason="Likevel ikke"),
        lambda: fill_in(proposal=line, values={"text": "x"}, by=secretary),
    ):
        with pytest.raises(CannotDecide, match="allerede"):
            act()


def test_a_dismissal_needs_its_reason(project, secretary):
    line = make.ProposedEntryFactory(project=project)

    with pytest.raises(CannotDecide):
        dismiss(proposal=line, by=secretary, reason=" ")
    dismiss(proposal=line, by=secretary, reason="Tilskuddet er inntekt")

    line.refresh_from_db()
    assert (line.state, line.decision) == ("dismissed", "Tilskuddet er inntekt")


def test_a_code_that_no_table_has_is_refused_when_filled_in(project, secretary):
    line = make.ProposedEntryFactory(project=project)

    with pytest.raises(CannotDecide, match="ukjent"):
        fill_in(proposal=line, values={"task": "ukjent"}, by=secretary)
