"""A division's row and its arithmetic: what is kept of the inputs, and how it is computed from again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from municipalities.register.models import Municipality

from .dividing.account import LIMIT, Case
from .dividing.rules import Kind, Rule, Sizes, Task
from .dividing.solving import SEED
from .dividing.stability import Doubt
from .inputs import Inputs
from .models import Division
from .values import Scale, Values


def kept(
    inputs: Inputs, *, counted: Collection[str], doubt: Doubt, bonus: float, limit: float
) -> dict[str, Any]:
    """The inputs as they are kept with a run: values, sources and spans of the criteria that count.

    Raises NoInputs for a value that cannot be measured.
    """
    return {
        "year": inputs.year,
        "by_day": inputs.day is not None,
        "seed": SEED,
        "doubt": doubt.value,
        "bonus": bonus,
        "limit": limit,
        "numbers": list(inputs.keys),
        "counties": inputs.counties,
        "neighbours": sorted(map(list, inputs.neighbours)),
        "mergers": [list(one.members) for one in inputs.mergers],
        "criteria": [
            {
                "code": one.code,
                "label": one.label,
                "definition": one.definition,
                "scale": one.scale.value,
                "values": list(one.values),
                "words": list(one.words),
                "levels": one.levels,
                "source": one.source,
                "span": inputs.measured(one).span,
            }
            for one in inputs.criteria
            if one.code in counted
        ],
    }


def criteria_of(inputs: Mapping[str, Any]) -> list[Values]:
    """The criteria of a run as they were when it was made."""
    return [
        Values(
            code=one["code"],
            label=one["label"],
            definition=one["definition"],
            scale=Scale(one["scale"]),
            values=tuple(one["values"]),
            source=one["source"],
            levels=one["levels"],
            words=tuple(one.get("words", ())),
        )
        for one in inputs["criteria"]
    ]


def rules_of(rules: Sequence[Mapping[str, Any]]) -> tuple[Rule, ...]:
    """Rules as they are kept in a row."""
    return tuple(
        Rule(
            Kind(one["kind"]),
            tuple(one.get("members", ())),
            one.get("label", ""),
            one.get("number", 0),
        )
        for one in rules
    )


def as_rows(rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """Rules as a row keeps them."""
    return [
        {
            "kind": one.kind.value,
            "members": list(one.members),
            "label": one.label,
            "number": one.number,
        }
        for one in rules
    ]


def case_of(division: Division) -> Case:
    """What a kept run is computed from, from its own row alone."""
    inputs = division.inputs
    sizes = Sizes(division.smallest or 2, division.largest or len(inputs["numbers"]))
    keys = tuple(inputs["numbers"])
    neighbours = frozenset((int(a), int(b)) for a, b in inputs["neighbours"])
    borders = frozenset((keys[a], keys[b]) for a, b in neighbours)
    task = Task(keys, sizes, rules_of(division.rules), inputs["counties"], borders)
    return Case(
        task=task,
        criteria={one.code: one.measured().distances for one in criteria_of(inputs)},
        weights=division.weights,
        neighbours=neighbours,
        offered=tuple(Rule(Kind.TOGETHER, tuple(one)) for one in inputs.get("mergers", ())),
        bonus=inputs["bonus"],
        doubt=Doubt(inputs["doubt"]),
        limit=inputs.get("limit", LIMIT),
        seed=inputs["seed"],
    )


def digest(inputs: Mapping[str, Any], wish: Mapping[str, Any]) -> str:
    """What makes two runs the same: what they are computed from, without words in one language."""
    bare = dict(inputs)
    bare["criteria"] = [
        {key: one[key] for key in ("code", "scale", "values", "levels")}
        for one in inputs["criteria"]
    ]
    plain = json.dumps([bare, wish], sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def in_letters(
    groups: Sequence[Sequence[str]], names: Mapping[str, Municipality]
) -> list[list[str]]:
    """Groups in the order of their letters: members by name, and groups by their first member."""
    ordered = [sorted(group, key=lambda key: (names[key].sort_key, key)) for group in groups]
    return sorted(ordered, key=lambda group: (names[group[0]].sort_key, group[0]))


def letter(number: int) -> str:
    """A to Z, then AA to ZZ."""
    if number < 26:
        return chr(65 + number)
    return chr(64 + number // 26) + chr(65 + number % 26)


def groups_of(division: Division) -> list[list[str]]:
    """The numbers of the members of each group, by letter."""
    return [
        [one.number for one in group.members.all()]
        for group in sorted(
            division.groups.with_members(), key=lambda one: (len(one.letter), one.letter)
        )
    ]
