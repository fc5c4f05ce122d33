"""The page of the tables: computed, changed by hand, and kept right on the day."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forkommune.accounts.models import User
from forkommune.ui.asked import whole_number
from forkommune.work.sent_once import sent_once
from workshops.models import Meeting

from . import telling
from .forms import CameForm, ComputeForm
from .page import SeatingPage, choice_of, not_seen, seating_page, suggested_tables
from .services import (
    CannotSeat,
    compute_seats,
    decide_seat,
    move_guest,
    note_printed,
    seat_late_guest,
    seat_those_who_came,
    swap_guests,
)

SEES, CHANGES = "workshops.view_invitation", "workshops.change_invitation"
REFUSED = 422


def inner_meeting(request: HttpRequest, slug: str) -> Meeting:
    """A meeting for those who see its participants; what is sent is for those who invite.

    Raises Http404 for others.
    """
    return _meeting_of(request, slug, CHANGES if request.method == "POST" else SEES)


def readers_meeting(request: HttpRequest, slug: str) -> Meeting:
    """A meeting for those who see its participants, whatever they ask for. Raises Http404 for others."""
    return _meeting_of(request, slug, SEES)


def _meeting_of(request: HttpRequest, slug: str, needed: str) -> Meeting:
    if not request.user.has_perm(needed):
        raise Http404(f"{request.user} has not {needed}.")
    meeting: Meeting = get_object_or_404(Meeting.objects.visible_to(request.user), slug=slug)
    return meeting


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@sent_once
def seating(request: HttpRequest, slug: str) -> HttpResponse:
    """The tables of all rounds; every act with them is a POST that names itself."""
    meeting = inner_meeting(request, slug)
    user = cast("User", request.user)
    refused: list[str] = []
    posted = request.POST if request.method == "POST" else None
    if posted is not None:
        try:
            if (words := _act(posted, meeting, user)) is not None:
                messages.success(request, words)
                return HttpResponseRedirect(_address(meeting, posted))
        except CannotSeat as error:
            refused = list(error.reasons)
    asked = posted.get("chosen", "") if posted is not None else request.GET.get("plass", "")
    page = seating_page(meeting, user, choice_of(asked))
    context = {
        "meeting": meeting,
        "page": page,
        "refused": refused,
        "changes": user.has_perm(CHANGES),
        **_forms(posted, meeting, page),
    }
    status = REFUSED if posted is not None else 200
    return render(request, "workshops/seating.html", context, status=status)


def _address(meeting: Meeting, posted: QueryDict) -> str:
    address = reverse("workshops:seating", args=[meeting.slug])
    number = whole_number(posted.get("round", "")) or 0
    return f"{address}#runde-{number}" if 0 < number < 10 else address


def _forms(posted: QueryDict | None, meeting: Meeting, page: SeatingPage) -> dict[str, Any]:
    plan, act = page.plan, posted.get("act", "") if posted is not None else ""
    start = {"tables": suggested_tables(page.gathered), "rounds": 2, "apart": True, "mixed": True}
    if plan is not None:
        start = {name: getattr(plan, name) for name in start}
    forms: dict[str, Any] = {
        "compute_form": ComputeForm(posted if act == "compute" else None, initial=start)
    }
    if plan is not None and page.rounds:
        form = _came_form(posted if act == "came" else None, meeting, page)
        forms["came_form"] = form
        forms["absent_known"] = form.is_bound or bool(form.initial["absent"])
    return forms


def _came_form(posted: QueryDict | None, meeting: Meeting, page: SeatingPage) -> CameForm:
    people = [
        (key, f"{person} ({person.organisation}, {person.get_role_display().lower()})")
        for key, person in page.gathered.people.items()
        if key in page.gathered.seated()
    ]
    rounds = [
        (
            one.number,
            _("Round %(n)d") % {"n": one.number} + (f": {one.session}" if one.session else ""),
        )
        for one in page.rounds
    ]
    absent = not_seen(meeting, page.gathered)
    return CameForm(posted, rounds=rounds, people=people, initial={"absent": sorted(absent)})


def _act(posted: QueryDict, meeting: Meeting, user: User) -> str | None:
    """Carry out what was posted and say so; None where the form has faults. Raises CannotSeat."""
    act = ACTS.get(posted.get("act", ""))
    if act is None:
        raise CannotSeat(_("Choose what to do with one of the buttons of the page."))
    return act(posted, meeting, user)


def _compute(posted: QueryDict, meeting: Meeting, user: User) -> str | None:
    form = ComputeForm(posted)
    if not form.is_valid():
        return None
    plan = compute_seats(meeting=meeting, seen=_seen(posted), by=user, **form.cleaned_data)
    words = ngettext("%(n)d table is set.", "%(n)d tables are set.", plan.tables)
    return words % {"n": plan.tables}


def _move(posted: QueryDict, meeting: Meeting, user: User) -> str:
    change = move_guest(
        meeting=meeting,
        person=_number(posted, "person"),
        number=_number(posted, "round"),
        table=_number(posted, "table"),
        seen=_seen(posted),
        by=user,
    )
    return _("Moved: %(price)s.") % {"price": telling.price(change.price)}


def _swap(posted: QueryDict, meeting: Meeting, user: User) -> str:
    change = swap_guests(
        meeting=meeting,
        person=_number(posted, "person"),
        other=_number(posted, "other"),
        number=_number(posted, "round"),
        seen=_seen(posted),
        by=user,
    )
    return _("Swapped: %(price)s.") % {"price": telling.price(change.price)}


def _decide(posted: QueryDict, meeting: Meeting, user: User) -> str:
    locked = posted.get("locked") == "1"
    seat = decide_seat(
        meeting=meeting,
        person=_number(posted, "person"),
        number=_number(posted, "round"),
        locked=locked,
        seen=_seen(posted),
        by=user,
    )
    if locked:
        return _("The seat of %(who)s is decided.") % {"who": seat.invitation}
    return _("The seat of %(who)s is loose.") % {"who": seat.invitation}


def _came(posted: QueryDict, meeting: Meeting, user: User) -> str | None:
    form = _came_form(posted, meeting, seating_page(meeting, user))
    if not form.is_valid():
        return None
    people = seat_those_who_came(meeting=meeting, seen=_seen(posted), by=user, **form.cleaned_data)
    if not people:
        return _("The seats of those who did not come are free; nobody had to move.")
    words = ngettext("%(n)d moved: %(who)s.", "%(n)d moved: %(who)s.", len(people))
    return words % {"n": len(people), "who": ", ".join(str(one) for one in people)}


def _late(posted: QueryDict, meeting: Meeting, user: User) -> str:
    tables = seat_late_guest(meeting=meeting, person=_number(posted, "person"), by=user)
    told = ", ".join(
        _("round %(round)d at table %(table)d") % {"round": number, "table": table}
        for number, table in sorted(tables.items())
    )
    return _("Seated: %(where)s. Nobody else moved.") % {"where": told}


def _printed(posted: QueryDict, meeting: Meeting, user: User) -> str:
    page = seating_page(meeting, user)
    note_printed(meeting=meeting, people=page.gathered.people.keys())
    return _("The badges are right now; those that become wrong are told here.")


def _seen(posted: QueryDict) -> int:
    return whole_number(posted.get("seen", "")) or 0


def _number(posted: QueryDict, name: str) -> int:
    return whole_number(posted.get(name, "")) or 0


ACTS = {
    "compute": _compute,
    "move": _move,
    "swap": _swap,
    "decide": _decide,
    "came": _came,
    "late": _late,
    "printed": _printed,
}
