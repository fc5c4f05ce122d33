"""An edition as a page of the web: what was made and stored with its PDF, in the portal's frame."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from reports.composing.stored_page import stored_page
from reports.models import Edition

from .pages import edition_with_file


@require_safe
@never_cache
def edition_read(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The web version; an edition made before there were any leads to the report's page, where its files are."""
    edition = edition_with_file(request, code, number)
    if not edition.web:
        return redirect("reports:report-detail", code)
    words = _("Edition %(number)d") if edition.is_published else _("Draft %(number)d")
    context = {
        "edition": edition,
        "deliverable": edition.deliverable,
        "name": words % {"number": edition.number},
        "html": _stored(edition),
    }
    return render(request, "reports/edition_read.html", context)


def _stored(edition: Edition) -> SafeString:
    try:
        return stored_page(edition.web)
    except FileNotFoundError as missing:
        raise Http404(
            _(
                "The file of edition %(number)d is missing on the disk. "
                "Whoever runs the portal can restore it from a backup."
            )
            % {"number": edition.number}
        ) from missing
