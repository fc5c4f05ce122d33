"""What is wrong with a question, in words: the parameter, its value, and what it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler


@dataclass(frozen=True)
class Wrong:
    """One parameter: what is wrong, the values that were given, and those that are allowed."""

    message: str
    value: list[str]
    allowed: list[str]


class WrongParameters(exceptions.APIException):
    """400: the question cannot be answered as it stands, and is never answered as another one."""

    status_code = status.HTTP_400_BAD_REQUEST

    def __init__(self, errors: Mapping[str, Wrong]) -> None:
        super().__init__(_("The question cannot be answered: see “errors”."))
        self.errors = errors


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an error that the API knows; any other one is a failure of the portal."""
    response = exception_handler(error, context)
    if response is None:
        return None
    response.data = {"detail": _in_words(error)}
    if isinstance(error, WrongParameters):
        response.data["errors"] = {name: asdict(wrong) for name, wrong in error.errors.items()}
    return response


def _in_words(error: Exception) -> str:
    if isinstance(error, exceptions.Throttled):
        words = _("Too many questions from this address. Ask again in %(seconds)d seconds.")
        return words % {"seconds": getattr(error, "wait", None) or 60}
    if isinstance(error, exceptions.MethodNotAllowed):
        return _("The open data can only be read: use GET.")
    if isinstance(error, exceptions.NotAcceptable):
        return _("The open data come as application/json or text/csv.")
    if isinstance(error, Http404):
        return _("There is nothing at this address.")
    return str(getattr(error, "detail", error))
