"""Pictures and templates of examples: pictures are shown, templates are only downloaded."""

from __future__ import annotations

from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from pilots.models import ExampleFile

SHOWN = ("image/jpeg", "image/png", "image/webp")


@require_safe
def example_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A file of an example that the visitor may see; one that the owner keeps back is not there."""
    rows = ExampleFile.objects.visible_to(request.user).select_related("example")
    found = get_object_or_404(rows.open_to(request.user), pk=pk, example__slug=slug)
    return file_answer(found)


def file_answer(found: ExampleFile) -> HttpResponse:
    """A picture to be shown, anything else to be saved."""
    is_picture = found.kind == ExampleFile.Kind.PICTURE and found.content_type in SHOWN
    answer = FileResponse(
        found.file.open("rb"),
        as_attachment=not is_picture,
        filename=found.file_name,
        content_type=found.content_type if is_picture else "application/octet-stream",
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-cache"
    return cast("HttpResponse", answer)
