"""Pages of rows as the API answers them: count, next, previous, results."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from forkommune.ui.paging import rows_between

from .errors import Wrong, WrongParameters

USUAL_PAGE = 50
LARGEST_PAGE = 200
# A spreadsheet is opened once: the whole table comes as one file.
LARGEST_TABLE = 10_000
LAST_PAGE = 100_000


class Pages(BasePagination):
    """`page` from 1, `page_size` up to 200 (10 000 as CSV); past the end is empty, not an error."""

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """The rows of the asked page. Raises WrongParameters for a page that cannot be."""
        is_table = request.accepted_renderer.format == "csv"
        largest = LARGEST_TABLE if is_table else LARGEST_PAGE
        usual = LARGEST_TABLE if is_table else USUAL_PAGE
        self.request = request
        self.number = _asked(request, "page", usual=1, largest=LAST_PAGE)
        self.size = _asked(request, "page_size", usual=usual, largest=largest)
        self.count = queryset.count()
        first = (self.number - 1) * self.size
        return rows_between(queryset, first, first + self.size)

    def get_paginated_response(self, data: list[Any]) -> Response:
        """The rows with the addresses of their neighbours, which a Link header tells as well."""
        around = {
            "next": self._address(self.number + 1)
            if self.number * self.size < self.count
            else None,
            "previous": self._address(self.number - 1) if self.number > 1 else None,
        }
        links = {"next": around["next"], "prev": around["previous"]}
        told = ", ".join(f'<{url}>; rel="{name}"' for name, url in links.items() if url)
        body = {"count": self.count, **around, "results": data}
        return Response(body, headers={"Link": told} if told else None)

    def _address(self, number: int) -> str:
        query = self.request.query_params.copy()
        query["page"] = str(number)
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """How the description of the API tells the two parameters."""
        return [
            _parameter("page", "Page number, from 1.", {"maximum": LAST_PAGE, "default": 1}),
            _parameter(
                "page_size",
                f"Rows a page: at most {LARGEST_PAGE}, as CSV at most {LARGEST_TABLE}.",
                {"maximum": LARGEST_TABLE, "default": USUAL_PAGE},
            ),
        ]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """How the description of the API tells the answer."""
        address = {"type": "string", "format": "uri", "nullable": True}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {
                "count": {"type": "integer"},
                "next": address,
                "previous": address,
                "results": schema,
            },
        }


def _asked(request: Request, name: str, *, usual: int, largest: int) -> int:
    """A whole number from 1 to `largest`."""
    text = request.query_params.get(name, "")
    if not text:
        return usual
    if text.isascii() and text.isdigit() and len(text) <= 6 and 1 <= int(text) <= largest:
        return int(text)
    message = _("Give a whole number from 1 to %(largest)d.") % {"largest": largest}
    raise WrongParameters({name: Wrong(message, [text], ["1", str(largest)])})


def _parameter(name: str, description: str, more: dict[str, Any]) -> dict[str, Any]:
    schema = {"type": "integer", "minimum": 1, **more}
    return {"name": name, "in": "query", "description": description, "schema": schema}
