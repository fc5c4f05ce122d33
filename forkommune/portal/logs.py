"""Log lines that name nobody: without tokens, addresses of e-mail, searches and rows.

A terminal gets readable lines; a service gets one JSON object a line, which says what happened in
which request. Whatever a line holds has been through `without_people`, tracebacks included.
"""

import logging
import re
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

# `secrets.token_urlsafe(32)` gives 43 characters; a slug of just that length is hidden as well.
TOKEN = re.compile(r"(?<=/)[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# What was searched for, and what stands in forms sent by GET.
QUERY = re.compile(r"(/[^\s?'\"]*)\?[^\s'\">)]+")
# PostgreSQL repeats the values of the row that broke a rule; drivers the parameters.
ROW = re.compile(r"^(\s*(?:DETAIL|CONTEXT|HINT|LINE \d+)\b):?.*$", re.MULTILINE)
SECRET_PARTS = ("token", "key", "uidb36")
HIDDEN = "***"
# What a record may carry besides its message; everything else may hold anything.
FACTS = ("request_id", "task", "method", "view", "status", "milliseconds")


def without_people(text: str) -> str:
    """The text without tokens of links, e-mail addresses, query strings and values of rows."""
    text = QUERY.sub(rf"\1?{HIDDEN}", TOKEN.sub(HIDDEN, text))
    return ROW.sub(rf"\1: {HIDDEN}", EMAIL.sub(HIDDEN, text))


class WithoutPeople(logging.Filter):
    """Cleans the message of every line, whoever wrote it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """True always: a line is changed, never dropped."""
        message = record.getMessage()
        hidden = without_people(message)
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        for part in SECRET_PARTS:
            if match is not None and (value := str(match.kwargs.get(part, ""))):
                hidden = hidden.replace(f"/{value}", f"/{HIDDEN}")
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True


class _CleanTracebacks(logging.Formatter):
    def formatException(  # noqa: N802
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """The traceback without people."""
        return without_people(super().formatException(ei))


class Line(_CleanTracebacks):
    """A readable line, for a terminal or a file that a person opens."""


class JsonLine(_CleanTracebacks, JsonFormatter):
    """One JSON object a line; nothing of the record but what is named here."""

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        """Time (UTC), level, logger, message, the facts that the record carries, the fault."""
        log_data["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(
            timespec="milliseconds"
        )
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        log_data["message"] = record.message or ""
        for name in FACTS:
            if (value := getattr(record, name, None)) not in (None, ""):
                log_data[name] = value
        if fault := message_dict.get("exc_info"):
            log_data["fault"] = fault


def logging_settings(*, as_json: bool, loggers: dict[str, Any]) -> dict[str, Any]:
    """What `logging.config.dictConfig` takes: everything to standard error, cleaned."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": "forkommune.portal.logs.Line",
                "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
            },
            "json": {"()": "forkommune.portal.logs.JsonLine"},
        },
        "filters": {
            "people": {"()": "forkommune.portal.logs.WithoutPeople"},
            "request": {"()": "forkommune.work.request_ids.WithRequestId"},
        },
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "json" if as_json else "line",
                "filters": ["people", "request"],
            }
        },
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": loggers,
    }
