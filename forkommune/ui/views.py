"""Pages of the frame itself: language, component page, and what to show when a form expired."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from .showcase import samples

YEAR_SECONDS = 365 * 24 * 60 * 60


@require_safe
def set_language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the written language in a cookie and go back to the page the visitor was on.

    A GET, because it changes nothing but how the visitor's own pages, and mails, read.
    """
    if code not in dict(settings.LANGUAGES):
        raise Http404(f"The portal has no language {code!r}.")
    back = request.GET.get("neste", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    if request.user.is_authenticated and request.user.language != code:
        request.user.language = code
        request.user.save(update_fields=["language"])
    response = HttpResponseRedirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=YEAR_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@require_safe
@login_required
def components(request: HttpRequest) -> HttpResponse:
    """Every component with sample values, for those who build or judge the pages."""
    if not request.user.is_staff:
        raise PermissionDenied(f"{request.user} does not work with the portal itself.")
    return render(request, "ui/components.html", samples())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long or came from another site: how to get the text sent again."""
    return render(request, "403_csrf.html", {"reason": reason}, status=403)
