"""The web server's process: what it answers itself, before the portal could read the request.

gunicorn's own pages for a request that is no HTTP, or too long, lack the headers that every other
answer has, and its log repeats the address, of which a personal link is a part.
"""

import logging
from http import HTTPStatus
from socket import socket
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _
from gunicorn.http.errors import (
    InvalidResponseHeader,
    InvalidResponseHeaderName,
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
)
from gunicorn.workers.gthread import ThreadWorker

from forkommune.portal.headers import PERMISSIONS

log = logging.getLogger("gunicorn.error")
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "Connection": "close",
}


class Worker(ThreadWorker):
    """gunicorn's threads, with refusals of our own."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        """Told to the visitor and noted."""
        refuse(client, exc)


def refuse(client: socket, fault: Exception) -> None:
    """Answer, and note of a visitor's fault its kind and no more."""
    status = status_of(fault)
    if status is HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("A request ended in a fault outside the portal", exc_info=fault)
    else:
        log.warning("Refused what is no request (%d): %s", status, type(fault).__name__)
    try:
        client.sendall(refusal(status))
    except OSError:
        log.debug("Who asked was gone before the refusal")


def status_of(fault: Exception) -> HTTPStatus:
    """Whose fault it is: the visitor's, by kind, or ours."""
    if isinstance(fault, LimitRequestLine):
        return HTTPStatus.REQUEST_URI_TOO_LONG
    if isinstance(fault, LimitRequestHeaders):
        return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    ours = isinstance(fault, InvalidResponseHeader | InvalidResponseHeaderName)
    if isinstance(fault, ParseException) and not ours:
        return HTTPStatus.BAD_REQUEST
    return HTTPStatus.INTERNAL_SERVER_ERROR


def refusal(status: HTTPStatus) -> bytes:
    """The whole answer."""
    heading, words = _words(status)
    page = (
        f'<!doctype html>\n<html lang="nb"><head><meta charset="utf-8"><title>{escape(heading)}</title>'
        f"</head><body><h1>{escape(heading)}</h1><p>{escape(words)}</p>"
        f'<p><a href="/">{escape(_("To the start page"))}</a></p></body></html>\n'
    ).encode()
    headers = HEADERS | {"Content-Length": str(len(page))}
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *map(": ".join, headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + page


def _words(status: HTTPStatus) -> tuple[str, str]:
    if status is HTTPStatus.REQUEST_URI_TOO_LONG:
        return _("The address is too long"), _("Choose less at a time, or begin anew.")
    if status is HTTPStatus.INTERNAL_SERVER_ERROR:
        return (
            _("Something went wrong with us"),
            _(
                "The error has been logged. What you had saved is kept. Wait a minute and try again."
            ),
        )
    return (
        _("We did not understand the request"),
        _("Something in the address or the form could not be read. Go back and try again."),
    )
