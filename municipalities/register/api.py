"""Municipalities and statistics as open data."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja import Router, Schema

from forkommune.api.paging import Page, PagingQuery, page_of
from municipalities.register.models import Municipality, Statistic

municipalities = Router(tags=["municipalities"])
statistics = Router(tags=["statistics"])


class MunicipalityOut(Schema):
    """One municipality within the borders of a period; what is not known is null."""

    number: str
    name: str
    url: str
    county: str
    valid_from: date | None
    valid_to: date | None
    area_km2: float | None
    language_form: str | None
    successors: list[str]

    @staticmethod
    def resolve_url(row: Municipality, context: dict[str, Any]) -> str:
        """The whole address of the municipality's page."""
        return str(context["request"].build_absolute_uri(row.get_absolute_url()))

    @staticmethod
    def resolve_county(row: Municipality) -> str:
        """Name of the county of the time."""
        return row.county.name

    @staticmethod
    def resolve_language_form(row: Municipality) -> str | None:
        """The official language form."""
        return row.language_form or None

    @staticmethod
    def resolve_successors(row: Municipality) -> list[str]:
        """Numbers of what it became."""
        return [succession.successor.number for succession in row.successions.all()]


class StatisticOut(Schema):
    """One figure with the borders it was counted in, its source and certainty."""

    kind: str
    unit: str
    area_number: str
    area_name: str
    sector: str | None
    year_from: int | None
    year: int
    value: float | None
    border_year: int | None
    source: str
    certainty: str
    invented: bool

    @staticmethod
    def resolve_kind(row: Statistic) -> str:
        """Code of the series."""
        return row.kind.code

    @staticmethod
    def resolve_unit(row: Statistic) -> str:
        """Unit of the value."""
        return row.kind.unit

    @staticmethod
    def resolve_sector(row: Statistic) -> str | None:
        """The sector as published."""
        return row.sector_label or None

    @staticmethod
    def resolve_invented(row: Statistic) -> bool:
        """Whether it is demonstration data."""
        return row.is_invented


@municipalities.get("", response=Page[MunicipalityOut], summary="Municipalities")
def list_municipalities(
    request: HttpRequest, paging: PagingQuery, valid_on: date | None = None
) -> dict[str, Any]:
    """All municipalities of the register, or those that existed on a day."""
    rows = Municipality.objects.visible_to(AnonymousUser()).for_api()
    return page_of(request, rows.valid_on(valid_on) if valid_on else rows, paging)


@statistics.get("", response=Page[StatisticOut], summary="Statistics")
def list_statistics(
    request: HttpRequest, paging: PagingQuery, kind: str = "", municipality: str = ""
) -> dict[str, Any]:
    """Figures, of one series and one municipality number if asked."""
    rows = Statistic.objects.visible_to(AnonymousUser()).for_api()
    return page_of(request, rows.narrowed(kind=kind, area_number=municipality), paging)
