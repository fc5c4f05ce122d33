"""The address of an example that was taken into another one leads there for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from pilots.merging.addresses import standing_at
from pilots.models import Example

READ = ("GET", "HEAD")


def follows_mergers(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page of an example, by `slug`: one that is not there, for it stands in another, leads to that one's.

    What is sent to the old address is answered at the new one, so that no form is lost.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, slug: str, **where: Any) -> HttpResponse:
        try:
            found: HttpResponse = view(request, *args, slug=slug, **where)
        except Http404:
            now_at = standing_at([slug]).get(slug)
            visible = Example.objects.visible_to(request.user)
            if now_at is None or not visible.filter(slug=now_at).exists():
                raise
            if request.method not in READ:
                sent: HttpResponse = view(request, *args, slug=now_at, **where)
                return sent
            return HttpResponsePermanentRedirect(_moved(request, {**where, "slug": now_at}))
        return found

    return answer


def _moved(request: HttpRequest, where: dict[str, Any]) -> str:
    match = request.resolver_match
    address = reverse(match.view_name if match else "", kwargs=where)
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address
