"""The papers of a meeting: the list of them, and each as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forkommune.accounts.models import User
from forkommune.documents.description import Document
from forkommune.work.papers import pdf_answer, typeset
from workshops.seating.views import inner_meeting

from .badges import badges
from .cards import cards
from .lists import attendance, programme
from .paper import NothingToPrint, Order
from .signs import signs
from .worksheets import worksheets

ONLY_CHANGED = "endrede"


@dataclass(frozen=True)
class Paper:
    """A kind of paper: what it is called, what it holds, and what makes it."""

    title: Any
    about: Any
    icon: str
    make: Callable[[Order], Document]


PAPERS = {
    "navneskilt": Paper(
        _("Badges"),
        _(
            "Name, whom the person represents, role in words and colour, and tables. Ten to a sheet."
        ),
        "person",
        badges,
    ),
    "bordskilt": Paper(
        _("Table signs"),
        _("Number and theme, a sheet a table, folded in the middle."),
        "table",
        signs,
    ),
    "deltakerliste": Paper(
        _("Attendance list"),
        _("Those who come, to be ticked before and after lunch. Nothing about food or access."),
        "list",
        attendance,
    ),
    "program": Paper(
        pgettext_lazy("of a meeting", "Programme"),
        _("The items with time, responsible and length."),
        "calendar",
        programme,
    ),
    "arbeidsark": Paper(
        _("Worksheets"),
        _("For each round and table: who sits there, the task, and room to write."),
        "pencil",
        worksheets,
    ),
    "kommunekort": Paper(
        _("Municipality cards"),
        _(
            "What is known of each municipality, with sources, and room to correct. Researchers get all that the municipality is asked about; others what it has agreed to."
        ),
        "buildings",
        cards,
    ),
}


@never_cache
@require_safe
@login_required
def papers(request: HttpRequest, slug: str) -> HttpResponse:
    """What can be printed."""
    meeting = inner_meeting(request, slug)
    context = {"meeting": meeting, "papers": PAPERS.items()}
    return render(request, "workshops/papers.html", context)


@never_cache
@require_safe
@login_required
def paper(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """One paper as a PDF; back to the list, with the reason, where there is nothing to print."""
    meeting = inner_meeting(request, slug)
    if kind not in PAPERS:
        raise Http404(f"No paper is called {kind!r}; known: {', '.join(PAPERS)}.")
    order = Order(
        meeting,
        cast("User", request.user),
        timezone.localtime(),
        only_changed=request.GET.get("bare") == ONLY_CHANGED,
    )
    try:
        document = PAPERS[kind].make(order)
    except NothingToPrint as refusal:
        messages.info(request, str(refusal))
        return redirect("workshops:papers", slug)
    return pdf_answer(typeset(document), f"{kind}-{meeting.slug}.pdf")
