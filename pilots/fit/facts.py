"""What is known of a municipality, kept by a process as long as the database tells of no change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import get_language

from forkommune.database.told import told_of
from forkommune.terms.models import Term
from forkommune.ui.dates import today
from municipalities.models import (
    Division,
    Municipality,
    NetworkGroup,
    Statistic,
    StatisticKind,
    Succession,
)
from pilots.fit.conditions import Figure
from pilots.fit.group import OwnGroup, own_group
from pilots.fit.likes import Likes, likes_of
from pilots.fit.municipal_figures import figures_of

READ = (
    Municipality,
    Municipality.neighbours.through,
    Succession,
    Statistic,
    StatisticKind,
    Term,
    Division,
    NetworkGroup,
    NetworkGroup.members.through,
)
# So many municipalities and languages are looked from at a time.
KEPT = 32


@dataclass(frozen=True)
class Facts:
    """Its likes, the figures that decide conditions, and its network group; nobody may change them."""

    likes: Likes
    figures: Mapping[str, Figure]
    group: OwnGroup | None


def facts_of(mine: Municipality) -> Facts:
    """What is known now; one query, twelve more after a change."""
    return _facts(mine, get_language() or "", today(), told_of(READ))


@lru_cache(maxsize=KEPT)
def _facts(mine: Municipality, language: str, day: date, told: str) -> Facts:
    # A municipality ends on a day, which changes no row.
    return Facts(likes_of(mine), figures_of([mine])[mine.pk], own_group(mine))
