"""Pages of rows as the API answers them: count, next, previous, results."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Schema

T = TypeVar("T")
LARGEST_PAGE = 200


class Paging(Schema):
    """Which part of the rows is asked for."""

    page: Annotated[int, Field(ge=1, description="Page number, from 1.")] = 1
    page_size: Annotated[
        int, Field(ge=1, le=LARGEST_PAGE, description="Rows a page, at most 200.")
    ] = 50


PagingQuery = Annotated[Paging, Query()]


class Page(Schema, Generic[T]):
    """One page of rows; `next` and `previous` are whole addresses or null."""

    count: int
    next: str | None
    previous: str | None
    results: list[T]


def page_of(request: HttpRequest, rows: QuerySet[Any], paging: Paging) -> dict[str, Any]:
    """The asked page of `rows`; a page past the end is empty, not an error."""
    count = rows.count()
    first = (paging.page - 1) * paging.page_size
    last = first + paging.page_size
    return {
        "count": count,
        "next": address(request, paging.page + 1) if last < count else None,
        "previous": address(request, paging.page - 1) if paging.page > 1 else None,
        "results": list(rows[first:last]),
    }


def address(request: HttpRequest, page: int) -> str:
    """The whole address of another page of the same question."""
    query = request.GET.copy()
    query["page"] = str(page)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
