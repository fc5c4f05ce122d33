"""How far the two coders of a round agree, code by code and text by text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from forkommune.evidence.agreement import two_coders
from forkommune.evidence.agreement.bootstrap import Interval, alpha_interval
from forkommune.evidence.agreement.two_coders import Counts
from forkommune.evidence.agreement.verdicts import Verdict, verdict
from forkommune.evidence.models import Code, Coding, CodingRound, SourceText, TextReading

Used = dict[int, dict[int, set[int]]]


@dataclass(frozen=True)
class CodeAgreement:
    """One code over all texts that both coders are done with."""

    code: Code
    counts: Counts
    alpha: float | None
    interval: Interval | None
    percent: float | None
    kappa: float | None
    ac1: float | None
    verdict: Verdict


@dataclass(frozen=True)
class Agreement:
    """A round: how many texts could be compared, and each code, the most reliable first."""

    round: CodingRound
    compared: int
    total: int
    done: dict[int, int]
    rows: list[CodeAgreement]

    def count(self, *verdicts: Verdict) -> int:
        """How many codes have one of some verdicts."""
        return sum(row.verdict in verdicts for row in self.rows)

    @property
    def with_coefficient(self) -> int:
        """How many codes were used somewhere and left out somewhere."""
        return len(self.rows) - self.count(Verdict.NO_VARIATION)


def agreement_of(coding_round: CodingRound) -> Agreement:
    """Alpha, its interval, percent, kappa and AC1 of every code of the round's codebook.

    The unit is the text: one answer, one page, one note. Only texts that both marked as coded count.
    """
    compared = set(SourceText.objects.compared_in(coding_round).values_list("pk", flat=True))
    codings = Coding.objects.in_round(coding_round).order_by()
    used = _used(
        codings.values_list("code", "coder", "passage__revision__source").distinct(), compared
    )
    codes = Code.objects.usable().filter(codebook=coding_round.codebook).select_related("category")
    rows = [_row(code, used[code.pk], coding_round, len(compared)) for code in codes]
    rows.sort(key=lambda row: (row.alpha is None, -(row.alpha or 0), row.code.name))
    return Agreement(
        round=coding_round,
        compared=len(compared),
        total=coding_round.sources.count(),
        done=dict(
            TextReading.objects.filter(source__coding_rounds=coding_round)
            .values_list("coder")
            .annotate(Count("pk"))
        ),
        rows=rows,
    )


def _used(codings: Iterable[tuple[int, int, int]], compared: set[int]) -> Used:
    """By code and coder: the texts in which it was used."""
    used: Used = defaultdict(lambda: defaultdict(set))
    for code, coder, source in codings:
        if source in compared:
            used[code][coder].add(source)
    return used


def _row(code: Code, used: dict[int, set[int]], coding_round: CodingRound, n: int) -> CodeAgreement:
    first, second = used[coding_round.first_id], used[coding_round.second_id]
    both = len(first & second)
    counts = Counts(both, len(first) - both, len(second) - both, n - len(first | second))
    alpha = two_coders.alpha(counts)
    return CodeAgreement(
        code=code,
        counts=counts,
        alpha=alpha,
        interval=alpha_interval(counts),
        percent=two_coders.percent(counts),
        kappa=two_coders.kappa(counts),
        ac1=two_coders.ac1(counts),
        verdict=verdict(alpha),
    )
