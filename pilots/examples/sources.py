"""The sources of examples with what is known of their addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pilots.models import ExampleSource, LinkState


@dataclass(frozen=True)
class BrokenLink:
    """A source, and what came of looking at its address."""

    source: Any
    state: LinkState


def links_to_mend(user: Any) -> list[BrokenLink]:
    """Sources that a user may mend, those that readers are told of first; two queries."""
    states = {one.url: one for one in LinkState.objects.visible_to(user).to_mend()}
    sources = ExampleSource.objects.visible_to(user).with_addresses().at(states)
    found = [BrokenLink(source, states[source.url]) for source in sources]
    return sorted(found, key=lambda one: not one.state.is_dead)


def states_of(sources: Iterable[ExampleSource]) -> dict[str, LinkState]:
    """What is known of the addresses of some sources; one query, none where none has an address."""
    urls = {source.url for source in sources if source.url}
    return {one.url: one for one in LinkState.objects.filter(url__in=urls)} if urls else {}


def last_looked() -> datetime | None:
    """When an address was looked at last; None before the first."""
    newest = LinkState.objects.order_by("-checked_at").only("checked_at").first()
    return newest.checked_at if newest else None
