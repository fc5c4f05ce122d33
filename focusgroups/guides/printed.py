"""What is printed for a session: the moderator's sheet, table signs, and sheets for notes."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from focusgroups.models import FocusGroup, Participant
from forkommune.work.papers import pdf_answer, typeset

from .sheet import sheet
from .table_papers import NobodyHasALetter, note_sheet, signs


@never_cache
@require_safe
@login_required
def moderator_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The guide by the clock of the session."""
    group = _group(request, pk)
    rendered = typeset(sheet(group, at=timezone.localtime()))
    return pdf_answer(rendered, f"kjoreplan-{pk}.pdf")


@never_cache
@require_safe
@login_required
def table_signs(request: HttpRequest, pk: int) -> HttpResponse:
    """A sign for each letter; back to the session where there is none."""
    group = _group(request, pk)
    try:
        document = signs(group, _letters(request, group), at=timezone.localtime())
    except NobodyHasALetter as refusal:
        messages.info(request, str(refusal))
        return redirect(group)
    return pdf_answer(typeset(document), f"bordskilt-{pk}.pdf")


@never_cache
@require_safe
@login_required
def note_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Empty rows for a day without net."""
    group = _group(request, pk)
    document = note_sheet(group, _letters(request, group), at=timezone.localtime())
    return pdf_answer(typeset(document), f"notatark-{pk}.pdf")


def _group(request: HttpRequest, pk: int) -> FocusGroup:
    groups = FocusGroup.objects.visible_to(request.user).select_related("guide")
    found: FocusGroup = get_object_or_404(groups, pk=pk)
    return found


def _letters(request: HttpRequest, group: FocusGroup) -> list[Participant]:
    return list(Participant.objects.visible_to(request.user).letters_of(group))
