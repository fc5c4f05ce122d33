"""Tables by rule: what is proven, what is refused, and what changes when people come and go."""

from collections import Counter
from dataclasses import replace
from itertools import islice
from random import Random

import pytest

from workshops.seating.arranging.account import account_of, breaches, least_met_of
from workshops.seating.arranging.changing import (
    changed,
    moved,
    offers,
    reseated,
    swapped,
    with_late,
)
from workshops.seating.arranging.guests import Guest, Task
from workshops.seating.arranging.refusing import Rule, refusals
from workshops.seating.arranging.searching import seated

# Sixteen municipalities in the counties of 2017; Buskerud's eleven are counted as two parts (five and
# six), which is what gives the reference costs. Their people are 16 politicians and 16 of the
# administration; the other 18 belong to no municipality.
COUNTIES = ["akershus"] * 2 + ["oppland"] + ["vestfold"] * 2 + ["nedre"] * 5 + ["øvre"] * 6
OTHERS = ["other"] * 9 + ["facilitator"] * 7 + ["researcher"] * 2


def fifty():
    people = [
        Guest(key, str(key // 2), ("political", "administrative")[key % 2], COUNTIES[key // 2])
        for key in range(32)
    ]
    return people + [
        Guest(key, "", role, leads=role == "facilitator") for key, role in enumerate(OTHERS, 32)
    ]


def some(number, seed, *, tables, rounds=2, **rules):
    """Guests drawn at random; municipalities of at most four, which fit at that many tables."""
    draw = Random(seed)
    roles = ["political", "administrative", "researcher", "other"]
    people = [
        Guest(key, f"m{key // 3}" if draw.random() < 0.8 else "", draw.choice(roles), f"f{key % 4}")
        for key in range(number)
    ]
    return Task(tuple(people), tables, rounds, **rules)


@pytest.mark.parametrize(("tables", "cost", "met"), [(7, 516, 1), (8, 352, 0)])
def test_the_reference_is_reached_and_proven(tables, cost, met):
    task = Task(tuple(fifty()), tables)

    seats = seated(task)

    account = account_of(task, seats)
    assert (account.cost, account.bound, account.met, account.least_met) == (cost, cost, met, met)
    assert breaches(task, seats) == []


def test_the_order_of_the_rows_and_the_names_of_municipalities_change_nothing():
    people = fifty()
    shuffled = [
        replace(one, municipality=one.municipality and f"Ø{one.municipality}") for one in people
    ]
    Random(3).shuffle(shuffled)

    assert seated(Task(tuple(people), 7)) == seated(Task(tuple(shuffled), 7))


def test_what_was_decided_is_kept_and_sizes_differ_by_one():
    people = [
        replace(one, locked={0: one.key // 2 + 1, 1: 3}) if one.key in (0, 4, 8) else one
        for one in fifty()
    ]
    task = Task(tuple(people), 8)

    seats = seated(task)

    assert [seats[0][key] for key in (0, 4, 8)] == [1, 3, 5]
    assert [seats[1][key] for key in (0, 4, 8)] == [3, 3, 3]
    assert set(Counter(seats[0].values()).values()) == {6, 7}
    assert breaches(task, seats) == []


def test_four_hundred_are_seated_without_a_rule_broken():
    task = some(400, 1, tables=50)

    seats = seated(task)

    assert breaches(task, seats) == []
    assert account_of(task, seats).met == 0


@pytest.mark.parametrize(
    ("change", "rule", "count", "most"),
    [
        (lambda people: [], Rule.NOBODY, 0, 0),
        (lambda people: people[:3], Rule.EMPTY, 7, 3),
        (
            lambda people: [
                replace(one, municipality="Asker") if one.key < 8 else one for one in people
            ],
            Rule.APART,
            8,
            7,
        ),
        (lambda people: people[:9] + people[32:], Rule.MIXED, 9, 4),
        (
            lambda people: [
                replace(one, leads=True) if one.role == "researcher" else one for one in people
            ],
            Rule.LEADERS,
            9,
            7,
        ),
        (
            lambda people: [
                replace(one, locked={1: 2}) if one.key % 2 and one.key < 20 else one
                for one in people
            ],
            Rule.LOCKED,
            10,
            8,
        ),
        (
            lambda people: [replace(one, locked={0: 9}) if one.key == 5 else one for one in people],
            Rule.LOCKED,
            1,
            0,
        ),
    ],
)
def test_a_rule_that_nothing_can_keep_is_named_before_anything_is_computed(
    change, rule, count, most
):
    found = refusals(Task(tuple(change(fifty())), 7))

    assert [(one.rule, one.count, one.most) for one in found] == [(rule, count, most)]


def test_the_prices_offered_are_what_the_changes_cost():
    task = some(23, 4, tables=4, rounds=3)
    seats = seated(task)

    for key in islice((guest.key for guest in task.guests), 4):
        for one in offers(task, seats, 1, key):
            after = (
                moved(seats, 1, key, one.table)
                if one.other is None
                else swapped(seats, 1, key, one.other)
            )
            assert one.price == changed(task, seats, after).price


def test_a_move_that_breaks_a_rule_names_it():
    task = Task(tuple(fifty()), 7)
    seats = seated(task)
    other = seats[0][1]

    found = changed(task, seats, moved(seats, 0, 0, other)).broken

    assert (Rule.APART, 1, other, (0, 1)) in [(b.rule, b.round, b.table, b.keys) for b in found]


def test_when_some_do_not_come_few_of_the_others_move():
    whole = Task(tuple(fifty()), 7)
    seats = seated(whole)
    table = [key for key, at in seats[0].items() if at == 1]
    absent = set(table[:4])
    there = replace(whole, guests=tuple(g for g in whole.guests if g.key not in absent))

    after = reseated(there, seats, rounds=[0, 1])

    # 46 at seven tables are six or seven each: the table that lost four needs three.
    moved_first = [key for key in after[0] if after[0][key] != seats[0][key]]
    assert len(moved_first) == 3
    assert {after[0][key] for key in moved_first} == {1}
    assert breaches(there, after) == []


def test_nobody_moves_for_one_who_does_not_come_though_they_would_sit_better():
    whole = Task(tuple(fifty()[:20]), 4)
    seats = seated(whole)
    moves = {}
    for absent in (0, 8):
        there = replace(whole, guests=tuple(g for g in whole.guests if g.key != absent))
        after = reseated(there, seats, rounds=[0, 1])
        moves[absent] = sum(
            table != seats[number][key]
            for number, row in enumerate(after)
            for key, table in row.items()
        )

    assert {key: n for key, n in moves.items() if n} == {}


def test_a_round_that_is_over_is_left_alone():
    whole = Task(tuple(fifty()), 7)
    seats = seated(whole)
    there = replace(whole, guests=whole.guests[3:])

    after = reseated(there, seats, rounds=[1])

    assert after[0] == {key: at for key, at in seats[0].items() if key > 2}


def test_a_late_guest_gets_the_cheapest_free_seat_and_nobody_else_moves():
    whole = Task(tuple(fifty()), 8)
    late = Guest(99, "3", "political", "vestfold")
    before = seated(whole)
    task = replace(whole, guests=(*whole.guests, late))

    after = with_late(task, before, 99)

    assert tuple({k: t for k, t in row.items() if k != 99} for row in after) == before
    for number, row in enumerate(before):
        sizes = Counter(row.values())
        free = [table for table, count in sizes.items() if count == min(sizes.values())]
        costs = {t: account_of(task, moved(after, number, 99, t)).cost for t in free}
        assert after[number][99] in free
        assert costs[after[number][99]] == min(costs.values())


def test_meetings_that_cannot_be_avoided():
    assert least_met_of(50, 7, 2) == 1
    assert least_met_of(50, 8, 2) == 0
    assert least_met_of(12, 2, 2) == 4 * 3  # six a table: each of four cells holds three
    assert least_met_of(8, 2, 1) == 0
