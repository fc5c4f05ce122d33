"""Where examples wait on their way to the page: for whom, in which place, since when, and how long it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.ui.dates import today
from forkommune.work.models import PublicationStep
from pilots.models import Example
from pilots.publishing.steps import KIND, QUEUED

State = Example.State
LATE = timedelta(days=14)
FEW = 3  # of fewer stays nothing is said about how long it takes
YEAR = timedelta(days=365)

# Who has it, and why it waits there.
WHY = {
    State.REVIEW: _("The secretariat looks over form and language."),
    State.ASSESSMENT: _("A researcher assesses how well the effect is known."),
    State.OWNER: _("The municipality confirms that it is right; then it is published."),
}


@dataclass(frozen=True)
class Stay:
    """One example in the queue. place: 1 is next, among those who wait for the same."""

    example: Any
    place: int
    of: int
    since: date

    @property
    def why(self) -> Any:
        """What it waits for."""
        return WHY[self.example.state]

    @property
    def is_late(self) -> bool:
        """Whether it has waited for more than two weeks."""
        return self.since + LATE < today()


@dataclass(frozen=True)
class Stage:
    """One stage of the queue. usual_days: the median of last year's stays, None of too few."""

    state: str
    title: Any
    why: Any
    stays: list[Stay]
    usual_days: int | None
    counted: int


def stages(user: Any) -> list[Stage]:
    """The queue as a user may see it, the longest wait first in each stage; three queries."""
    rows = Example.objects.visible_to(user).queued().select_related("theme")
    found = defaultdict(list)
    for stay in stays(rows):
        found[stay.example.state].append(stay)
    took = usual_days()
    return [
        Stage(state, State(state).label, WHY[State(state)], found[state], *took[state])
        for state in QUEUED
    ]


def stays(rows: Iterable[Any]) -> list[Stay]:
    """Examples of the queue with their places, the longest wait first in each stage.

    rows: all that wait in a stage, or the places are those among these.
    """
    examples = list(rows)
    entered = _entered(examples)
    by_state = defaultdict(list)
    for example in sorted(examples, key=lambda one: (entered.get(one.pk, _LONG_AGO), one.pk)):
        by_state[example.state].append(example)
    return [
        Stay(one, place, len(line), timezone.localdate(entered.get(one.pk, timezone.now())))
        for line in by_state.values()
        for place, one in enumerate(line, start=1)
    ]


_LONG_AGO = datetime(1900, 1, 1, tzinfo=timezone.get_default_timezone())


def places() -> dict[int, Stay]:
    """The place of every example in the queue, by its primary key; for those who may not see the others."""
    return {stay.example.pk: stay for stay in stays(Example.objects.queued())}


def _entered(examples: Iterable[Any]) -> dict[int, datetime]:
    """When each came to where it is: its last decision."""
    keys = [str(one.pk) for one in examples]
    steps = PublicationStep.objects.filter(
        publication__kind=KIND, publication__target_id__in=keys
    ).order_by("pk")
    return {int(key): at for key, at in steps.values_list("publication__target_id", "at")}


def usual_days() -> dict[str, tuple[int | None, int]]:
    """For each stage how many days a stay took in the last year, in the median, and of how many."""
    since = timezone.now() - YEAR
    rows = PublicationStep.objects.filter(publication__kind=KIND, at__gte=since).order_by("pk")
    entered: dict[tuple[int, str], datetime] = {}
    took: dict[str, list[float]] = defaultdict(list)
    for key, before, after, at in rows.values_list("publication", "from_state", "to_state", "at"):
        came = entered.pop((key, before), None)
        if came is not None:
            took[before].append((at - came) / timedelta(days=1))
        entered[key, after] = at
    return {
        state: (round(median(days)) if len(days := took[state]) >= FEW else None, len(took[state]))
        for state in QUEUED
    }


def reasons_of(examples: list[Example]) -> dict[int, str]:
    """Why examples that are drafts were sent back last."""
    keys = [str(one.pk) for one in examples if one.state == Example.State.DRAFT]
    steps = PublicationStep.objects.filter(
        publication__kind=KIND, publication__target_id__in=keys, to_state=Example.State.DRAFT
    ).order_by("pk")
    return {int(k): r for k, r in steps.values_list("publication__target_id", "reason")}
