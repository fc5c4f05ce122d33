"""The division of the sixteen gives the reference values; small cases agree with brute force."""

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from municipalities.network.dividing.agreement import adjusted_rand, same
from municipalities.network.dividing.bounds import lower_bound
from municipalities.network.dividing.distances import BadValue, of_numbers, of_ranks, of_themes
from municipalities.network.dividing.exact import Exact
from municipalities.network.dividing.explaining import (
    Hindrance,
    cheapest_swap,
    member,
    move,
    price,
    swap,
    ties,
)
from municipalities.network.dividing.feasible import Impossible, numbers_of_groups
from municipalities.network.dividing.objective import objective, silhouette
from municipalities.network.dividing.rules import Kind, Rule, Sizes, Task
from municipalities.network.dividing.searching import searched
from municipalities.network.dividing.solving import Proof, divide
from municipalities.network.dividing.stability import Doubt, stability, without_each
from municipalities.network.dividing.weighing import (
    BadWeight,
    NothingKnown,
    NoWeight,
    UnknownCriterion,
    weigh,
    with_neighbours,
)

from .numbers import CRITERIA, DISTANCES, NAMES, NEARNESS, TASK, WEIGHTS, at

THREE = "Asker Bærum Drammen"
FJORD = "Hurum Sande Svelvik"
REFERENCE = {
    3: (0.23816528, 0.3107, None),
    4: (
        0.19678442,
        0.3805,
        [
            THREE.split(),
            ["Hole", "Jevnaker", "Krødsherad", "Modum", "Ringerike", "Sigdal"],
            FJORD.split(),
            ["Lier", "Nedre Eiker", "Røyken", "Øvre Eiker"],
        ],
    ),
    5: (
        0.17143897,
        0.4111,
        [
            THREE.split(),
            ["Hole", "Jevnaker", "Ringerike"],
            FJORD.split(),
            ["Krødsherad", "Modum", "Sigdal"],
            ["Lier", "Nedre Eiker", "Røyken", "Øvre Eiker"],
        ],
    ),
}


def rows_of(groups, names=NAMES):
    return [[names.index(name) for name in group] for group in groups]


def test_distances_are_those_of_the_reference():
    assert NEARNESS.span == pytest.approx(76.6662, abs=1e-4)
    assert DISTANCES[tuple(at("Asker", "Bærum"))] == pytest.approx(0.116415, abs=1e-6)
    assert DISTANCES[tuple(at("Drammen", "Sigdal"))] == pytest.approx(0.726604, abs=1e-6)
    assert DISTANCES[np.triu_indices(16, 1)].mean() == pytest.approx(0.382193, abs=1e-6)


@pytest.mark.parametrize("groups", [3, 4, 5])
def test_the_best_divisions_are_proven_and_those_of_the_reference(groups):
    value, clear, reference = REFERENCE[groups]

    answer = divide(DISTANCES, TASK, groups)

    assert answer.objective == pytest.approx(value, abs=5e-9)
    assert answer.proof is Proof.PROVEN
    assert silhouette(DISTANCES, rows_of(answer.groups)) == pytest.approx(clear, abs=5e-5)
    assert reference is None or same(reference, answer.groups)


def test_near_divisions_and_prices_of_rules_are_those_of_the_reference():
    near, more = Exact(DISTANCES, TASK).near(4, 0.05, 20)

    assert [round(100 * one.dearer, 1) for one in near] == [0.0, 3.0, 4.4, 4.9]
    assert not more
    for names, dearer in (
        (("Asker", "Røyken", "Hurum"), 0.188),
        (("Drammen", "Nedre Eiker", "Svelvik"), 0.204),
    ):
        ruled = Task(NAMES, Sizes(3, 6), (Rule(Kind.TOGETHER, names),))
        assert divide(DISTANCES, ruled, 4).objective / 0.19678442 - 1 == pytest.approx(
            dearer, abs=1e-3
        )


def test_what_binds_the_groups_is_told_with_chance_beside_it():
    best = rows_of(REFERENCE[4][2])

    told = [[(round(t.ratio, 2), round(t.looser, 1)) for t in ties(CRITERIA, g)] for g in best]

    assert told == [  # size, nearness, density
        [(0.37, 93.6), (0.46, 94.6), (0.10, 99.8)],
        [(0.89, 66.6), (0.80, 87.7), (0.60, 94.9)],
        [(0.19, 97.0), (0.40, 96.8), (0.29, 94.6)],
        [(0.14, 99.8), (0.45, 98.4), (0.54, 91.0)],
    ]
    assert [tie.binds for tie in ties(CRITERIA, best[1])] == [False, False, True]


