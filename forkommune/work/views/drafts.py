"""Answers of the Draft mechanism, for the views of any app that brings a `Desk`.

An app's view finds the row that the user may edit, makes the desk and calls one of these.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.work.desk import Desk, tab_of
from forkommune.work.merging import Value, Values, clean, digest
from forkommune.work.services.drafts import Outcome, save_draft
from forkommune.work.services.presence import leave, note_presence

View = Callable[..., HttpResponse]


def draft_endpoint(view: View) -> View:
    """POST only; a visitor whose session ended gets 401 with a way to log in and go on.

    A page that only asks who else is here gets nothing then: the save says it.
    """

    @require_POST
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return render(request, "work/_draft_logged_out.html", status=HTTPStatus.UNAUTHORIZED)
        if typed_by_another(request):
            # Not 409, which says that the text is stored: the page keeps it and tries again.
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            return render(request, "work/_draft_other_writer.html", status=status)
        return view(request, *args, **kwargs)

    return answer


def with_digests(values: Values) -> dict[str, dict[str, Value]]:
    """What others wrote, for a page that takes it in and saves from there on."""
    return {name: {"value": value, "digest": digest(value)} for name, value in values.items()}


def typed_by_another(request: HttpRequest) -> bool:
    """Whether the form was opened by another user than the one who is logged in by now.

    Two people can follow each other in one browser while a form of the first stands open.
    """
    return request.POST.get("writer", "") not in ("", str(request.user.pk))


def refuse_other_writer(request: HttpRequest) -> HttpResponse:
    """The page for a form that another user typed: nothing goes under the wrong name."""
    return render(request, "work/draft_other_writer.html", status=HTTPStatus.CONFLICT)


@require_safe
@never_cache
def fresh_token(request: HttpRequest) -> HttpResponse:
    """A CSRF token for a page that was open while its user logged in anew."""
    if not request.user.is_authenticated:
        return JsonResponse({"csrf": ""}, status=HTTPStatus.UNAUTHORIZED)
    return JsonResponse({"csrf": get_token(request)})


def answer_save(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Store what was typed and say so: 200, 409 where texts met, 422 where nothing may be saved.

    Raises DraftRefused where that became so while the desk was made.
    """
    if desk.refusal:
        context = {"desk": desk}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "work/_draft_refused.html", context, status=status)
    save = desk.read(request.POST)
    by: User = request.user  # type: ignore[assignment]  # draft_endpoint lets no visitor in
    outcome = save_draft(
        kind=desk.kind,
        target=desk.target,
        initial=desk.initial,
        save=save,
        by=by,
        guard=desk.guard,
    )
    status = HTTPStatus.CONFLICT if outcome.conflicts else HTTPStatus.OK
    context = saved_context(desk, outcome)
    return render(request, "work/_draft_saved.html", context, status=status)


def saved_context(desk: Desk, outcome: Outcome) -> dict[str, Any]:
    """What the fragment after a save shows, and what the script puts into the page."""
    theirs = with_digests(outcome.theirs)
    return {
        "desk": desk,
        "outcome": outcome,
        "base": json.dumps(outcome.base),
        "theirs": json.dumps(theirs, ensure_ascii=False),
        "labels": [desk.field_of(name).label for name in outcome.conflicts],
    }


def answer_presence(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Note that the tab is here, and say who else is; `leave` says that it was closed."""
    if "leave" in request.POST:
        leave(kind=desk.kind, target=desk.target, tab=tab_of(request.POST))
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    others = note_presence(
        kind=desk.kind,
        target=desk.target,
        tab=tab_of(request.POST),
        place=str(clean(request.POST.get("place", ""))),
        user=request.user,  # type: ignore[arg-type]  # draft_endpoint lets no visitor in
    )
    return render(request, "work/_draft_presence.html", {"others": others})
