"""Look at the addresses of sources, each once a week, and remember what came of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from pilots.links import Answer, Outcome, look_at, look_at_all
from pilots.models import ExampleSource, LinkState

logger = logging.getLogger(__name__)
EVERY = timedelta(days=7)
SLACK = timedelta(hours=2)  # the clock of one week is not that of the next to the second
MOST_A_NIGHT = 1000
FIRST = 3  # so many servers silent and none that answers: it is we who are cut off
ENOUGH = 20  # so many, and the rest is not even tried
FAILURES = {Outcome.GONE, Outcome.SILENT}


@dataclass(frozen=True)
class Looked:
    """What one run came to. cut_off: nothing answered at all, so nothing was remembered."""

    looked_at: int = 0
    failing: int = 0
    cut_off: bool = False


def call(url: str) -> Answer:
    """Look at one address, under the portal's own name."""
    return look_at(url, agent=f"Forkommune-lenkesjekk (+{settings.BASE_URL})")


def check_links(look: Callable[[str], Answer] = call, *, pause: float = 1.0) -> Looked:
    """Look at each address that has not been looked at for a week; a run that is broken off goes on later.

    Where every single one is silent it is the portal that has no way out: nothing is remembered, so
    that no source is called dead for it.
    """
    kept: list[tuple[str, Answer]] = []
    looked, failing, is_out = 0, 0, False
    for url, answer in look_at_all(_due(), look, pause=pause):
        looked += 1
        failing += answer.outcome in FAILURES
        is_out = is_out or answer.status is not None
        kept.append((url, answer))
        if is_out:
            _remember_all(kept)
            kept = []
        elif looked >= ENOUGH:
            break
    if len(kept) >= FIRST:
        logger.warning("None of %d links answered: the portal seems to have no way out.", len(kept))
        return Looked(looked, 0, cut_off=True)
    _remember_all(kept)
    return Looked(looked, failing)


def _due() -> list[str]:
    """Addresses of sources that readers see, those never looked at first."""
    before = timezone.now() - EVERY + SLACK
    recent = LinkState.objects.looked_at_since(before).values("url")
    rows = ExampleSource.objects.with_addresses().exclude(url__in=recent)
    urls = set(rows.values_list("url", flat=True))
    known = LinkState.objects.order_by("checked_at").values_list("url", flat=True)
    old = [url for url in known if url in urls]
    return [*sorted(urls.difference(old)), *old][:MOST_A_NIGHT]


def _remember_all(answers: Iterable[tuple[str, Answer]]) -> None:
    for url, answer in answers:
        remember(url=url, answer=answer)


@transaction.atomic
def remember(*, url: str, answer: Answer) -> LinkState:
    """Keep what came of looking at an address just now."""
    now = timezone.now()
    state = LinkState.objects.select_for_update().filter(url=url).first() or LinkState(url=url)
    state.outcome, state.checked_at = answer.outcome.value, now
    state.status, state.told, state.moved_to = answer.status, answer.told, answer.moved_to
    if answer.outcome in FAILURES:
        state.failures += 1
        state.failing_since = state.failing_since or now
    elif answer.outcome == Outcome.WORKS:
        state.failures, state.failing_since, state.worked_at = 0, None, now
    state.save()
    return state
