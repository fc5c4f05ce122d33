"""The secretariat keeps the books in the admin: through services, with reasons, nothing deleted."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from forkommune.plan.models import AccountingPeriod, LedgerEntry, Milestone, ProposedEntry
from forkommune.work.models import HistoryEntry
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
def secretary(client):
    user = make.SecretaryFactory()
    client.force_login(user)
    return user


def change(row):
    return reverse(f"admin:plan_{row._meta.model_name}_change", args=[row.pk])


def errors(page):
    return [str(one) for one in page.context["errors"]] if page.context else []


def entry_data(**more):
    given = {"date": "3.10.2017", "organisation": make.OrganisationFactory().pk, "text": "Møte"}
    return {**given, "activity": "", "voucher": "", "hours": "", "amount_nok": "", **PLACE, **more}


def test_an_entry_is_made_by_the_service_with_number_and_name(client, secretary, project):
    make.HourlyRateFactory()

    page = client.post(reverse("admin:plan_ledgerentry_add"), entry_data(hours="2,5"))

    assert page.status_code == 302, errors(page)
    entry = LedgerEntry.objects.get()
    assert (entry.number, entry.amount_nok, entry.entered_by) == (1, 1500, secretary)


def test_what_the_ledger_refuses_stands_in_the_form(client, secretary, project):
    page = client.post(reverse("admin:plan_ledgerentry_add"), entry_data())

    assert "Oppgi enten timer eller beløp" in page.content.decode()
    assert LedgerEntry.objects.count() == 0


def test_a_correction_without_a_reason_comes_back(client, secretary, project):
    entry = make.LedgerEntryFactory(project=project)
    data = entry_data(text="Rettet tekst", organisation=entry.organisation.pk)

    refused = client.post(change(entry), data)
    assert "hvorfor posten rettes" in refused.content.decode()
    client.post(change(entry), data | {"reason": "Skrivefeil"})

    entry.refresh_from_db()
    assert (entry.text, entry.amount_nok) == ("Rettet tekst", 1000)


def test_entries_are_reversed_by_an_action_and_not_deleted(client, secretary, project):
    entry = make.LedgerEntryFactory(project=project)
    chosen = {"action": "reverse", "_selected_action": [entry.pk], "confirmed": "1"}

    client.post(reverse("admin:plan_ledgerentry_changelist"), chosen | {"reason": "Feil"})

    assert LedgerEntry.objects.get(reverses=entry).amount_nok == -1000
    delete = client.post(reverse("admin:plan_ledgerentry_delete", args=[entry.pk]), {"post": "yes"})
    assert delete.status_code == 403


def test_a_proposal_is_filled_in_and_entered_with_the_second_button(client, secretary, project):
    line = make.ProposedEntryFactory(project=project)
    body = make.OrganisationFactory()
    data = {"date": "3.10.2017", "text": line.text, "organisation": body.pk, "activity": ""}
    data |= {"amount_nok": "14500.50", "reason": ""}

    refused = client.post(change(line), data | {"_accept": "1"})
    assert "mangler kostnadstype" in refused.content.decode()
    client.post(change(line), data | PLACE)
    assert LedgerEntry.objects.count() == 0
    client.post(change(line), data | PLACE | {"_accept": "1"})

    line.refresh_from_db()
    assert (line.state, line.entry.amount_nok) == ("accepted", Decimal("14500.50"))


def test_proposals_are_dismissed_with_a_reason_and_their_page_then_only_reads(
    client, secretary, project
):
    line = make.ProposedEntryFactory(project=project)
    chosen = {"action": "dismiss", "_selected_action": [line.pk], "confirmed": "1"}

    client.post(reverse("admin:plan_proposedentry_changelist"), chosen | {"reason": "Inntekt"})

    assert ProposedEntry.objects.get().decision == "Inntekt"
    assert client.post(change(line), {"text": "x"}).status_code == 403


def test_periods_are_added_closed_and_reopened_with_a_reason(client, secretary, project):
    client.post(
        reverse("admin:plan_accountingperiod_add"),
        {"first_day": "1.9.2017", "last_day": "31.12.2017"},
    )
    period = AccountingPeriod.objects.get()
    listed = reverse("admin:plan_accountingperiod_changelist")
    chosen = {"_selected_action": [period.pk], "confirmed": "1"}

    client.post(listed, chosen | {"action": "close", "reason": ""})
    period.refresh_from_db()
    assert (period.closed_by, period.entries) == (secretary, 0)
    client.post(listed, chosen | {"action": "reopen", "reason": ""})
    period.refresh_from_db()
    assert period.is_closed
    client.post(listed, chosen | {"action": "reopen", "reason": "Glemt bilag"})

    period.refresh_from_db()
    assert not period.is_closed


def test_a_period_leads_to_its_own_entries_and_no_others(client, secretary):
    period = make.AccountingPeriodFactory(first_day=date(2017, 9, 1), last_day=date(2017, 9, 30))
    project = period.project
    inside = make.LedgerEntryFactory(project=project, date=date(2017, 9, 30))
    make.LedgerEntryFactory(project=project, date=date(2017, 10, 1))

    page = client.get(change(period)).content.decode()
    address = re.search(r'href="([^"]*ledgerentry[^"]*date__gte[^"]*)"', page)[1]
    listed = client.get(address.replace("&amp;", "&")).context["cl"].queryset

    assert list(listed) == [inside]


def test_new_dates_of_a_milestone_need_a_reason(client, secretary):
    milestone = make.MilestoneFactory()
    data = {
        "activity": milestone.activity.pk,
        "title": milestone.title,
        "wording": "",
        "planned_from": "1.12.2017",
        "planned_to": "31.1.2018",
        "reached_on": "",
        "moves-TOTAL_FORMS": 0,
        "moves-INITIAL_FORMS": 0,
    }

    refused = client.post(change(milestone), data)
    assert "hvorfor milepælen flyttes" in refused.content.decode()
    client.post(change(milestone), data | {"reason": "Utkastet er sent"})

    milestone.refresh_from_db()
    assert milestone.planned_to == date(2018, 1, 31)
    assert milestone.moves.get().reason == "Utkastet er sent"


def test_new_dates_of_a_deliverable_need_a_reason_that_history_keeps(client, secretary):
    deliverable = make.DeliverableFactory(code="D4", due=date(2017, 12, 31))
    data = {
        "project": deliverable.project.pk,
        "code": "D4",
        "title": "Kriterier",
        "kind": deliverable.kind,
        "due": "31.1.2018",
    }

    refused = client.post(change(deliverable), data)
    assert "hvorfor leveransen flyttes" in refused.content.decode()
    client.post(change(deliverable), data | {"reason": "Workshopen ble flyttet"})

    deliverable.refresh_from_db()
    assert (deliverable.due, deliverable.title) == (date(2018, 1, 31), "Kriterier")
    moved = HistoryEntry.objects.of(deliverable).get(action="deliverable.moved")
    assert moved.reason == "Workshopen ble flyttet"
    assert moved.changes["due"] == ["2017-12-31", "2018-01-31"]


def test_a_new_milestone_is_added_and_many_are_moved_at_once(client, secretary):
    activity = make.ActivityFactory()
    data = {"activity": activity.pk, "title": "Ny", "planned_from": "1.12.2017"}
    data |= {"planned_to": "31.12.2017", "moves-TOTAL_FORMS": 0, "moves-INITIAL_FORMS": 0}
    client.post(reverse("admin:plan_milestone_add"), data)
    milestone = Milestone.objects.get()

    client.post(
        reverse("admin:plan_milestone_changelist"),
        {
            "action": "two_weeks_later",
            "_selected_action": [milestone.pk],
            "confirmed": "1",
            "reason": "Jul",
        },
    )

    milestone.refresh_from_db()
    assert milestone.planned_to == date(2018, 1, 14)


def test_what_waits_stands_on_the_start_page_with_what_it_lacks(client, secretary, project):
    make.ProposedEntryFactory(project=project, text="Leie av lokale")

    page = client.get(reverse("admin:index")).content.decode()

    assert "Leie av lokale" in page
    assert "mangler organisasjon" in page
