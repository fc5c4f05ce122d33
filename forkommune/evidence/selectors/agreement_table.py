"""The agreement of a round in a sentence, and as a table for other programs."""

from __future__ import annotations

import csv
import io

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.evidence.agreement.verdicts import Verdict
from forkommune.figures.tables import guarded

from .agreement import Agreement

COLUMNS = (
    "code",
    "alpha",
    "low_95",
    "high_95",
    "percent",
    "kappa",
    "ac1",
    "both",
    "only_a",
    "only_b",
    "neither",
    "verdict",
    "texts",
    "codebook",
    "counted_at",
)


def summary(agreement: Agreement) -> str:
    """The finding of the table: how many codes can be relied on, and how many must be defined anew."""
    if not agreement.compared:
        return _("No text can be compared yet")
    if not agreement.with_coefficient:
        return _("No code varies yet, so there is nothing to measure")
    reliable = ngettext(
        "%(count)d of %(total)d code is reliable",
        "%(count)d of %(total)d codes are reliable",
        agreement.with_coefficient,
    ) % {"count": agreement.count(Verdict.RELIABLE), "total": agreement.with_coefficient}
    unclear = agreement.count(Verdict.UNRELIABLE)
    if not unclear:
        return reliable
    redefine = ngettext(
        "%(count)d must be defined anew", "%(count)d must be defined anew", unclear
    ) % {"count": unclear}
    return _("%(reliable)s, %(redefine)s") % {"reliable": reliable, "redefine": redefine}


def verdict_words(found: Verdict) -> tuple[str, str]:
    """The word for what a code is good for, and the component's kind of state."""
    return {
        Verdict.RELIABLE: (_("Reliable"), "done"),
        Verdict.TENTATIVE: (_("Tentative"), "late"),
        Verdict.UNRELIABLE: (_("Must be clarified"), "error"),
        Verdict.NO_VARIATION: (_("No variation"), "not_begun"),
    }[found]


def agreement_csv(agreement: Agreement) -> bytes:
    """One row a code, raw numbers; empty where a coefficient is not defined. counted_at: when the round
    was closed; empty while it is open and the numbers move."""
    counted_at = agreement.counted_at.isoformat() if agreement.counted_at else ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in agreement.rows:
        numbers = [
            row.alpha,
            row.interval.low if row.interval else None,
            row.interval.high if row.interval else None,
            None if row.percent is None else row.percent * 100,
            row.kappa,
            row.ac1,
        ]
        counts = row.counts
        writer.writerow(
            [
                guarded(row.name),
                *("" if number is None else f"{number:.6f}" for number in numbers),
                counts.both,
                counts.only_first,
                counts.only_second,
                counts.neither,
                row.verdict.value,
                agreement.compared,
                guarded(agreement.book),
                counted_at,
            ]
        )
    return out.getvalue().encode()
