"""Who does what by when: agreed, changed, closed, and listed across meetings."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.evidence.services.readings import record_reading, texts_of
from forkommune.ui.dates import today
from forkommune.work.sent_once import sent_once
from workshops.dialogue.views import insiders_only, keepers_only, meeting_of, status_of, user_of
from workshops.models import Action
from workshops.outcomes.desk import crumbs_to
from workshops.outcomes.forms import (
    ActionForm,
    CloseForm,
    stands_of,
)
from workshops.outcomes.listing import asked_of, owners, rows_of, ways_of
from workshops.outcomes.page import lines_of, texts_in
from workshops.outcomes.services import (
    NotPossible,
    agree_action,
    change_action,
    close_action,
    reopen_action,
)
from workshops.writing import KEEP

from .reading import note_reading
from .resting import carried_out

SHOWN = 50


def _typed(form: ActionForm, user: User) -> dict[str, Any]:
    return {"agreed": form.agreed(), "passages": form.passages(user), "claims": form.claims()}


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def action_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down who does what by when, and what it rests on."""
    meeting, user = meeting_of(request, slug), user_of(request)
    data = request.POST if request.method == "POST" else None
    form = ActionForm(data, meeting=meeting, user=user)
    if carried_out(form, lambda: agree_action(meeting=meeting, by=user, **_typed(form, user))):
        messages.success(request, _("It is written down. The owner is reminded a week before."))
        return redirect("workshops:record", meeting.slug)
    note_reading(request, meeting, "workshops:action-new")
    context = {"form": form, "meeting": meeting, "crumbs": crumbs_to(meeting)}
    return render(request, "workshops/action_form.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def action_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a follow-up, or say what became of it."""
    action, user = _action(request, pk), user_of(request)
    data = request.POST if request.method == "POST" else None
    form = ActionForm(data, meeting=action.meeting, user=user, initial=stands_of(action))
    if carried_out(form, lambda: change_action(action=action, by=user, **_typed(form, user))):
        messages.success(request, _("It is changed."))
        return redirect("workshops:record", action.meeting.slug)
    return _action_page(request, action, form, CloseForm(initial={"on": today()}))


@require_POST
@keepers_only
@sent_once
def action_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Done, dropped, or open again; the form comes back where something is missing."""
    action, user = _action(request, pk), user_of(request)
    way = request.POST.get("action", "done")
    if way == "open":
        reopen_action(action=action, by=user)
        messages.success(request, _("It is open again."))
        return _back(request, action)
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            close_action(
                action=action,
                on=form.cleaned_data["on"],
                outcome=form.cleaned_data["outcome"],
                is_dropped=way == "drop",
                by=user,
            )
        except NotPossible as refusal:
            form.add_error("outcome" if way == "drop" else "on", str(refusal))
        else:
            messages.success(request, _("“%(text)s” is closed.") % {"text": action.text})
            return _back(request, action)
    change = ActionForm(meeting=action.meeting, user=user, initial=stands_of(action))
    return _action_page(request, action, change, form)


def _back(request: HttpRequest, action: Action) -> HttpResponse:
    """To the list or page from which it was closed."""
    number = request.POST.get("kommune", "")
    if number.isalnum():
        return redirect("workshops:follow-up", number)
    if request.POST.get("liste"):
        return redirect("workshops:action-list")
    return redirect("workshops:record", action.meeting.slug)


def _action_page(
    request: HttpRequest, action: Action, form: ActionForm, close: CloseForm
) -> HttpResponse:
    note_reading(request, action.meeting, "workshops:action-change")
    context = {
        "action": action,
        "meeting": action.meeting,
        "form": form,
        "close": close,
        "is_late": action.is_late(today()),
        "crumbs": crumbs_to(action.meeting),
    }
    status = 422 if form.errors or close.errors else 200
    return render(request, "workshops/action_form.html", context, status=status)


def _action(request: HttpRequest, pk: int) -> Action:
    rows: Any = Action.objects.visible_to(request.user).with_owners()
    found: Action = get_object_or_404(rows, pk=pk)
    return found


@require_safe
@insiders_only
def action_list(request: HttpRequest) -> HttpResponse:
    """All follow-up: what is overdue, what is open, what was done; of everybody or of one owner."""
    asked, day = asked_of(request.GET), today()
    rows = rows_of(asked, request.user, day)
    page_obj = Paginator(rows, SHOWN).get_page(request.GET.get("side"))
    keys = [one.pk for one in page_obj]
    shown = {one.action.pk: one for one in lines_of(rows.filter(pk__in=keys), request.user, day)}
    read = texts_of(texts_in(shown.values()))
    record_reading(by=request.user, page="workshops:action-list", read=read)
    context = {
        "asked": asked,
        "ways": ways_of(asked, request.user, day),
        "owners": owners(request.user),
        "page_obj": page_obj,
        "lines": [shown[key] for key in keys if key in shown],
        "may_keep": request.user.has_perm(KEEP),
    }
    return render(request, "workshops/action_list.html", context)
