"""The page of a table on any phone that has its code, and the desk where ideas are merged."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.accounts.limits import count_miss, too_many_misses
from forkommune.accounts.models import User
from forkommune.ui.asked import whole_number
from forkommune.work.sent_once import sent_once
from workshops.basis.grounds import resting_on_ideas
from workshops.holding.qr import qr_svg
from workshops.models import Idea, Meeting, Table

from .alike import alike
from .services import (
    LONGEST,
    CannotMerge,
    CannotWrite,
    give_codes,
    may_write,
    merge_ideas,
    part_ideas,
    write_idea,
)

TABLE_PAGE, DESK = "workshops:table-ideas", "workshops:idea-desk"
PAIRS = 12


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def table_ideas(request: HttpRequest, code: str) -> HttpResponse:
    """What the table has said, and the form for more; a script gets the answer as data."""
    table = _table(request, code)
    if table is None:
        return _unknown(request)
    refused, status = "", HTTPStatus.OK
    if request.method == "POST":
        wants_data = request.headers.get("accept", "") == "application/json"
        try:
            idea = write_idea(
                table=table,
                key=_key(request.POST.get("key", "")),
                kind=request.POST.get("kind", ""),
                text=request.POST.get("text", ""),
            )
        except CannotWrite as why:
            refused, status = str(why), HTTPStatus.UNPROCESSABLE_ENTITY
            if wants_data:
                return JsonResponse({"said": refused}, status=status)
        else:
            if wants_data:
                return JsonResponse({"key": str(idea.key)})
            return redirect(TABLE_PAGE, code)
    context = {
        **_state(table),
        "refused": refused,
        "typed": request.POST.get("text", "").replace("\0", "") if refused else "",
        "chosen": request.POST.get("kind") or Idea.Kind.IDEA,
        "kinds": Idea.Kind.choices,
        "key": uuid4(),
        "longest": LONGEST,
    }
    return render(request, "workshops/table_ideas.html", context, status=status)


@never_cache
@require_safe
def table_state(request: HttpRequest, code: str) -> HttpResponse:
    """What has come to the table since a phone asked last; 304 for nothing."""
    table = _table(request, code)
    if table is None:
        return _unknown(request)
    state = _state(table)
    shown = repr(([(one.pk, one.text) for one in state["ideas"]], state["is_open"], get_language()))
    tag = f'"{hashlib.sha256(shown.encode()).hexdigest()[:24]}"'
    if request.headers.get("if-none-match", "") == tag:
        answer = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    else:
        answer = render(request, "workshops/_table_ideas.html", state)
    answer["ETag"] = tag
    answer["Cache-Control"] = "no-store"
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def idea_desk(request: HttpRequest, slug: str) -> HttpResponse:
    """All that the tables have said: merge what says the same, take apart, and the tables' codes."""
    if not request.user.has_perm("workshops.change_idea"):
        raise Http404(_("There is no such meeting."))
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user), slug=slug)
    if request.method == "POST":
        return _act(request, meeting)
    return _desk(request, meeting)


def _act(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    by, posted = cast("User", request.user), request.POST
    numbers = [whole_number(one) or 0 for one in posted.getlist("idea")]
    try:
        if "codes" in posted:
            give_codes(meeting=meeting, by=by)
            messages.success(request, _("Each table has a code now."))
        elif "part" in posted:
            rows = Idea.objects.visible_to(by).of_meeting(meeting)
            idea = get_object_or_404(rows, pk=whole_number(posted["part"]) or 0)
            part_ideas(idea=idea, by=by)
            messages.success(request, _("The ideas stand for themselves again."))
        else:
            merge_ideas(meeting=meeting, ideas=numbers, text=posted.get("text", ""), by=by)
            messages.success(
                request, _("One idea stands for them now; the others are kept behind it.")
            )
    except CannotMerge as why:
        return _desk(request, meeting, str(why), HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect(DESK, meeting.slug)


def _desk(
    request: HttpRequest, meeting: Meeting, refused: str = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    ideas = list(
        Idea.objects.visible_to(request.user)
        .of_meeting(meeting)
        .heads()
        .prefetch_related("merged__table")
    )
    carried = resting_on_ideas(ideas, request.user)
    for one in ideas:
        one.carries = carried.get(one.pk, [])
    by_key = {one.pk: one for one in ideas}
    pairs = alike({one.pk: one.text for one in ideas if one.kind == Idea.Kind.IDEA})
    context = {
        "meeting": meeting,
        "ideas": ideas,
        "pairs": [(by_key[one], by_key[other]) for one, other in pairs[:PAIRS]],
        "lacks_codes": Table.objects.visible_to(request.user).without_code(meeting).exists(),
        "tables": [
            _sign(table) for table in Table.objects.visible_to(request.user).filter(meeting=meeting)
        ],
        "refused": refused,
        "chosen": {whole_number(one) for one in request.POST.getlist("idea")},
        "typed": request.POST.get("text", "").replace("\0", ""),
        "longest": LONGEST,
    }
    return render(request, "workshops/idea_desk.html", context, status=status)


def _sign(table: Table) -> dict[str, Any]:
    """A table with its address, and the square code of it."""
    address = f"{settings.BASE_URL}{reverse(TABLE_PAGE, args=[table.code])}" if table.code else ""
    label = _("Code of table %(number)s") % {"number": table.number}
    return {"table": table, "address": address, "code": qr_svg(address, label) if address else ""}


def _table(request: HttpRequest, code: str) -> Table | None:
    found: Table | None = None
    if code:
        rows = Table.objects.select_related("meeting__organiser")
        found = rows.filter(code=code.lower()).first()
    if found is None:
        count_miss(request)
    return found


def _unknown(request: HttpRequest) -> HttpResponse:
    locked = too_many_misses(request)
    status = HTTPStatus.TOO_MANY_REQUESTS if locked else HTTPStatus.NOT_FOUND
    return render(request, "workshops/table_unknown.html", {"locked": locked}, status=status)


def _state(table: Table) -> dict[str, Any]:
    return {
        "table": table,
        "meeting": table.meeting,
        "ideas": list(table.ideas.order_by("-pk")),
        "is_open": may_write(table.meeting),
    }


def _key(text: str) -> UUID:
    """What the phone calls the idea; a form that lost it writes a new one."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
