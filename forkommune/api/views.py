"""What every list of the open API has in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.renderers import OpenApiJsonRenderer2
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.generics import ListAPIView
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

READING: Sequence[str] = ["get", "head"]


class OpenToAll:
    """Readable from every site's scripts: there is no log-in whose rights they could borrow."""

    http_method_names: Sequence[str] = READING

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """The answer with what lets other sites read it."""
        final: Response = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[misc]
        final["Access-Control-Allow-Origin"] = "*"
        final["Cross-Origin-Resource-Policy"] = "cross-origin"
        return final


@method_decorator(conditional_page, name="dispatch")
class PublishedList(OpenToAll, ListAPIView):
    """Published rows, the same for everybody: who is logged in is not even looked at."""

    more_parameters: tuple[str, ...] = ()

    def handle_exception(self, exc: Exception) -> Response:
        """An error is told in JSON, whatever was asked for."""
        self.request.accepted_renderer = JSONRenderer()
        self.request.accepted_media_type = JSONRenderer.media_type
        return super().handle_exception(exc)

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """A table is a file with the name of its list."""
        final = super().finalize_response(request, response, *args, **kwargs)
        if final.accepted_renderer.format == "csv":
            name = request.path.rstrip("/").rsplit("/", 1)[1]
            final["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return final


class Description(OpenToAll, SpectacularJSONAPIView):
    """The API described as OpenAPI, read off the code."""

    renderer_classes = [OpenApiJsonRenderer2]
