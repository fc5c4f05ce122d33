"""One name for a request, from the proxy through the web server to the work that it ordered.

It stands in every log line of the request and of its tasks, and in the answer, so that a visitor
who reports a fault can tell which one. It says nothing about the visitor.
"""

from __future__ import annotations

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from celery.signals import before_task_publish, task_postrun, task_prerun
from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
MESSAGE_HEADER = "request_id"

_current: ContextVar[str] = ContextVar("request_id", default="")
_task: ContextVar[str] = ContextVar("task", default="")


def current() -> str:
    """The name of the request that is answered, or that ordered this task; empty outside one."""
    return _current.get()


class RequestIds:
    """Names the request: as the trusted proxy does when that is well-formed, else by itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with the name in its header."""
        name = _name_of(request)
        token = _current.set(name)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        response.headers[HEADER] = name
        return response


def _name_of(request: HttpRequest) -> str:
    told = request.headers.get(HEADER, "") if settings.TRUSTED_PROXIES else ""
    return told if WELL_FORMED.fullmatch(told) else uuid.uuid4().hex


class WithRequestId(logging.Filter):
    """Puts the names of request and task on every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """True always."""
        record.request_id, record.task = _current.get(), _task.get()
        return True


@before_task_publish.connect
def send_along(headers: dict[str, Any] | None = None, **signal: object) -> None:
    """The message of a task carries the name of the request that ordered it."""
    if headers is not None and current():
        headers.setdefault(MESSAGE_HEADER, current())


@task_prerun.connect
def take_up(task: Any = None, **signal: object) -> None:
    """The lines of a task carry the name, until the next task begins."""
    _current.set(task.request.get(MESSAGE_HEADER) or "")
    _task.set(task.name)


@task_postrun.connect
def lay_down(**signal: object) -> None:
    """Between tasks a worker belongs to no request."""
    _current.set("")
    _task.set("")
