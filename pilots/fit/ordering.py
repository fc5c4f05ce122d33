"""Of which examples a municipality meets most conditions: counted in the database, for an order of hits."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import EmptyResultSet
from django.db.models.expressions import RawSQL

from forkommune.database.prepared import Statement
from forkommune.search.faceted import HITS
from pilots.fit.conditions import Figure
from pilots.models import ExampleCondition

AHEAD = "SELECT example AS key, -met AS first, decided - met AS second FROM ({rows}) AS tallied"


def most_met_ahead(figures: Mapping[str, Figure]) -> Statement | None:
    """What puts hits first of which most conditions are met, of them those of which fewest are not.

    figures: of a municipality, as `figures_of` gives them. What no figure decides counts for nothing.
    None where there are no figures.
    """
    rows = ExampleCondition.objects.tallied({key: one.value for key, one in figures.items()})
    try:
        hits = RawSQL(HITS, [])  # nosec B611: words of ours, without values
        inner, parameters = rows.filter(example__in=hits).query.sql_with_params()
    except EmptyResultSet:
        return None
    return AHEAD.format(rows=inner), tuple(parameters)