def test_who_could_be_elsewhere_and_at_what_price():
    best = rows_of(REFERENCE[4][2])

    modum = member(DISTANCES, TASK, best, at("Modum")[0])
    asker = member(DISTANCES, TASK, best, at("Asker")[0])

    assert (modum.move_to, round(100 * modum.price, 1)) == (3, 3.0)
    assert (asker.move_to, asker.hindrance) == (None, Hindrance.TOO_FEW)
    one, other, cost = cheapest_swap(DISTANCES, TASK, best)
    assert price(DISTANCES, best, swap(best, one, other)) == cost > 0
    assert price(DISTANCES, move(best, *at("Modum"), 3), best) < 0  # and back is a gain


def test_stability_is_seeded_and_a_criterion_left_out_decides_or_does_not():
    best = rows_of(REFERENCE[4][2])

    drawn = stability(CRITERIA, WEIGHTS, TASK, best, doubt=Doubt.ROUGH, draws=100)
    again = stability(CRITERIA, WEIGHTS, TASK, best, doubt=Doubt.ROUGH, draws=100)

    assert drawn.identical == again.identical == pytest.approx(0.79, abs=0.08)
    assert drawn.together[tuple(at("Hurum", "Sande"))] > 0.95
    assert drawn.weakest(at("Modum")[0], best[1])[1] == pytest.approx(0.79, abs=0.08)
    left = without_each(CRITERIA, WEIGHTS, TASK, divide(DISTANCES, TASK, 4))
    assert {one.code: one.is_same for one in left} == {
        "size": False,
        "nearness": False,
        "density": True,
    }


def test_missing_values_leave_a_pair_out_and_are_never_filled_in():
    numbers = of_numbers([1, None, 3]).distances
    themes = of_themes([["a"], ["a", "b"], []]).distances

    joined = weigh(
        {"one": numbers, "two": themes},
        {"one": 3, "two": 1},
    )

    assert joined.distances[0, 1] == 0.5  # only the themes are known
    assert joined.known[0, 1] == 0.25
    assert joined.doubtful == [(0, 1), (1, 2)]
    with pytest.raises(NothingKnown) as caught:
        weigh({"one": numbers}, {"one": 1})
    assert caught.value.index == 1  # the municipality of which nothing is known


@pytest.mark.parametrize(
    ("weights", "error"),
    [
        ({}, NoWeight),
        ({"size": 0}, NoWeight),
        ({"size": -1}, BadWeight),
        ({"size": math.nan}, BadWeight),
        ({"size": "much"}, BadWeight),
        ({"beauty": 1}, UnknownCriterion),
    ],
)
def test_weights_that_are_none_are_refused(weights, error):
    with pytest.raises(error):
        weigh(CRITERIA, weights)


def test_values_that_cannot_be_measured_are_named():
    for call in (
        lambda: of_numbers([5, 0], logarithm=True),
        lambda: of_numbers([5, math.inf]),
        lambda: of_ranks([0, 3], levels=3),
    ):
        with pytest.raises(BadValue) as caught:
            call()
        assert caught.value.index == 1


def test_neighbours_are_nearer_by_a_bonus_and_nobody_else_is():
    nearer = with_neighbours(DISTANCES, {tuple(at("Asker", "Bærum"))}, 0.5)

    changed = np.argwhere(nearer != DISTANCES)
    assert {tuple(pair) for pair in changed} == {
        tuple(at("Asker", "Bærum")),
        tuple(at("Bærum", "Asker")),
    }


IMPOSSIBLE = [
    ([Rule(Kind.TOGETHER, NAMES[:7])], None, [0], ()),  # a block above the largest size
    ([Rule(Kind.TOGETHER, NAMES[:3]), Rule(Kind.APART, NAMES[1:3])], 4, [0, 1], ()),
    ([Rule(Kind.TOGETHER, NAMES[9:11]), Rule(Kind.APART, NAMES[:5])], 4, [1], (5,)),
    (
        [
            Rule(Kind.FIXED, NAMES[:1], "A"),
            Rule(Kind.FIXED, NAMES[1:2], "B"),
            Rule(Kind.TOGETHER, NAMES[:2]),
        ],
        4,
        [0, 1, 2],
        (),
    ),
    ([], 6, [], (3, 4, 5)),
    ([], 2, [], (3, 4, 5)),
]


@pytest.mark.parametrize(("rules", "groups", "named", "possible"), IMPOSSIBLE)
def test_what_cannot_be_is_said_with_the_rules_in_the_way(rules, groups, named, possible):
    with pytest.raises(Impossible) as caught:
        divide(DISTANCES, Task(NAMES, Sizes(3, 6), tuple(rules)), groups or 4)

    assert list(caught.value.rules) == [rules[n] for n in named]
    assert caught.value.numbers == possible


