"""Who enters the pages of research material.

Others are told that the room is not theirs, and of a single row that there is no such page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from forkommune.evidence.models import SourceText
from forkommune.evidence.querysets import READ, READ_RELEASED
from forkommune.evidence.services.readings import record_reading, texts_of

View = Callable[..., HttpResponse]


def note_texts(request: HttpRequest, page: str, sources: Iterable[SourceText]) -> None:
    """Put into the access log that the visitor has these texts, or passages of them, on a page."""
    record_reading(by=request.user, page=page, read=texts_of(sources))


def researchers_only(view: View) -> View:
    """For those who read all research material; log-in first, then 403 or 404 for others.

    A script that asks after the session ended gets 401 and says so; a log-in page in the middle of
    the coding screen would take its words away.
    """
    return _only_with(view, READ)


def readers_only(view: View) -> View:
    """For researchers, and the secretariat where something was released to it."""
    return _only_with(view, READ, READ_RELEASED)


def _only_with(view: View, *permissions: str) -> View:
    @login_required
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not any(request.user.has_perm(permission) for permission in permissions):
            if not kwargs:
                raise PermissionDenied(f"{view.__name__} is for those who may {permissions}.")
            raise Http404(_("There is no such page for %(user)s.") % {"user": request.user})
        return view(request, *args, **kwargs)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request, "htmx", False) and not request.user.is_authenticated:
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED, headers={"HX-Reswap": "none"})
        return entered(request, *args, **kwargs)

    return guarded
