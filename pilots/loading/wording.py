"""Reads what an example's text says of itself: what sort of effect it is, and where it stands.

Plain Python. A goal, a plan or a supplier's word is never taken for a result.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from pilots.models import EffectKind, EvidenceGrade

GOAL = re.compile(r"\bmål\b|nullvekstmål", re.IGNORECASE)
POTENTIAL = re.compile(r"\bberegnet å gi\b|\bpotensial", re.IGNORECASE)
STATED = re.compile(r"\b(leverandør\w*|selskap\w*)\s+oppgir", re.IGNORECASE)
CALCULATED = re.compile(r"\bberegnet\b", re.IGNORECASE)
FROM_TO = re.compile(r"\bfra\s+[\d ,]+.*\btil\s+\d", re.IGNORECASE)
INVESTMENT = re.compile(r"^(?:investering|merkostnad|tiltak for)\b", re.IGNORECASE)
EXTRA = re.compile(r"^merkostnad\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d$")
PAGE = re.compile(r",\s*side\s+(\d+)$")
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def effect_kind(effect: str) -> str:
    """Goal, potential, supplier's word or result; empty for an effect that is not known.

    A figure calculated in advance is a potential.
    """
    if not effect:
        return ""
    if GOAL.search(effect):
        return EffectKind.GOAL.value
    if POTENTIAL.search(effect):
        return EffectKind.POTENTIAL.value
    if STATED.search(effect):
        return EffectKind.SUPPLIER.value
    return EffectKind.RESULT.value


def evidence_grade(effect: str) -> str:
    """How the source says that it knows the effect; not assessed where it does not say."""
    if CALCULATED.search(effect):
        return EvidenceGrade.CALCULATED.value
    if effect_kind(effect) == EffectKind.RESULT and FROM_TO.search(effect):
        return EvidenceGrade.BEFORE_AFTER.value
    return EvidenceGrade.NOT_ASSESSED.value


def investment(cost: str, nok: int | None) -> tuple[int | None, bool]:
    """What it cost to make, and whether that is only the extra cost.

    nok: the amount that the file gives. One that the words call support is no cost, so it is left out.
    """
    if nok is None or not INVESTMENT.search(cost):
        return None, False
    return nok, bool(EXTRA.search(cost))


@dataclass(frozen=True)
class Source:
    """One source of an example."""

    title: str
    url: str = ""
    year: int | None = None
    page: str = ""


def split_sources(titles: str, url: str, year: int | None) -> list[Source]:
    """The sources that a line names, parted by semicolons; address and year belong to one of them.

    That one is the source whose publisher stands in the address, else the first. The others have
    the year that ends their title.
    """
    names = [name.strip() for name in titles.split(";") if name.strip()]
    addressed = next((name for name in names if _published_at(name, url)), names[0])
    return [
        Source(name, url, year or _year(name), _page(name))
        if name == addressed
        else Source(name, "", _year(name), _page(name))
        for name in names
    ]


def _published_at(name: str, url: str) -> bool:
    publisher = re.split(r"[:\s]", name.lower().translate(LETTERS))[0]
    return publisher in (urlsplit(url).hostname or "").replace("-", "")


def _year(name: str) -> int | None:
    found = YEAR.search(name)
    return int(found[0]) if found else None


def _page(name: str) -> str:
    found = PAGE.search(name)
    return found[1] if found else ""
