"""The search in everything, and what its words may become."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .everywhere import WORDS, search_everywhere, suggested
from .visiting_programs import is_by_program


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Hits in all that the visitor may read; the address holds the whole search."""
    found = search_everywhere(request.GET, request.user, is_noted=not is_by_program(request))
    return render(request, "search/everything.html", {"found": found, "page": found.page})


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """What the last word of a search may become, out of what the visitor may read."""
    offered = suggested(request.GET.get(WORDS, ""), request.user)
    return JsonResponse({"suggestions": offered})
