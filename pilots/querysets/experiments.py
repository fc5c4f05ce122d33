"""Questions about field experiments and their measurements that SQL can answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Self

from .pilots import OfPilotQuerySet


class ExperimentQuerySet(OfPilotQuerySet):
    """Field experiments."""

    def with_pilot(self) -> Self:
        """With the pilot and its phase."""
        return self.select_related("pilot__phase")


class OfExperimentQuerySet(OfPilotQuerySet):
    """Rows that belong to a field experiment."""

    pilot_path = "experiment__pilot"


class IndicatorQuerySet(OfExperimentQuerySet):
    """What experiments measure."""

    def with_pilot(self) -> Self:
        """With the experiment and its pilot."""
        return self.select_related("experiment__pilot")

    def in_order(self) -> Self:
        """Outcome by outcome, with means, analyses of somebody's own and what was kept, in four queries."""
        return (
            self.select_related("kept")
            .prefetch_related("measurements", "analyses__by")
            .order_by("outcome", "pk")
        )


class OfIndicatorQuerySet(OfPilotQuerySet):
    """Rows that belong to an indicator."""

    pilot_path = "indicator__experiment__pilot"


class ObservationRow(NamedTuple):
    """A single measurement as results are worked out of it."""

    indicator_id: int
    unit: str
    cluster: str
    group: str
    moment: str
    on: date
    value: Decimal | None
    is_invented: bool


class ObservationQuerySet(OfIndicatorQuerySet):
    """Single measurements."""

    def of_indicators(self, indicators: Iterable[Any]) -> Iterator[ObservationRow]:
        """Those of some indicators as plain rows: there may be tens of thousands."""
        rows = self.filter(indicator__in=indicators).order_by("pk")
        return map(ObservationRow._make, rows.values_list(*ObservationRow._fields))