def test_at_most_some_of_a_county_holds_in_the_proof_and_in_the_search():
    counties = {name: "A" if n < 8 else "B" for n, name in enumerate(NAMES)}
    task = Task(NAMES, Sizes(3, 6), (Rule(Kind.COUNTY, number=2),), counties)

    assert numbers_of_groups(task) == (4, 5)
    proven = rows_of(divide(DISTANCES, task, 4).groups)
    found = searched(DISTANCES, task, 4, seed=1)

    assert task.keeps(proven)
    assert task.keeps(found)
    assert objective(DISTANCES, found) == pytest.approx(objective(DISTANCES, proven))


def test_many_municipalities_get_a_lawful_division_with_a_true_bound():
    draw = np.random.default_rng(7)
    points = draw.random((60, 2))
    far = np.abs(points[:, None] - points[None]).sum(axis=2) / 2
    keys = tuple(f"{n:04}" for n in range(60))
    rules = (Rule(Kind.TOGETHER, keys[:3]), Rule(Kind.APART, keys[3:7]))
    task = Task(keys, Sizes(3, 8), rules)

    answer = divide(far, task, 10)

    assert task.keeps(rows_of(answer.groups, keys))
    assert answer.proof is Proof.WITHIN
    assert 0.8 * answer.objective < answer.bound < answer.objective
    assert answer.objective < far[np.triu_indices(60, 1)].mean() / 2
    assert divide(far, task, 10) == answer


# Small cases, against every division there is.


def every_division(rows, sizes):
    if not rows:
        yield []
        return
    first, rest = rows[0], rows[1:]
    for size in range(sizes.smallest, sizes.largest + 1):
        for mates in combinations(rest, size - 1):
            left = [row for row in rest if row not in mates]
            for others in every_division(left, sizes):
                yield [(first, *mates), *others]


@st.composite
def small_cases(draw):
    count = draw(st.integers(4, 8))
    cells = st.integers(0, 20)
    far = np.zeros((count, count))
    for a, b in combinations(range(count), 2):
        far[a, b] = far[b, a] = draw(cells) / 20
    keys = tuple(f"k{n}" for n in range(count))
    sizes = Sizes(2, draw(st.integers(2, 4)))
    pair = st.lists(st.sampled_from(keys), min_size=2, max_size=3, unique=True).map(tuple)
    kind = st.sampled_from([Kind.TOGETHER, Kind.APART])
    rules = tuple(draw(st.lists(st.builds(Rule, kind, pair), max_size=2)))
    if draw(st.booleans()):
        rules += (Rule(Kind.HANGING),)
    border = st.sampled_from(list(combinations(keys, 2)))
    borders = frozenset(draw(st.lists(border, min_size=count, max_size=2 * count)))
    groups = draw(st.integers(1, count // 2))
    return far, Task(keys, sizes, rules, {}, borders), groups


@settings(max_examples=60)
@given(case=small_cases(), seed=st.integers(0, 99))
def test_the_proof_agrees_with_brute_force_and_order_names_and_scale_change_nothing(case, seed):
    far, task, groups = case
    rows = list(range(len(task.keys)))
    lawful = [d for d in every_division(rows, task.sizes) if len(d) == groups and task.keeps(d)]
    if not lawful:
        with pytest.raises(Impossible):
            divide(far, task, groups)
        return
    least = min(objective(far, one) for one in lawful)

    answer = divide(far, task, groups)

    assert answer.objective == pytest.approx(least, abs=1e-12)
    assert task.keeps(rows_of(answer.groups, task.keys))
    assert lower_bound(far, task, groups, least) <= least + 1e-9
    found = searched(far, task, groups, seed=seed)
    assert found is None or task.keeps(found)
    near, _more = Exact(far, task).near(groups, 0.1, 1000)
    assert len(near) == sum(objective(far, one) <= least * 1.1 + 1e-12 for one in lawful)
    order = np.random.default_rng(seed).permutation(len(rows))
    turned = replace(task, keys=tuple(task.keys[n] for n in order))
    assert divide(far[np.ix_(order, order)], turned, groups).groups == answer.groups


@settings(max_examples=20)
@given(scale=st.floats(0.001, 1000), seed=st.integers(0, 99))
def test_scaled_weights_and_another_order_divide_the_sixteen_alike(scale, seed):
    order = list(np.random.default_rng(seed).permutation(16))
    scaled = weigh(CRITERIA, {code: scale * weight for code, weight in WEIGHTS.items()}).distances
    renamed = tuple(f"{99 - n}" for n in range(16))
    turned = Task(tuple(renamed[n] for n in order), Sizes(3, 6))

    answer = divide(scaled[np.ix_(order, order)], turned, 4)

    assert same(rows_of(answer.groups, renamed), rows_of(REFERENCE[4][2]))


def test_agreement_of_divisions_is_one_for_the_same_and_near_nought_for_another():
    assert adjusted_rand([[1, 2], [3, 4]], [[3, 4], [2, 1]]) == 1
    assert adjusted_rand([[1, 2], [3, 4]], [[1, 3], [2, 4]]) == pytest.approx(-0.5)
