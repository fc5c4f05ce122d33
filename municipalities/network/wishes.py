"""What a division was computed by, as the form that it came from shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .casing import rules_of
from .dividing.account import LIMIT
from .dividing.rules import Kind, Rule
from .models import Division


def wishes_of(division: Division, ticked: set[str], codes: Iterable[str]) -> dict[str, Any]:
    """Initial values of `DivideForm`; weights as shares of a hundred.

    codes: the criteria that the form has a weight for.
    ticked: rules that the form has a tick for, as its choices write them.
    """
    names = {one.number: one.name for one in division.municipalities.all()}
    whole = sum(division.weights.values()) or 1
    rules = rules_of(division.rules)

    def written(rule: Rule) -> str:
        return ",".join(rule.members)

    def lines(kind: Kind) -> str:
        return "\n".join(
            (f"{rule.label}: " if rule.label else "")
            + ", ".join(names.get(one, one) for one in rule.members)
            for rule in rules
            if rule.kind is kind and not (kind is Kind.TOGETHER and written(rule) in ticked)
        )

    weights = {
        f"weight_{code}": round(100 * division.weights.get(code, 0) / whole) for code in codes
    }
    together = [written(rule) for rule in rules if rule.kind is Kind.TOGETHER]
    return {
        **weights,
        "smallest": division.smallest,
        "largest": division.largest,
        "groups": division.wanted,
        "merged": [one for one in together if one in ticked],
        "together": lines(Kind.TOGETHER),
        "apart": lines(Kind.APART),
        "fixed": lines(Kind.FIXED),
        "per_county": next((rule.number for rule in rules if rule.kind is Kind.COUNTY), None),
        "hanging": any(rule.kind is Kind.HANGING for rule in rules),
        "bonus": round(100 * division.inputs["bonus"]) or None,
        "near": round(100 * division.inputs.get("limit", LIMIT)),
        "doubt": division.inputs["doubt"],
    }


def prices_of(division: Division) -> dict[str, float | None]:
    """What keeping a merger together costs, or would cost, by its members; where it was worked out."""
    told = {",".join(members): price for members, price in division.result.get("offered", ())}
    rules = rules_of(division.rules)
    kept = division.result.get("rules") or ()
    for rule, price in zip(rules, kept, strict=False):
        if rule.kind is Kind.TOGETHER and price is not None:
            told[",".join(rule.members)] = price
    return told
