"""Take two examples together: choose them, see both side by side, choose what stands, and undo it."""

from __future__ import annotations

from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forkommune.work.sent_once import sent_once
from pilots.merging.choosing import MERGED, choices_of, label_of, seen_of
from pilots.merging.moving import to_move
from pilots.merging.pairs import found_by, pairs
from pilots.models import Example, ExampleMerger, ExamplesApart
from pilots.publishing.steps import CHECK
from pilots.services.merging import (
    AlreadyUndone,
    CannotMerge,
    MergedMeanwhile,
    merge_examples,
    undo_merger,
    why_not,
)

from .experiments import user_of

STAYS, GOES = "blir", "inn"


def checkers_only(view: Any) -> Any:
    """For those who look examples over; log-in first, then 403 for others."""

    @wraps(view)
    @login_required
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(CHECK):
            raise PermissionDenied("Only the secretariat takes examples together.")
        found: HttpResponse = view(request, *args, **kwargs)
        return found

    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@checkers_only
@sent_once
def merge(request: HttpRequest) -> HttpResponse:
    """Two examples side by side, as `?blir=…&inn=…` names them; without both, the pairs that may be one."""
    kept, merged = (_named(request, name) for name in (STAYS, GOES))
    if kept is None or merged is None:
        return _pick(request, kept or merged)
    if request.method == "POST":
        return _merge(request, kept, merged)
    return _side_by_side(request, kept, merged)


def _named(request: HttpRequest, name: str) -> Example | None:
    slug = request.GET.get(name, "").replace("\x00", "")
    rows = Example.objects.visible_to(request.user).in_full()
    return rows.filter(slug=slug).first() if slug else None


def _pick(request: HttpRequest, one: Example | None) -> HttpResponse:
    words = request.GET.get("q", "").replace("\x00", "")
    wrong = request.method == "POST"
    context = {
        "one": one,
        "words": words,
        "found": found_by(words, request.user, besides=one.pk if one else 0),
        "pairs": pairs(request.user) if one is None and not words else [],
        "apart": ExamplesApart.objects.visible_to(request.user).standing().with_both()[:10],
        "done": ExampleMerger.objects.visible_to(request.user).with_both()[:10],
        "missing": wrong or (bool(request.GET.get(STAYS) or request.GET.get(GOES)) and one is None),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "pilots/example_merge_pick.html", context, status=status)


def _merge(request: HttpRequest, kept: Example, merged: Example) -> HttpResponse:
    choices = choices_of(kept, merged)
    chosen = {one.name: request.POST.get(f"valg-{one.name}", "") for one in choices}
    try:
        done = merge_examples(
            kept=kept,
            merged=merged,
            chosen=chosen,
            seen=request.POST.get("sett", ""),
            by=user_of(request),
        )
    except MergedMeanwhile as told:
        messages.warning(request, str(told))
        fresh = [_named(request, name) for name in (STAYS, GOES)]
        return _side_by_side(request, *fresh, chosen=chosen, status=HTTPStatus.CONFLICT)  # type: ignore[arg-type]
    except CannotMerge as refused:
        messages.error(request, str(refused))
        return _side_by_side(
            request, kept, merged, chosen=chosen, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    messages.success(request, _("They are one example now. The old address leads to it."))
    return redirect("pilots:example-merger", done.pk)


def _side_by_side(
    request: HttpRequest,
    kept: Example,
    merged: Example,
    *,
    chosen: dict[str, str] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    choices = choices_of(kept, merged)
    told = chosen or {}
    moved = {name: rows for name, rows in to_move(kept, merged).items() if rows}
    context = {
        "kept": kept,
        "merged": merged,
        "seen": seen_of(kept, merged),
        "rows": [(one, told.get(one.name) or one.suggested) for one in choices],
        "why_not": why_not(kept, merged),
        "moved": [(rows[0]._meta.verbose_name_plural, rows) for rows in moved.values()],
        "turned": f"{reverse('pilots:example-merge')}?{STAYS}={merged.slug}&{GOES}={kept.slug}",
        "apart": ExamplesApart.objects.visible_to(request.user)
        .standing()
        .of_pair(kept, merged)
        .with_both()
        .first(),
        "asked_anew": kept.state == Example.State.CONFIRMED
        and merged.state != Example.State.CONFIRMED,
    }
    return render(request, "pilots/example_merge.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@checkers_only
def merger(request: HttpRequest, pk: int) -> HttpResponse:
    """What was chosen and moved, with the histories of both; POST undoes it."""
    rows = ExampleMerger.objects.visible_to(request.user).with_both()
    row = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        return _undo(request, row)
    context = {"merger": row, "told": told_of(row), "picked": picked_of(row)}
    return render(request, "pilots/example_merger.html", context)


def _undo(request: HttpRequest, row: ExampleMerger) -> HttpResponse:
    try:
        answer = undo_merger(merger=row, by=user_of(request))
    except (AlreadyUndone, CannotMerge) as refused:
        messages.warning(request, str(refused))
        return redirect("pilots:example-merger", row.pk)
    messages.success(request, _("Both examples stand by themselves again."))
    if answer.left:
        fields = ", ".join(dict.fromkeys(answer.left))
        messages.warning(
            request,
            _("Written since the merger, and left as it is now: %(fields)s.") % {"fields": fields},
        )
    return redirect("pilots:example-merger", row.pk)


def told_of(row: ExampleMerger) -> list[tuple[str, int]]:
    """What moved along, by kind of row, and how many of each."""
    from django.apps import apps

    counted: dict[str, set[Any]] = {}
    for label, key, name, _before, after in row.changes:
        if name in ("example_id", "claim_id", "target_id") and str(after) in _keys(row):
            words = str(apps.get_model(label)._meta.verbose_name_plural)
            counted.setdefault(words, set()).add(key)
    return [(words, len(keys)) for words, keys in counted.items()]


def picked_of(row: ExampleMerger) -> list[str]:
    """The parts that were taken from the one that was taken in, in words."""
    return [label_of(name) for name, side in row.chosen.items() if side == MERGED]


def _keys(row: ExampleMerger) -> set[str]:
    """The keys by which rows belong to the example that stays."""
    return {str(row.kept_id), str(row.kept.claim_id)}
