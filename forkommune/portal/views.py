"""What machines ask: does the process live, and is everything ready."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forkommune.work.services.reconciling import reconcile

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
    if parts["database"] == OK:
        # Whoever asks also rings for what beat would, so that lost work never waits for beat alone.
        reconcile()
    well = all(state == OK for state in parts.values())
    return JsonResponse(parts, status=200 if well else 503)
