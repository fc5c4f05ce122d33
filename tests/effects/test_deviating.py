"""What went otherwise than the registered plan is found, each with its figures, and nothing else."""

from datetime import date, timedelta

import pytest

from pilots.effects.deviating import Deviation, Kind, Plan, Round, deviations

BEFORE, AFTER = date(2017, 11, 14), date(2018, 5, 14)
TODAY = date(2018, 9, 1)


def plan(**otherwise):
    told = {
        "registered": date(2017, 11, 1),
        "days": {"before": BEFORE, "after": AFTER},
        "numbers": {"target": 40, "comparison": 30},
        "has_before": True,
        "is_compared": True,
    }
    return Plan(**told | otherwise)


def rounds(**units):
    """As planned, but for the numbers that are named."""
    told = {
        "target_before": 40,
        "target_after": 40,
        "comparison_before": 30,
        "comparison_after": 30,
    }
    days = {"before": BEFORE, "after": AFTER}
    return [
        Round(group, moment, number, days[moment], days[moment])
        for key, number in (told | units).items()
        for group, _, moment in [key.partition("_")]
    ]


def found(measured, the_plan=None, today=TODAY):
    return deviations(the_plan or plan(), {"Andel kjørt": measured}, today=today)


def test_what_followed_the_plan_has_none():
    week = timedelta(7)
    within = [
        Round(one.group, one.moment, one.units, one.first - week, one.last + week)
        for one in rounds()
    ]
    assert found(rounds()) == []
    assert found(within) == []


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (-8, 0, [(Kind.EARLY, date(2018, 5, 6), 8)]),
        (0, 8, [(Kind.LATE, date(2018, 5, 22), 8)]),
        (-20, 31, [(Kind.EARLY, date(2018, 4, 24), 20), (Kind.LATE, date(2018, 6, 14), 31)]),
    ],
)
def test_a_day_more_than_a_week_off_is_told_with_how_many_days(first, last, expected):
    late = Round("comparison", "after", 30, AFTER + timedelta(first), AFTER + timedelta(last))
    measured = [*rounds()[:3], late]
    told = found(measured)
    assert [(one.kind, one.found, one.days) for one in told] == expected
    assert all((one.moment, one.planned) == ("after", AFTER) for one in told)


def test_other_numbers_than_planned_are_told_group_by_group():
    told = found(rounds(target_after=31, comparison_before=36))
    assert told == [
        Deviation(Kind.FEWER, "after", "target", 40, 31, names=("Andel kjørt",)),
        Deviation(Kind.MORE, "before", "comparison", 30, 36, names=("Andel kjørt",)),
    ]


def test_a_comparison_group_that_is_not_there_is_told_once_the_target_group_is_measured():
    told = found(rounds(comparison_after=0))
    assert told == [
        Deviation(Kind.NO_COMPARISON, "after", "comparison", 30, 0, names=("Andel kjørt",))
    ]


@pytest.mark.parametrize(("today", "kinds"), [(AFTER + timedelta(7), []), (TODAY, ["after"])])
def test_what_is_not_measured_is_a_deviation_when_its_day_has_passed(today, kinds):
    told = found([one for one in rounds() if one.moment == "before"], today=today)
    assert [one.moment for one in told if one.kind is Kind.NOT_MEASURED] == kinds


def test_an_outcome_that_nobody_measured_is_named_beside_the_others():
    told = deviations(plan(), {"Andel kjørt": rounds(), "Utslipp": []}, today=TODAY)
    assert [(one.kind, one.moment, one.names) for one in told] == [
        (Kind.NOT_MEASURED, "before", ("Utslipp",)),
        (Kind.NOT_MEASURED, "after", ("Utslipp",)),
    ]


def test_the_same_of_several_outcomes_is_told_once():
    few = rounds(target_after=31)
    told = deviations(plan(), {"A": few, "B": few, "C": rounds()}, today=TODAY)
    assert [(one.kind, one.names) for one in told] == [(Kind.FEWER, ("A", "B"))]


def test_what_the_plan_does_not_measure_is_told_and_not_held_against_its_numbers():
    told = found(rounds(), plan(has_before=False, is_compared=False))
    assert [(one.kind, one.moment, one.found) for one in told] == [
        (Kind.UNPLANNED_BEFORE, "before", 70),
        (Kind.UNPLANNED_COMPARISON, "after", 30),
    ]


def test_measurements_older_than_the_plan_come_first():
    [first, *_others] = found(rounds(target_after=31), plan(registered=date(2018, 1, 1)))
    assert (first.kind, first.found, first.planned) == (
        Kind.BEFORE_REGISTERED, BEFORE, date(2018, 1, 1),
    )  # fmt: skip


def test_where_the_plan_gives_no_number_and_no_day_nothing_is_made_of_it():
    bare = plan(numbers={}, days={})
    no_days = [Round(one.group, one.moment, one.units) for one in rounds()]
    assert found(no_days, bare) == []
    assert found(no_days) == []  # measurements whose days are not kept
