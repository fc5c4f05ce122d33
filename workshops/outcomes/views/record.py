"""The record of a meeting: who took part, what was cleared up, and what was agreed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forkommune.evidence.services.readings import record_reading, texts_of
from forkommune.ui.dates import today
from workshops.dialogue.views import insiders_only, meeting_of
from workshops.outcomes.desk import crumbs_to, notes_desk
from workshops.outcomes.page import record_of, when_of
from workshops.writing import KEEP, has_clock


@require_safe
@insiders_only
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """Who took part, the notes, what was cleared up, and what was agreed."""
    meeting = meeting_of(request, slug)
    shown = record_of(meeting, request.user, today())
    record_reading(by=request.user, page="workshops:record", read=texts_of(shown.texts))
    context = {
        "meeting": meeting,
        "crumbs": crumbs_to(meeting, with_record=False),
        "day": when_of(meeting),
        "has_clock": has_clock(meeting.starts_at),
        "municipalities": meeting.municipalities.by_name(),
        "record": shown,
        "may_keep": request.user.has_perm(KEEP),
        "draft": notes_desk(meeting).has_draft,
    }
    return render(request, "workshops/record.html", context)
