"""All that is told of one division, as plain values that can be kept with it and shown later.

`quick` takes a fraction of a second for sixteen municipalities; `thorough` draws weights and divides
anew many times, and is for a worker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .agreement import matched
from .distances import Matrix
from .exact import LARGEST, Exact
from .explaining import cheapest_swap, member, price, ties
from .feasible import Impossible, numbers_of_groups
from .objective import objective, silhouette
from .rules import Rule, Task
from .solving import SEED, Answer, divide
from .stability import Doubt, Without, stability, verdict, without_each
from .weighing import Weighed, shares, weigh, with_neighbours

Groups = Sequence[Sequence[str]]
LIMIT = 0.05  # near-ties are listed up to this much dearer
MOST_NEAR = 8
LARGEST_DRAWN = 40  # municipalities up to which weights are drawn
BESIDE = 4  # numbers of groups shown beside each other


@dataclass(frozen=True)
class Case:
    """What is divided and by what: distances by criterion, weights, rules, a bonus for neighbours."""

    task: Task
    criteria: Mapping[str, Matrix]
    weights: Mapping[str, float]
    neighbours: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    offered: tuple[Rule, ...] = ()  # rules whose price is told though nobody asked for them
    bonus: float = 0.0
    doubt: Doubt = Doubt.USUAL
    limit: float = LIMIT
    seed: int = SEED

    def weighed(self) -> Weighed:
        """The joined distances. Raises what `weigh` raises."""
        joined = weigh(self.criteria, self.weights)
        return Weighed(self.nearer(joined.distances), joined.known)

    def nearer(self, distances: Matrix) -> Matrix:
        """The distances with neighbours brought nearer."""
        return with_neighbours(distances, self.neighbours, self.bonus) if self.bonus else distances

    @property
    def counted(self) -> dict[str, Matrix]:
        """The criteria that count, in the order that they were measured in."""
        counted = shares(self.weights)
        return {code: matrix for code, matrix in self.criteria.items() if code in counted}

    def rows(self, groups: Groups) -> list[list[int]]:
        """Keys as rows."""
        place = {key: row for row, key in enumerate(self.task.keys)}
        return [[place[key] for key in group] for group in groups]

    def keys(self, rows: Sequence[Sequence[int]]) -> list[list[str]]:
        """Rows as keys."""
        return [[self.task.keys[row] for row in group] for group in rows]


def quick(case: Case, groups: Groups) -> dict[str, Any]:
    """What a division is worth, what binds its groups, and who could be elsewhere.

    groups: in the order of their letters; all that is told keeps that order.
    """
    weighed = case.weighed()
    rows = case.rows(groups)
    return {
        "objective": objective(weighed.distances, rows),
        "silhouette": silhouette(weighed.distances, rows),
        "keeps": case.task.keeps(rows),
        "groups": [
            {
                "known": weighed.known_in(group),
                "ties": [
                    {
                        "code": t.code,
                        "ratio": t.ratio,
                        "looser": t.looser,
                        "binds": t.binds,
                        "mixed": t.does_not_bind,
                    }
                    for t in ties(case.counted, group, seed=case.seed)
                ],
            }
            for group in rows
        ],
        "members": {case.task.keys[r]: _member(case, weighed, rows, r) for g in rows for r in g},
        "swap": _swap(case, weighed, rows),
        "offered": [[list(one.members), price_of(case, groups, one)] for one in _offered(case)],
        "doubtful": [[case.task.keys[a], case.task.keys[b]] for a, b in weighed.doubtful],
        **_near(case, weighed, rows),
    }


def _offered(case: Case) -> list[Rule]:
    """Rules that are not kept already, where there is time to price them."""
    if len(case.task.keys) > LARGEST_DRAWN:
        return []
    return [one for one in case.offered if one not in case.task.rules]


def _member(case: Case, weighed: Weighed, rows: list[list[int]], row: int) -> dict[str, Any]:
    told = member(weighed.distances, case.task, rows, row)
    return {
        "own": told.own,
        "nearest": told.nearest,
        "other": told.other,
        "move_to": told.move_to,
        "price": told.price,
        "hindrance": told.hindrance.value if told.hindrance else None,
    }


def _swap(case: Case, weighed: Weighed, rows: list[list[int]]) -> list[Any] | None:
    if len(case.task.keys) > LARGEST_DRAWN:
        return None
    found = cheapest_swap(weighed.distances, case.task, rows)
    return None if found is None else [*(case.task.keys[n] for n in found[:2]), found[2]]


def _near(case: Case, weighed: Weighed, rows: list[list[int]]) -> dict[str, Any]:
    """Divisions that are nearly as good, in the letters of this one; none known for many."""
    if len(case.task.keys) > LARGEST:
        return {"near": None, "near_more": False, "lawful": None}
    exact = Exact(weighed.distances, case.task)
    found, more = exact.near(len(rows), case.limit, MOST_NEAR)
    near = [
        {
            "groups": case.keys(lettered(rows, one.groups)),
            "objective": one.objective,
            "dearer": one.dearer,
        }
        for one in found
    ]
    return {"near": near, "near_more": more, "lawful": exact.lawful_groups}


def lettered(
    groups: Sequence[Sequence[int]], others: Sequence[Sequence[int]]
) -> list[Sequence[int]]:
    """Another division with its groups in the places of those that they share most with."""
    places = matched(groups, others)
    ordered: list[Sequence[int]] = [()] * max(len(groups), len(others))
    left = [n for n in range(len(ordered)) if n not in places.values()]
    for number, group in enumerate(others):
        ordered[places[number] if number in places else left.pop(0)] = group
    return [one for one in ordered if one]


def thorough(
    case: Case, groups: Groups, told: Callable[[str], None] = lambda step: None
) -> dict[str, Any]:
    """What becomes of the division when weights are doubted, a criterion or a rule falls out, or the
    number of groups is another. told: gets the name of each step before it begins."""
    rows = case.rows(groups)
    many = len(case.task.keys) > LARGEST_DRAWN
    told("stability")
    drawn = None if many else _stability(case, rows)
    told("numbers")
    beside = _beside(case, len(groups))
    told("without")
    answer = Answer(tuple(tuple(group) for group in groups), 0.0, None)
    left = without_each(
        case.criteria, case.weights, case.task, answer, seed=case.seed, nearer=case.nearer
    )
    told("rules")
    return {
        "stability": drawn,
        "beside": beside,
        "without": [_without(case, rows, one) for one in left],
        "rules": _prices(case, len(groups)),
    }


def _stability(case: Case, rows: list[list[int]]) -> dict[str, Any]:
    drawn = stability(
        case.criteria,
        case.weights,
        case.task,
        rows,
        doubt=case.doubt,
        seed=case.seed,
        nearer=case.nearer,
    )
    weakest: dict[str, list[Any]] = {}
    for group in rows:
        for row in group:
            if found := drawn.weakest(row, group):
                weakest[case.task.keys[row]] = [case.task.keys[found[0]], found[1]]
    return {
        "identical": drawn.identical,
        "kept": drawn.kept,
        "rand": drawn.rand,
        "draws": drawn.draws,
        "jaccard": list(drawn.jaccard),
        "verdicts": [verdict(one).value for one in drawn.jaccard],
        "together": [[round(float(cell), 4) for cell in line] for line in drawn.together],
        "weakest": weakest,
    }


def _beside(case: Case, groups: int) -> list[dict[str, Any]]:
    """The best division into each number of groups near the chosen one, with what speaks for it."""
    possible = sorted(
        numbers_of_groups(case.task), key=lambda number: (abs(number - groups), number)
    )
    weighed, found = case.weighed(), []
    for number in sorted(possible[:BESIDE]):
        try:
            answer = divide(weighed.distances, case.task, number, seed=case.seed)
        except Impossible:
            continue
        rows = case.rows(answer.groups)
        drawn = None if len(case.task.keys) > LARGEST_DRAWN else _stability(case, rows)["identical"]
        found.append(
            {
                "groups": number,
                "objective": answer.objective,
                "proof": answer.proof.value,
                "silhouette": silhouette(weighed.distances, rows),
                "identical": drawn,
            }
        )
    return found


def _without(case: Case, rows: list[list[int]], one: Without) -> dict[str, Any]:
    divided = None
    if one.answer is not None:
        divided = case.keys(lettered(rows, case.rows(one.answer.groups)))
    return {"code": one.code, "rand": one.rand, "unchanged": list(one.unchanged), "groups": divided}


def _prices(case: Case, groups: int) -> list[float | None]:
    """What each rule costs: how much better J would be without it, as a share."""
    if len(case.task.keys) > LARGEST_DRAWN:
        return [None for _rule in case.task.rules]
    weighed = case.weighed().distances
    ruled = divide(weighed, case.task, groups, seed=case.seed).objective
    prices: list[float | None] = []
    for rule in case.task.rules:
        try:
            free = divide(weighed, case.task.without(rule), groups, seed=case.seed).objective
        except Impossible:
            prices.append(None)
            continue
        prices.append(ruled / free - 1 if free > 0 else None)
    return prices


def price_of(case: Case, groups: Groups, rule: Rule) -> float | None:
    """What one more rule would cost, as a share of J; None where it would be impossible."""
    weighed = case.weighed().distances
    task = replace(case.task, rules=(*case.task.rules, rule))
    try:
        answer = divide(weighed, task, len(groups), seed=case.seed)
    except Impossible:
        return None
    return price(weighed, case.rows(groups), case.rows(answer.groups))


def best(case: Case, groups: int) -> Answer:
    """The best division that can be found. Raises Impossible, and what `weigh` raises."""
    return divide(case.weighed().distances, case.task, groups, seed=case.seed)
