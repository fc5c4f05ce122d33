"""What machines ask: does the process live, and is everything ready."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .health import OK, health


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """200 while this process answers at all."""
    return JsonResponse({"web": OK})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when database, Redis, worker and beat all work, else 503 with the reasons."""
    parts = health()
    well = all(state == OK for state in parts.values())
    return JsonResponse(parts, status=200 if well else 503)
