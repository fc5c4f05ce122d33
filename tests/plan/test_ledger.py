"""The ledger: entered, corrected, reversed, and fast in closed periods."""

from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from forkommune.plan.models import AccountingPeriod, LedgerEntry
from forkommune.plan.services.ledger import (
    CannotEnter,
    Facts,
    NoRateInForce,
    PeriodClosed,
    correct,
    enter,
    reverse,
)
from forkommune.plan.services.periods import (
    CannotClose,
    add_period,
    broken_seals,
    close_period,
    reopen_period,
)
from forkommune.work.models import HistoryEntry
from tests import factories as make
from tests.factories.plan import budget

pytestmark = pytest.mark.django_db
OCTOBER = date(2017, 10, 3)


@pytest.fixture
def project():
    project = make.ProjectFactory()
    budget(project)
    return project


@pytest.fixture
def secretary():
    return make.SecretaryFactory()


def facts(**more):
    given = {
        "date": OCTOBER,
        "organisation": make.OrganisationFactory(),
        "text": "Møte",
        "cost_type": "personnel_indirect",
        "sector": "other_sectors",
        "task": "user_participation",
        "financing": "own",
    }
    return Facts(**given | more)


def test_hours_take_the_rate_that_was_in_force_on_their_day(project, secretary):
    body = make.OrganisationFactory()
    make.HourlyRateFactory(rate_nok=500, valid_from=date(2017, 1, 1))
    make.HourlyRateFactory(organisation=body, rate_nok=600, valid_to=date(2017, 10, 2))
    own = make.HourlyRateFactory(organisation=body, rate_nok=650, valid_from=OCTOBER)

    entry = enter(
        project=project, facts=facts(organisation=body, hours=Decimal("2.25")), by=secretary
    )

    assert (entry.rate, entry.rate_nok, entry.amount_nok) == (own, 650, Decimal("1462.50"))
    assert (entry.number, entry.entered_by) == (1, secretary)


def test_hours_without_a_rate_are_refused_by_name_and_nothing_is_entered(project, secretary):
    make.HourlyRateFactory(valid_from=date(2018, 1, 1))
    body = make.OrganisationFactory(name="Asker kommune")

    with pytest.raises(NoRateInForce, match=r"Asker kommune.*3\.10\.2017"):
        enter(project=project, facts=facts(organisation=body, hours=Decimal(1)), by=secretary)

    assert LedgerEntry.objects.count() == 0


def test_an_invented_rate_marks_the_entry(project, secretary):
    make.HourlyRateFactory(is_invented=True)

    assert enter(project=project, facts=facts(hours=Decimal(1)), by=secretary).is_invented


@pytest.mark.parametrize("money", [{}, {"hours": Decimal(1), "amount": Decimal(1)}])
def test_an_entry_is_either_hours_or_an_amount(project, secretary, money):
    with pytest.raises(CannotEnter):
        enter(project=project, facts=facts(**money), by=secretary)


@pytest.mark.parametrize(
    ("money", "words"),
    [
        ({"hours": Decimal(0)}, "mer enn 0"),
        ({"hours": Decimal(-1)}, "mer enn 0"),
        ({"amount": Decimal("0.00")}, "0 kroner"),
    ],
)
def test_an_entry_of_nothing_is_refused_in_words(project, secretary, money, words):
    make.HourlyRateFactory()

    with pytest.raises(CannotEnter, match=words):
        enter(project=project, facts=facts(**money), by=secretary)


def test_a_code_that_the_application_lacks_is_refused_with_those_it_has(project, secretary):
    with pytest.raises(CannotEnter, match=r"traveling.*personnel_indirect, rd_services"):
        enter(project=project, facts=facts(amount=Decimal(1), cost_type="traveling"), by=secretary)


def test_the_database_itself_holds_hours_times_rate():
    with pytest.raises(IntegrityError, match="amount_is_hours_times_rate"), transaction.atomic():
        make.LedgerEntryFactory(hours=2, rate_nok=600, amount_nok=1201)


def test_a_correction_needs_a_reason_and_keeps_what_stood(project, secretary):
    entry = enter(project=project, facts=facts(amount=Decimal(100)), by=secretary)

    with pytest.raises(CannotEnter):
        correct(entry=entry, values={"task": "analysis"}, by=secretary, reason=" ")
    with pytest.raises(CannotEnter, match="amount_nok"):
        correct(entry=entry, values={"amount_nok": 5}, by=secretary, reason="Feil")
    correct(entry=entry, values={"task": "analysis"}, by=secretary, reason="Feil oppgave")

    told = HistoryEntry.objects.of(entry).first()
    assert (told.action, told.reason) == ("ledger.corrected", "Feil oppgave")
    assert told.changes == {"task": ["user_participation", "analysis"]}


