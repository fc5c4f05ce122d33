"""How far the two coders of a round agree, code by code and text by text.

While a round is open this is counted from the codings as they stand; of a closed one it is read from
its `RoundResult`, whatever became of codes and texts since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from forkommune.evidence.agreement import two_coders
from forkommune.evidence.agreement.bootstrap import DRAWS, SEED, Interval, alpha_interval
from forkommune.evidence.agreement.two_coders import Counts
from forkommune.evidence.agreement.verdicts import Verdict, verdict
from forkommune.evidence.models import (
    Code,
    Coding,
    CodingRound,
    RoundResult,
    SourceText,
    TextReading,
)

from .round_results import counts_of, interval_of, judged

Used = dict[int, dict[int, set[int]]]


@dataclass(frozen=True)
class CodeAgreement:
    """One code over all texts that both coders are done with. name: as it was when counted. code: the
    one that it is today, which may be another that took it over."""

    name: str
    code: Code | None
    counts: Counts
    interval: Interval | None

    @property
    def alpha(self) -> float | None:
        """Krippendorff's; None without variation."""
        return two_coders.alpha(self.counts)

    @property
    def percent(self) -> float | None:
        """Share of the texts on which they agree."""
        return two_coders.percent(self.counts)

    @property
    def kappa(self) -> float | None:
        """Cohen's."""
        return two_coders.kappa(self.counts)

    @property
    def ac1(self) -> float | None:
        """Gwet's."""
        return two_coders.ac1(self.counts)

    @property
    def verdict(self) -> Verdict:
        """What the code is good for, by alpha."""
        return verdict(self.alpha)


@dataclass(frozen=True)
class Agreement:
    """A round: how many texts could be compared, and each code, the most reliable first.

    book: the codebook and its version. closed: what is kept of a closed round; None for one that is
    counted as it stands now. gone: how many of the texts compared are not there any more.
    """

    round: CodingRound
    compared: int
    total: int
    done: dict[int, int]
    rows: list[CodeAgreement]
    book: str
    closed: RoundResult | None = None
    gone: int = 0

    @property
    def counted_at(self) -> datetime | None:
        """When the numbers were fixed; None while they move."""
        return self.closed.at if self.closed else None

    def definition_of(self, code: Code) -> str:
        """What a code meant by the version that the round was coded by."""
        if self.closed is None:
            return code.definition
        codes = self.closed.version.content["codes"]
        return next((str(c["definition"]) for c in codes if c["uuid"] == str(code.uuid)), "")

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
    result = RoundResult.objects.of_round(coding_round)
    if result is not None:
        return _as_closed(coding_round, result)
    compared, counted = _count(coding_round)
    rows = [CodeAgreement(code.name, code, n, alpha_interval(n)) for code, n in counted]
    return Agreement(
        round=coding_round,
        compared=len(compared),
        total=coding_round.sources.count(),
        done=_done(coding_round),
        rows=_in_order(rows),
        book=str(coding_round.codebook),
    )


def result_of(coding_round: CodingRound) -> tuple[RoundResult, set[int]]:
    """A result of the codings as they stand, not saved, and the keys of the texts it is about; its
    version is for the caller to set."""
    compared, counted = _count(coding_round)
    done = _done(coding_round)
    result = RoundResult(
        round=coding_round,
        compared=len(compared),
        total=coding_round.sources.count(),
        done_first=done.get(coding_round.first_id, 0),
        done_second=done.get(coding_round.second_id, 0),
        draws=DRAWS,
        seed=SEED,
        codes=[judged(code, counts) for code, counts in counted],
    )
    return result, compared


def _as_closed(coding_round: CodingRound, result: RoundResult) -> Agreement:
    uuids = [UUID(kept["uuid"]) for kept in result.codes]
    codes = {
        str(code.uuid): code.merged_into or code
        for code in Code.objects.filter(uuid__in=uuids).select_related("merged_into")
    }
    rows = [
        CodeAgreement(
            name=kept["name"],
            code=codes.get(kept["uuid"]),
            counts=counts_of(kept, result.compared),
            interval=interval_of(kept),
        )
        for kept in result.codes
    ]
    return Agreement(
        round=coding_round,
        compared=result.compared,
        total=result.total,
        done={
            coding_round.first_id: result.done_first,
            coding_round.second_id: result.done_second,
        },
        rows=_in_order(rows),
        book=str(result.version),
        closed=result,
        gone=result.compared - result.sources.count(),
    )


def _in_order(rows: list[CodeAgreement]) -> list[CodeAgreement]:
    """The most reliable first, what is not defined last."""
    return sorted(rows, key=lambda row: (row.alpha is None, -(row.alpha or 0), row.name))


def _count(coding_round: CodingRound) -> tuple[set[int], list[tuple[Code, Counts]]]:
    """The keys of the texts compared, and how often each usable code was used in them by whom."""
    compared = set(SourceText.objects.compared_in(coding_round).values_list("pk", flat=True))
    codings = Coding.objects.in_round(coding_round).order_by()
    used = _used(
        codings.values_list("code", "coder", "passage__revision__source").distinct(), compared
    )
    codes = Code.objects.usable().filter(codebook=coding_round.codebook).select_related("category")
    return compared, [(code, _counts(used[code.pk], coding_round, len(compared))) for code in codes]


def _done(coding_round: CodingRound) -> dict[int, int]:
    readings = TextReading.objects.filter(source__coding_rounds=coding_round)
    return dict(readings.values_list("coder").annotate(Count("pk")))


def _used(codings: Iterable[tuple[int, int, int]], compared: set[int]) -> Used:
    """By code and coder: the texts in which it was used."""
    used: Used = defaultdict(lambda: defaultdict(set))
    for code, coder, source in codings:
        if source in compared:
            used[code][coder].add(source)
    return used


def _counts(used: dict[int, set[int]], coding_round: CodingRound, n: int) -> Counts:
    first, second = used[coding_round.first_id], used[coding_round.second_id]
    both = len(first & second)
    return Counts(both, len(first) - both, len(second) - both, n - len(first | second))
