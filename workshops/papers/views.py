"""The papers of a meeting: the list of them, and each as a PDF, at once or as a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.work.papers import pdf_answer, pdf_file, typeset
from forkommune.work.sent_once import sent_once
from forkommune.work.views.jobs import job_context
from workshops.models import Meeting, PrintedPaper
from workshops.seating.views import inner_meeting, readers_meeting

from .kinds import PAPERS, Paper
from .ordering import order_paper
from .paper import NothingToPrint, Order

ONLY_CHANGED = "endrede"


@dataclass(frozen=True)
class Line:
    """A kind of paper on the list. job: what its page tells of one under way; made: the last file."""

    kind: str
    paper: Paper
    is_long: bool
    job: dict[str, Any] | None
    made: PrintedPaper | None


@never_cache
@require_safe
@login_required
def papers(request: HttpRequest, slug: str) -> HttpResponse:
    """What can be printed, what is being made, and what is ready."""
    meeting = inner_meeting(request, slug)
    lines = lines_of(meeting, cast("User", request.user))
    context = {
        "meeting": meeting,
        "lines": lines,
        "waits": any(line.job for line in lines),
        "has_long": any(line.is_long for line in lines),
    }
    return render(request, "workshops/papers.html", context)


def lines_of(meeting: Meeting, user: User) -> list[Line]:
    """Every kind of paper as it stands for somebody."""
    ordered = list(PrintedPaper.objects.visible_to(user).of_meeting(meeting).for_listing())
    made = {one.kind: one for one in reversed(ordered) if one.made_at}
    jobs = {one.kind: one.job for one in ordered if one.job and not one.job.is_finished}
    return [
        Line(
            kind,
            paper,
            paper.is_long(meeting, user),
            job_context(jobs[kind]) if kind in jobs else None,
            made.get(kind),
        )
        for kind, paper in PAPERS.items()
    ]


@never_cache
@require_safe
@login_required
def paper(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """A paper that is made at once; back to the list, with the reason, where none is made."""
    meeting, user = inner_meeting(request, slug), cast("User", request.user)
    wanted = _known(kind)
    only_changed = request.GET.get("bare") == ONLY_CHANGED
    if not only_changed and wanted.is_long(meeting, user):
        words = _(
            "“%(paper)s” is for so many that you order it here, and fetch it when it is ready."
        )
        messages.info(request, words % {"paper": wanted.title})
        return redirect("workshops:papers", slug)
    order = Order(meeting, user, timezone.localtime(), only_changed=only_changed)
    try:
        document = wanted.make(order)
    except NothingToPrint as refusal:
        messages.info(request, str(refusal))
        return redirect("workshops:papers", slug)
    return pdf_answer(typeset(document), f"{kind}-{meeting.slug}.pdf")


@require_POST
@login_required
@sent_once
def paper_order(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Have a worker make a paper; the list tells how far it is."""
    meeting, user = readers_meeting(request, slug), cast("User", request.user)
    _known(kind)
    order_paper(meeting=meeting, kind=kind, by=user)
    return redirect("workshops:papers", slug)


@never_cache
@require_safe
@login_required
def printed_paper(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The file that was made, for the one who ordered it."""
    meeting = inner_meeting(request, slug)
    rows = PrintedPaper.objects.visible_to(request.user).of_meeting(meeting).made()
    row = get_object_or_404(rows, pk=pk)
    return pdf_file(bytes(row.content), f"{row.kind}-{meeting.slug}.pdf")


def _known(kind: str) -> Paper:
    if kind not in PAPERS:
        raise Http404(f"No paper is called {kind!r}; known: {', '.join(PAPERS)}.")
    return PAPERS[kind]
