"""Milestones move with a reason; what was planned before stays visible."""

from datetime import date, timedelta

import pytest

from forkommune.plan.models import MilestoneMove
from forkommune.plan.services.milestones import (
    CannotMove,
    mark_reached,
    move_milestone,
    postpone,
    take_back,
)
from forkommune.ui.dates import today
from forkommune.work.models import HistoryEntry
from tests import factories as make

pytestmark = pytest.mark.django_db
NEW = {"planned_from": date(2018, 1, 1), "planned_to": date(2018, 1, 31)}


@pytest.fixture
def secretary():
    return make.SecretaryFactory()


def test_a_move_keeps_the_old_dates_the_reason_who_and_when(secretary):
    milestone = make.MilestoneFactory()

    move_milestone(milestone=milestone, **NEW, by=secretary, reason="Rektor er syk")

    move = MilestoneMove.objects.get()
    assert (move.old_to, move.new_to) == (date(2017, 12, 31), date(2018, 1, 31))
    assert (move.reason, move.moved_by) == ("Rektor er syk", secretary)
    assert HistoryEntry.objects.of(milestone).first().reason == "Rektor er syk"
    milestone.refresh_from_db()
    assert milestone.planned_to == date(2018, 1, 31)


@pytest.mark.parametrize(
    ("dates", "reason"),
    [(NEW, ""), ({"planned_from": date(2018, 2, 1), "planned_to": date(2018, 1, 31)}, "Syk")],
)
def test_no_move_without_a_reason_or_backwards(secretary, dates, reason):
    milestone = make.MilestoneFactory()

    with pytest.raises(CannotMove):
        move_milestone(milestone=milestone, **dates, by=secretary, reason=reason)

    milestone.refresh_from_db()
    assert milestone.planned_to == date(2017, 12, 31)


def test_the_dates_it_has_already_are_no_move(secretary):
    milestone = make.MilestoneFactory()

    postpone(milestone=milestone, by=timedelta(0), user=secretary, reason="Ingen")

    assert MilestoneMove.objects.count() == 0


def test_what_is_reached_stands_until_it_is_taken_back_for_a_reason(secretary):
    milestone = make.MilestoneFactory()
    with pytest.raises(CannotMove):
        mark_reached(milestone=milestone, by=secretary, on=today() + timedelta(days=1))
    mark_reached(milestone=milestone, by=secretary)

    for refused in (
        lambda: move_milestone(milestone=milestone, **NEW, by=secretary, reason="Syk"),
        lambda: mark_reached(milestone=milestone, by=secretary),
        lambda: take_back(milestone=milestone, by=secretary, reason=""),
    ):
        with pytest.raises(CannotMove):
            refused()
    take_back(milestone=milestone, by=secretary, reason="Utkastet manglet et kapittel")

    milestone.refresh_from_db()
    assert milestone.reached_on is None
