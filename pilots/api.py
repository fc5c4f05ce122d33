"""Examples and pilot projects as open data."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja import Router, Schema

from forkommune.api.paging import Page, PagingQuery, page_of
from pilots.models import Example, Pilot
from pilots.selectors import find_examples

examples = Router(tags=["examples"])
pilots = Router(tags=["pilots"])


class ExampleOut(Schema):
    """One published example; what is not known is null, never 0."""

    slug: str
    title: str
    url: str
    summary: str
    municipality: str
    municipalities: list[str]
    year: int | None
    sector: str
    theme: str
    instrument: str
    status: str
    effect: str | None
    effect_kind: str | None
    cost: str | None
    cost_nok: int | None
    evidence_grade: str
    confirmed_by_municipality: bool
    sources: list[str]
    invented: bool

    @staticmethod
    def resolve_url(row: Example, context: dict[str, Any]) -> str:
        """The whole address of the example's page."""
        return str(context["request"].build_absolute_uri(row.get_absolute_url()))

    @staticmethod
    def resolve_municipality(row: Example) -> str:
        """The place as the source names it."""
        return row.place

    @staticmethod
    def resolve_municipalities(row: Example) -> list[str]:
        """Numbers of the municipalities as they were at the time."""
        return [municipality.number for municipality in row.municipalities.all()]

    @staticmethod
    def resolve_year(row: Example) -> int | None:
        """The year it began."""
        return row.start_year

    @staticmethod
    def resolve_sector(row: Example) -> str:
        """Code of the sector."""
        return row.sector.code

    @staticmethod
    def resolve_theme(row: Example) -> str:
        """Code of the theme."""
        return row.theme.code

    @staticmethod
    def resolve_instrument(row: Example) -> str:
        """Code of the instrument."""
        return row.instrument.code

    @staticmethod
    def resolve_effect(row: Example) -> str | None:
        """The effect in words."""
        return row.effect or None

    @staticmethod
    def resolve_effect_kind(row: Example) -> str | None:
        """Whether the effect is a result, a goal or a supplier's figure."""
        return row.effect_kind or None

    @staticmethod
    def resolve_cost(row: Example) -> str | None:
        """The cost in words."""
        return row.cost or None

    @staticmethod
    def resolve_confirmed_by_municipality(row: Example) -> bool:
        """Whether the municipality has confirmed it."""
        return row.confirmed_on is not None

    @staticmethod
    def resolve_sources(row: Example) -> list[str]:
        """Titles of the sources."""
        return [source.title for source in row.sources.all()]

    @staticmethod
    def resolve_invented(row: Example) -> bool:
        """Whether it is demonstration data."""
        return row.is_invented


class PilotOut(Schema):
    """One published pilot project."""

    slug: str
    name: str
    url: str
    summary: str
    phase: str
    sector: str | None
    municipalities: list[str]
    conclusion: str | None
    invented: bool

    @staticmethod
    def resolve_url(row: Pilot, context: dict[str, Any]) -> str:
        """The whole address of the pilot's page."""
        return str(context["request"].build_absolute_uri(row.get_absolute_url()))

    @staticmethod
    def resolve_phase(row: Pilot) -> str:
        """Code of the phase."""
        return row.phase.code

    @staticmethod
    def resolve_sector(row: Pilot) -> str | None:
        """Code of the sector."""
        return row.sector.code if row.sector else None

    @staticmethod
    def resolve_municipalities(row: Pilot) -> list[str]:
        """Numbers of the municipalities."""
        return [municipality.number for municipality in row.municipalities.all()]

    @staticmethod
    def resolve_conclusion(row: Pilot) -> str | None:
        """What it showed, if it is concluded."""
        return row.conclusion or None

    @staticmethod
    def resolve_invented(row: Pilot) -> bool:
        """Whether it is demonstration data."""
        return row.is_invented


@examples.get("", response=Page[ExampleOut], summary="Examples in rank order")
def list_examples(request: HttpRequest, paging: PagingQuery, q: str = "") -> dict[str, Any]:
    """Published examples that hold the words of `q`; facets as on the page (sektor, tema …)."""
    return page_of(request, find_examples(request.GET, AnonymousUser()).hits, paging)


@pilots.get("", response=Page[PilotOut], summary="Pilot projects")
def list_pilots(request: HttpRequest, paging: PagingQuery) -> dict[str, Any]:
    """Published pilot projects by phase."""
    return page_of(request, Pilot.objects.visible_to(AnonymousUser()).for_listing(), paging)
