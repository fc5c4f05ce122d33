"""The page of the data-protection officer."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forkommune.ui.asked import whole_number

from .oversight import oversight

OVERSEE = "privacy.oversee"


@require_safe
@never_cache
@login_required
def oversight_page(request: HttpRequest) -> HttpResponse:
    """Consents, records, and who has read what; `?leser=` shows one reader's rows."""
    if not request.user.has_perm(OVERSEE):
        raise PermissionDenied("Only the data-protection officer sees who has read what.")
    reader = whole_number(request.GET.get("leser", ""))
    shown = oversight(user=request.user, reader=reader, number=request.GET.get("side", ""))  # type: ignore[arg-type]
    context = {"shown": shown, "reader": reader, "page_obj": shown.page}
    return render(request, "privacy/oversight.html", context)
