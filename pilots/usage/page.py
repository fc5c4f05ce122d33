"""Use of the example database over time, so that no number points at anybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures.small_cells import K, is_small, nameable
from forkommune.search.models import UnansweredSearch
from forkommune.ui.dates import month_and_year, today
from pilots.models import Adoption, Example, ExampleProposal, ExampleUse

What = ExampleUse.What
MONTHS = 12
MOST_WORDS = 30
COUNTS = {
    What.SEARCH: gettext_lazy(
        "Answers to words or filters on the page of examples; the pages after the first are not "
        "counted, nor the search in the whole portal."
    ),
    What.NO_HIT: gettext_lazy("Of these, those that found no example."),
    What.LISTED: gettext_lazy("Each time an example was put on somebody's list."),
    What.PAPER: gettext_lazy("Word, PDF and Excel files made of lists."),
    What.PAGE: gettext_lazy("Single examples fetched as a PDF."),
    What.TABLE: gettext_lazy("Searches fetched as CSV."),
    What.QUESTION: gettext_lazy("Questions that were sent to the mailbox of an example's owner."),
}


@dataclass(frozen=True)
class Cell:
    """A count of a month. count: None where it may not be told, or nobody counted then."""

    count: int | None
    is_small: bool = False

    @property
    def words(self) -> str:
        """The count; fewer than five, and not counted, say so."""
        if self.is_small:
            return _("fewer than %d") % K
        return _("not counted") if self.count is None else str(self.count)


@dataclass(frozen=True)
class Series:
    """What is counted by month, the newest month first. since: the first day of counting."""

    label: str
    counts: str
    since: date | None
    months: Sequence[Cell]
    total: Cell


@dataclass(frozen=True)
class Fact:
    """A number of rows that the portal holds, and what it counts."""

    label: str
    count: int
    counts: str


@dataclass(frozen=True)
class Copied:
    """A published example, and how many municipalities have taken it into use, by how it went."""

    example: Example
    count: int
    works: int


@dataclass(frozen=True)
class Usage:
    """The page. words: asked in vain often enough to be nobody's own, with how often and when last."""

    months: Sequence[str]
    series: Sequence[Series]
    facts: Sequence[Fact]
    copied: Sequence[Copied]
    words: Sequence[UnansweredSearch]
    since: date | None
    invented: int

    @property
    def rows(self) -> list[tuple[str, list[Cell]]]:
        """A row for each month, with the cells of all that is counted."""
        return [
            (month, [one.months[at] for one in self.series]) for at, month in enumerate(self.months)
        ]


def usage() -> Usage:
    """What the example database was used for in the last twelve months in which anything was counted.
    Seven queries."""
    by_month = ExampleUse.objects.by_month()
    since = ExampleUse.objects.first_day()
    months = _months(today(), since)
    vain = UnansweredSearch.objects.asked_often().order_by("-times", "words")
    adoptions = Adoption.objects.of_published().real()
    return Usage(
        months=[month_and_year(day) for day in months],
        series=[_series(what, months, by_month, since) for what in What],
        facts=_facts(adoptions),
        copied=_copied(adoptions),
        words=list(vain[:MOST_WORDS]),
        since=since,
        invented=Example.objects.published().filter(is_invented=True).count(),
    )


def _months(last: date, since: date | None) -> list[date]:
    """The first days of at most twelve months, this one first, back to the first of counting."""
    at = last.year * 12 + last.month - 1
    days = [date((at - back) // 12, (at - back) % 12 + 1, 1) for back in range(MONTHS)]
    return [day for day in days if since and day >= since.replace(day=1)] or days[:1]


def _series(
    what: ExampleUse.What,
    months: Sequence[date],
    by_month: dict[tuple[str, date], int],
    since: date | None,
) -> Series:
    """The cells of a series; one that could be worked out from the total is not told either."""
    counted = {month: number for (one, month), number in by_month.items() if one == what.value}
    shown = {month: counted.get(month, 0) for month in months}
    older = sum(counted.values()) - sum(shown.values())
    named = nameable({month: n for month, n in shown.items() if n}, nameless=older)
    total = sum(counted.values())
    return Series(
        label=str(what.label),
        counts=str(COUNTS[what]),
        since=since,
        months=[_cell(month, shown[month], month in named, since) for month in months],
        total=Cell(None if is_small(total) or since is None else total, is_small(total)),
    )


def _cell(month: date, count: int, is_named: bool, since: date | None) -> Cell:
    if since is None or month < since.replace(day=1):
        return Cell(None)
    if count and not is_named:
        return Cell(None, is_small=True)
    return Cell(count)


def _facts(adoptions: Any) -> list[Fact]:
    real = Example.objects.published().filter(is_invented=False)
    state = Example.State
    sent = ExampleProposal.objects.filter(is_invented=False, sent_at__isnull=False)
    return [
        Fact(_("Published examples"), real.count(), _("What readers see today.")),
        Fact(
            _("Confirmed by the municipality"),
            real.filter(state=state.CONFIRMED).count(),
            _("Of these, those that the municipality itself has confirmed."),
        ),
        Fact(
            _("Proposals sent in"),
            sent.count(),
            _("Proposals from municipalities and local actors, since the portal was opened."),
        ),
        Fact(
            _("Taken into use by another municipality"),
            adoptions.count(),
            _("Each municipality that has told that it copied an example, once an example."),
        ),
    ]


def _copied(adoptions: Any) -> list[Copied]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in adoptions.select_related("example"):
        found[row.example_id].append(row)
    rows = [
        Copied(of[0].example, len(of), sum(one.outcome == Adoption.Outcome.WORKS for one in of))
        for of in found.values()
    ]
    return sorted(rows, key=lambda one: (-one.count, one.example.title))
