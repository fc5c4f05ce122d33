"""Many examples at once: download the sheet, bring it, look at what it would do, and let it be done."""

from __future__ import annotations

from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.ui.forms import DesignForm
from forkommune.ui.workbook_answer import workbook_answer
from forkommune.work.importing import Fault, Options
from forkommune.work.importing.limits import MAX_BYTES, MEGABYTE, too_large
from forkommune.work.models import Import
from forkommune.work.querysets import ImportQuerySet
from forkommune.work.sent_once import sent_once
from forkommune.work.services.importing import ImportDecided, ShownOtherwise, bring, carry_out, drop
from forkommune.work.uploads import TOO_LARGE
from pilots.bringing.kind import KIND, PERMISSION
from pilots.models import Example

from .example_proposing import own_places
from .experiments import user_of

PAGE = "pilots:example-sheet-file"
MOST_LINES = 1_000  # as many as are read back at once


def proposers_only(view: Any) -> Any:
    """For those who propose examples; log-in first, then 403 for others."""

    @wraps(view)
    @login_required
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied("Only who proposes examples brings a sheet of them.")
        found: HttpResponse = view(request, *args, **kwargs)
        return found

    return answer


class SheetForm(DesignForm):
    """The sheet with examples."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Excel (.xlsx) or CSV, at most %s MB.") % (MAX_BYTES // MEGABYTE),
        error_messages={"empty": gettext_lazy("The file is empty. Download it anew.")},
    )

    def __init__(self, *args: object, sent_bytes: int = 0, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if sent_bytes:
            self.fields["file"].error_messages["required"] = too_large(sent_bytes)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@proposers_only
@sent_once
def sheet(request: HttpRequest) -> HttpResponse:
    """Bring a sheet; what cannot be read is named at its cell, and nothing of it is kept."""
    form = SheetForm()
    brought = None
    if request.method == "POST":
        files = request.FILES  # read first: reading finds out how large they are
        form = SheetForm(request.POST, files, sent_bytes=request.META.get(TOO_LARGE, 0))
    if form.is_valid():
        file = form.cleaned_data["file"]
        brought = bring(
            kind=KIND,
            content=file.read(),
            name=file.name,
            options=Options(),
            by=user_of(request),
        )
        if brought.state == Import.State.SHOWN:
            return redirect(PAGE, brought.pk)
        if brought.state == Import.State.UNCHANGED:
            messages.success(request, _("All that the file says stands there already."))
            return redirect("pilots:example-proposals")
    context = {
        "form": form,
        "faults": [Fault(**fault) for fault in brought.faults] if brought else [],
        "more": brought.counts["faults"] - len(brought.faults) if brought else 0,
        "waiting": own_imports(request).waiting(),
    }
    wrong = bool(form.errors) or brought is not None
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "pilots/example_sheet.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@proposers_only
def sheet_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a sheet would do; POST lets it be done, with what was chosen of what may be there already."""
    row = get_object_or_404(own_imports(request), pk=pk)
    if request.method == "POST":
        return _decide(request, row)
    context = {
        "row": row,
        "new": [one for one in row.differences if one["is_new"]],
        "alike": [one for one in row.differences if one.get("choice")],
        "suggested": [
            one for one in row.differences if not one["is_new"] and not one.get("choice")
        ],
        "more": sum(row.counts.get(name, 0) for name in ("new", "changed", "standing"))
        - len(row.differences),
        "may_decide": row.state == Import.State.SHOWN,
    }
    return render(request, "pilots/example_sheet_file.html", context)


def _decide(request: HttpRequest, row: Import) -> HttpResponse:
    try:
        if "write" in request.POST:
            chosen = frozenset(request.POST.getlist("chosen"))
            carry_out(brought=row, by=user_of(request), chosen=chosen)
            number = row.counts.get("new", 0) + len(chosen)
            words = ngettext(
                "%d example stands in the queue.", "%d examples stand in the queue.", number
            )
            told = [words % number] if number else []
            if row.counts.get("changed"):
                told.append(_("The corrections wait for the secretariat as suggestions."))
            messages.success(request, " ".join(told) or _("Nothing was written."))
        else:
            drop(brought=row, by=user_of(request))
            messages.success(request, _("Nothing was written."))
    except (ImportDecided, ShownOtherwise) as refused:
        messages.warning(request, str(refused))
        return redirect("pilots:example-sheet")
    return redirect("pilots:example-proposals")


def own_imports(request: HttpRequest) -> ImportQuerySet:
    """The sheets that somebody brought; the team sees everybody's."""
    rows = Import.objects.visible_to(request.user).filter(kind=KIND)
    if request.user.has_perm("pilots.change_example"):
        return rows
    return rows.filter(brought_by=request.user.pk)


@require_safe
@never_cache
@proposers_only
def sheet_empty(request: HttpRequest) -> HttpResponse:
    """A workbook to write examples in, with help and the words that may be written."""
    from pilots.bringing.sheet import workbook  # loads openpyxl

    return workbook_answer(workbook([], at=timezone.localtime()), "eksempler-mal.xlsx")


@require_safe
@never_cache
@proposers_only
def sheet_standing(request: HttpRequest, kind: str) -> HttpResponse:
    """The examples of one's municipalities as a sheet that can be changed and brought back."""
    from pilots.bringing.sheet import table, workbook  # loads openpyxl

    examples = _standing(request)
    if kind == "xlsx":
        return workbook_answer(workbook(examples, at=timezone.localtime()), "eksempler.xlsx")
    headers = {
        "Content-Disposition": 'attachment; filename="eksempler.csv"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(table(examples), content_type="text/csv; charset=utf-8", headers=headers)


def _standing(request: HttpRequest) -> list[Example]:
    """Those that one's municipalities answer for, the newest first; all of them for the team."""
    rows = Example.objects.answered_for()
    if not request.user.has_perm("pilots.change_example"):
        rows = rows.in_areas({place.pk for place in own_places(request)})
    return list(rows.newest_in_full(MOST_LINES))
