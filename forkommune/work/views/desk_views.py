"""The four addresses that every form on a desk has besides its own page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forkommune.work.desk import Desk

from .conflicts import answer_conflicts
from .drafts import View, answer_presence, answer_save, draft_endpoint
from .revisions import answer_revisions


@dataclass(frozen=True)
class DeskViews:
    """save: a fragment for the status line. presence: who else has the form open. conflict: choose between
    texts that met. versions: kept states of the draft."""

    save: View
    presence: View
    conflict: View
    versions: View


def desk_views(desk_of: Callable[..., Desk], *, only: Callable[[View], View]) -> DeskViews:
    """Views for the desk that `desk_of(request, **address)` finds among what the user may read.

    only: lets in those who may write, log-in first. The two addresses that scripts ask tell a visitor to
    log in without leaving the form.
    """

    @draft_endpoint
    @only
    def save(request: HttpRequest, **address: Any) -> HttpResponse:
        return answer_save(request, desk_of(request, **address))

    @draft_endpoint
    @only
    def presence(request: HttpRequest, **address: Any) -> HttpResponse:
        return answer_presence(request, desk_of(request, **address))

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @only
    def conflict(request: HttpRequest, **address: Any) -> HttpResponse:
        return answer_conflicts(request, desk_of(request, **address))

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @only
    def versions(request: HttpRequest, **address: Any) -> HttpResponse:
        return answer_revisions(request, desk_of(request, **address))

    return DeskViews(save, presence, conflict, versions)