def test_a_reversal_takes_money_and_hours_back_once(project, secretary):
    make.HourlyRateFactory()
    entry = enter(project=project, facts=facts(hours=Decimal(2)), by=secretary)

    counter = reverse(entry=entry, by=secretary, reason="Ført to ganger")

    assert (counter.hours, counter.amount_nok, counter.reverses) == (-2, Decimal(-1200), entry)
    assert (counter.number, counter.date) == (2, OCTOBER)
    for again in (entry, counter):
        with pytest.raises(CannotEnter, match="allerede"):
            reverse(entry=again, by=secretary, reason="En gang til")


@pytest.fixture
def closed(project, secretary):
    entry = enter(project=project, facts=facts(amount=Decimal("10.50")), by=secretary)
    period = add_period(
        project=project, first_day=date(2017, 9, 1), last_day=date(2017, 12, 31), by=secretary
    )
    return entry, close_period(period=period, by=secretary)


def test_a_period_closes_with_number_sum_and_checksum_of_its_entries(closed, secretary):
    _entry, period = closed

    assert (period.entries, period.sum_nok, len(period.sha256)) == (1, Decimal("10.50"), 64)
    assert close_period(period=period, by=make.SecretaryFactory()).closed_by == secretary


def test_in_a_closed_period_nothing_is_entered_or_corrected(closed, project, secretary):
    entry, _period = closed

    with pytest.raises(PeriodClosed, match=r"1\.9\.2017 – 31\.12\.2017"):
        enter(project=project, facts=facts(amount=Decimal(1)), by=secretary)
    with pytest.raises(PeriodClosed):
        correct(entry=entry, values={"text": "Annet"}, by=secretary, reason="Feil")
    moved = enter(
        project=project, facts=facts(amount=Decimal(1), date=date(2018, 1, 2)), by=secretary
    )
    with pytest.raises(PeriodClosed):
        correct(entry=moved, values={"date": OCTOBER}, by=secretary, reason="Feil dag")


def test_an_entry_of_a_closed_period_is_reversed_today(closed, secretary):
    entry, _period = closed

    assert reverse(entry=entry, by=secretary, reason="Feil").date > date(2018, 1, 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.delete(),
        lambda entry: LedgerEntry.objects.update(text="Annet"),
        lambda entry: LedgerEntry.objects.update(date=date(2018, 1, 1)),
        lambda entry: make.LedgerEntryFactory(project=entry.project),
    ],
)
def test_the_database_itself_refuses_changes_in_a_closed_period(closed, change):
    with pytest.raises(IntegrityError, match="is closed"), transaction.atomic():
        change(closed[0])


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.delete(),
        lambda rows: rows.update(last_day=date(2017, 9, 2)),
        lambda rows: rows.update(sum_nok=7),
        lambda rows: rows.update(closed_at=None, sha256="", first_day=date(2016, 9, 1)),
    ],
)
def test_the_database_itself_lets_a_closed_period_only_be_reopened(closed, change):
    rows = AccountingPeriod.objects.filter(pk=closed[1].pk)

    with pytest.raises(IntegrityError, match="is closed"), transaction.atomic():
        change(rows)

    assert AccountingPeriod.objects.get().is_closed


def test_books_that_were_changed_with_the_triggers_off_are_found(closed):
    assert broken_seals() == []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE plan_ledgerentry SET voucher = 'x'")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")

    assert broken_seals() == [closed[1]]


def test_an_account_that_is_deleted_leaves_the_books_as_they_are(closed, secretary):
    entry, _period = closed

    secretary.delete()

    entry.refresh_from_db()
    assert (entry.entered_by, entry.amount_nok) == (None, Decimal("10.50"))


def test_a_period_opens_again_for_a_reason_that_history_keeps(closed, project, secretary):
    _entry, period = closed

    with pytest.raises(CannotClose):
        reopen_period(period=period, by=secretary, reason="")
    reopen_period(period=period, by=secretary, reason="Glemt bilag 14")
    enter(project=project, facts=facts(amount=Decimal(1)), by=secretary)

    told = HistoryEntry.objects.of(period).first()
    assert (told.action, told.reason) == ("period.reopened", "Glemt bilag 14")


def test_periods_share_no_days_and_wait_for_what_is_proposed_in_them(closed, project, secretary):
    with pytest.raises(CannotClose):
        add_period(
            project=project, first_day=date(2017, 12, 31), last_day=date(2018, 1, 31), by=secretary
        )
    later = add_period(
        project=project, first_day=date(2018, 1, 1), last_day=date(2018, 2, 28), by=secretary
    )
    make.ProposedEntryFactory(project=project, date=date(2018, 1, 5))

    with pytest.raises(CannotClose, match="1 "):
        close_period(period=later, by=secretary)


def test_entries_from_before_are_numbered_by_project_in_the_order_they_were_made():
    first = [make.LedgerEntryFactory(number=number) for number in (50, 40)]
    other = make.LedgerEntryFactory(project=make.ProjectFactory(number="2"), number=7)

    import_module("forkommune.plan.migrations.0003_ledger").number_entries(apps, None)

    numbers = dict(LedgerEntry.objects.values_list("pk", "number"))
    assert numbers == {first[0].pk: 1, first[1].pk: 2, other.pk: 1}
