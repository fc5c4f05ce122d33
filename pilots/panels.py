"""Examples on the page of a municipality."""

from typing import Any

from forkommune.work.registry import Panel, panels
from municipalities.models import Municipality
from pilots.models import Example

CARDS = 6


def examples(municipality: Municipality, user: Any) -> dict[str, Any]:
    """The newest examples of a municipality, and how many there are."""
    found = Example.objects.visible_to(user).published().of_municipality(municipality)
    return {
        "municipality": municipality,
        "examples": list(found.newest().for_listing()[:CARDS]),
        "count": found.count(),
        "most": CARDS,
    }


def register() -> None:
    """Put the panel on the municipality's page."""
    panels.add(
        "examples of a municipality",
        Panel("municipality", "pilots/_municipality_examples.html", examples),
        order=10,
    )
