"""The network: the published division, and the drafts for those who work with them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from municipalities.network.models import Division, NetworkCriterion
from municipalities.network.selectors import division_page, published_divisions


@require_safe
def network(request: HttpRequest) -> HttpResponse:
    """The newest published division; words and the criteria where there is none."""
    divisions = published_divisions(request.user)
    published = [division for division in divisions if division.published_at]
    return _page(request, published[0] if published else None, divisions)


@require_safe
def division(request: HttpRequest, pk: int) -> HttpResponse:
    """One division; a draft is a 404 for the public."""
    found = get_object_or_404(Division.objects.visible_to(request.user), pk=pk)
    return _page(request, found, published_divisions(request.user))


def _page(request: HttpRequest, chosen: Division | None, divisions: list[Division]) -> HttpResponse:
    context: dict[str, Any] = {
        "page": division_page(chosen) if chosen else None,
        "others": [division for division in divisions if division != chosen],
        "criteria": NetworkCriterion.objects.visible_to(request.user).for_listing(),
    }
    return render(request, "municipalities/network.html", context)
