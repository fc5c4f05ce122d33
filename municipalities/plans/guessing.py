"""What the words of a plan seem to say of years, shares, money and units: only to fill in a form.

A person looks at every guess before it is saved. Plain functions, no database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
YEAR = r"(?:19|20)\d\d"
SHARE = re.compile(r"(\d{1,3}(?:,\d{1,2})?)\s*(?:prosent|pst\.?|%)", re.IGNORECASE)
CUT = re.compile(r"\b(?:reduser|reduksjon|redusere|kutt|senk|lavere|mindre|minske?)", re.IGNORECASE)
BY = re.compile(
    rf"\b(?:innen|før|fram til|frem til|mot|i løpet av)\s+(?:utgangen av\s+|år\s+)?({YEAR})\b",
    re.IGNORECASE,
)
SINCE = re.compile(
    rf"\b(?:sammenli(?:gn|kn)\w*|samanlikn\w*|forhold til|målt mot|fra|frå)\s+"
    rf"(?:med\s+)?(?:nivået\s+)?(?:i\s+)?({YEAR})\b|\b({YEAR})[-‐–]nivå",
    re.IGNORECASE,
)
DAY = re.compile(rf"\b(\d{{1,2}})\.\s*({'|'.join(MONTHS)})\s+({YEAR})\b", re.IGNORECASE)
MONEY = re.compile(
    r"(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+)(?:,(\d{1,2}))?\s*"
    r"(mrd\.?|milliard\w*|mill?\.?|million\w*|tusen)?\s*(?:kr\b|kroner\b|nok\b)",
    re.IGNORECASE,
)
BEFORE = re.compile(r"\b(?:kr|nok)\.?\s+(\d[\d .\u00a0\u202f]*)(?:,(\d{1,2}))?", re.IGNORECASE)
UNIT = re.compile(
    r"\bansvar(?:lig|et)?(?:\s+(?:enhet|eining))?\s*:\s*([^.;\n|]{2,200})", re.IGNORECASE
)
HAS = re.compile(
    r"(?:^|[.;,]\s+(?:og\s+)?)([^.;,\n]{2,120}?)\s+har\s+(?:hoved)?ansvar", re.IGNORECASE
)


@dataclass(frozen=True)
class Target:
    """A target's figures. change: in per cent, negative for a cut."""

    change: Decimal | None
    base_year: int | None
    target_year: int | None


def target_in(words: str) -> Target:
    """Share, year compared with, and year to be reached."""
    share = SHARE.search(words)
    change = Decimal(share[1].replace(",", ".")) if share else None
    since = SINCE.search(words)
    by = BY.search(words)
    return Target(
        change=-change if change and CUT.search(words) else change,
        base_year=int(since[1] or since[2]) if since else None,
        target_year=int(by[1]) if by else None,
    )


def deadline_in(words: str) -> tuple[int | None, date | None]:
    """The year, and the day where one is named; the first of several."""
    if named := DAY.search(words):
        month = MONTHS.index(named[2].lower()) + 1
        try:
            day = date(int(named[3]), month, int(named[1]))
        except ValueError:  # the 31st of June: a slip in the plan
            return int(named[3]), None
        return day.year, day
    by = BY.search(words) or re.search(rf"\b({YEAR})\b", words)
    return (int(by[1]) if by else None), None


def amount_in(words: str) -> Decimal | None:
    """Kroner; "1,5 mill. kr" is 1 500 000. The first of several."""
    if found := MONEY.search(words):
        return _number(found[1], found[2]) * _scale(found[3] or "")
    if found := BEFORE.search(words):
        return _number(found[1], found[2])
    return None


def unit_in(words: str) -> str:
    """The unit that answers for it; empty where the words name none."""
    found = UNIT.search(words) or HAS.search(words)
    return found[1].strip() if found else ""


def _number(whole: str, decimals: str | None) -> Decimal:
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{decimals or 0}")


def _scale(word: str) -> int:
    for start, factor in (("mrd", 10**9), ("milliard", 10**9), ("mil", 10**6), ("tusen", 1_000)):
        if word.lower().startswith(start):
            return factor
    return 1
