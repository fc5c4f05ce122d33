"""What programs ask a site first: where they may go, and whom to tell about a hole."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

# Rooms that need an account, and forms; addresses of personal links are told to nobody.
CLOSED = ("/admin/", "/arbeid/", "/kartlegging/", "/konto/", "/komponenter/", "/sprak/")
# RFC 9116 recommends less than a year: a stale contact is worse than none.
VALID = timedelta(days=180)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything published may be indexed."""
    rules = "".join(f"Disallow: {path}\n" for path in CLOSED)
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return _text(f"User-agent: *\n{rules}\nSitemap: {sitemap}\n")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: the contact of the settings, renewed with every answer."""
    expires = timezone.now().replace(microsecond=0) + VALID
    return _text(
        f"Contact: {settings.SECURITY_CONTACT}\n"
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}\n"
        "Preferred-Languages: nb, nn, en\n"
        f"Canonical: {request.build_absolute_uri(request.path)}\n"
    )


def _text(words: str) -> HttpResponse:
    return HttpResponse(words, content_type="text/plain; charset=utf-8")
