"""What a meeting cleared up: written down, worded anew, taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from forkommune.work.sent_once import sent_once
from workshops.dialogue.views import keepers_only, meeting_of, status_of, user_of
from workshops.outcomes.desk import crumbs_to
from workshops.outcomes.forms import (
    ConclusionForm,
    WordingForm,
)
from workshops.outcomes.services import (
    StillRestedOn,
    take_back_conclusion,
)
from workshops.outcomes.wording import NoReason, WordingStands, held_by, reword_conclusion

from .reading import note_reading
from .resting import carried_out


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def conclusion_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down what was cleared up, and what it rests on."""
    meeting, user = meeting_of(request, slug), user_of(request)
    data = request.POST if request.method == "POST" else None
    form = ConclusionForm(data, meeting=meeting, user=user)
    if carried_out(form, lambda: form.save(by=user)):
        messages.success(request, _("The conclusion is written down."))
        return redirect("workshops:record", meeting.slug)
    note_reading(request, meeting, "workshops:conclusion-new")
    context = {"form": form, "meeting": meeting, "crumbs": crumbs_to(meeting)}
    return render(request, "workshops/conclusion_form.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def conclusion_change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Word a conclusion anew, where nothing that was approved or published rests on its words."""
    meeting, user = meeting_of(request, slug), user_of(request)
    rows = meeting.conclusions.visible_to(user).select_related("claim")
    conclusion = get_object_or_404(rows, pk=pk)
    data = request.POST if request.method == "POST" else None
    form = WordingForm(data, initial={"statement": conclusion.claim.statement})
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            reword_conclusion(
                conclusion=conclusion, statement=said["statement"], reason=said["reason"], by=user
            )
        except (WordingStands, NoReason) as refusal:
            form.add_error("statement", str(refusal))
        else:
            messages.success(request, _("The conclusion is worded anew. The earlier words stay."))
            return redirect("workshops:record", slug)
    context = {
        "form": form,
        "meeting": meeting,
        "conclusion": conclusion,
        "held": held_by(conclusion),
        "wordings": conclusion.wordings.visible_to(user).select_related("changed_by"),
        "crumbs": crumbs_to(meeting),
    }
    return render(request, "workshops/conclusion_wording.html", context, status=status_of(form))


@require_POST
@keepers_only
def conclusion_take_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Remove a conclusion that nothing rests on."""
    meeting = meeting_of(request, slug)
    rows = meeting.conclusions.visible_to(request.user).select_related("claim")
    conclusion = get_object_or_404(rows, pk=pk)
    try:
        take_back_conclusion(conclusion=conclusion, by=user_of(request))
    except StillRestedOn as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The conclusion is taken away."))
    return redirect("workshops:record", slug)
