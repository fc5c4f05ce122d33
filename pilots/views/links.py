"""Links of sources that do not open any more, for those who mend them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pilots.examples.sources import last_looked, links_to_mend

from .experiments import measurers_only


@require_safe
@never_cache
@measurers_only
def links(request: HttpRequest) -> HttpResponse:
    """Each source whose link is dead or has moved, with when and what, and where it is mended."""
    context = {"broken": links_to_mend(request.user), "looked": last_looked()}
    return render(request, "pilots/links.html", context)
