"""A view for the room: one screen at a time, moved by the keyboard."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forkommune.ui.asked import whole_number
from workshops.voting.views.desk import SEE, held_by

from .decks import DECKS


@never_cache
@require_safe
@login_required
def present(request: HttpRequest, slug: str, deck: str) -> HttpResponse:
    """Screen `?side=n` of a view; past the last one the last is shown."""
    meeting = held_by(request, slug, SEE)
    if deck not in DECKS:
        raise Http404(_("There is no such view."))
    slides = DECKS[deck].slides(meeting, request.user)
    asked = whole_number(request.GET.get("side", "")) or 1
    number = max(1, min(asked, len(slides)))
    context = {
        "meeting": meeting,
        "deck": DECKS[deck],
        "decks": list(DECKS.values()),
        "slide": slides[number - 1] if slides else None,
        "number": number,
        "count": len(slides),
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if number < len(slides) else None,
    }
    return render(request, "workshops/present.html", context)
