"""Measurements in and out: a sheet to write in, a file that is shown before it is written, the data."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.ui.forms import DesignForm
from forkommune.work.history import record_history
from forkommune.work.importing import Fault, Options
from forkommune.work.importing.limits import MAX_BYTES, MEGABYTE, too_large
from forkommune.work.models import Import
from forkommune.work.querysets import ImportQuerySet
from forkommune.work.sent_once import sent_once
from forkommune.work.services.importing import ImportDecided, ShownOtherwise, bring, carry_out, drop
from forkommune.work.uploads import TOO_LARGE
from pilots.experiments.forms import ByHandForm
from pilots.experiments.observing import KIND, headings_of, one_line_table
from pilots.models import Pilot

from .experiments import experiment_in, measurers_only, pilot_of, user_of

PAGE = "pilots:measurements-file"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class MeasurementsForm(DesignForm):
    """The file with the measurements."""

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
@measurers_only
@sent_once
def measurements_bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring a file; what cannot be read is named at once, and nothing of it is kept."""
    pilot = pilot_of(request, slug)
    experiment = experiment_in(pilot)
    form = MeasurementsForm()
    brought = None
    if request.method == "POST":
        files = request.FILES  # read first: reading finds out how large they are
        form = MeasurementsForm(request.POST, files, sent_bytes=request.META.get(TOO_LARGE, 0))
    if form.is_valid():
        file, options = form.cleaned_data["file"], Options(about=pilot.slug)
        brought = bring(
            kind=KIND, content=file.read(), name=file.name, options=options, by=user_of(request)
        )
        if brought.state == Import.State.SHOWN:
            return redirect(PAGE, pilot.slug, brought.pk)
        if brought.state == Import.State.UNCHANGED:
            messages.success(request, _("All that the file says stands there already."))
            return redirect(pilot)
    wrong = bool(form.errors) or brought is not None
    context = {
        "pilot": pilot,
        "experiment": experiment,
        "form": form,
        "faults": [Fault(**fault) for fault in brought.faults] if brought else [],
        "more": brought.counts["faults"] - len(brought.faults) if brought else 0,
        "waiting": _imports(request, pilot).waiting(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "pilots/measurements_bring.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@measurers_only
@sent_once
def measurement_by_hand(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit's measurements without a file: the same checks as a line of one."""
    pilot = pilot_of(request, slug)
    experiment = experiment_in(pilot)
    data = request.POST if request.method == "POST" else None
    form = ByHandForm(data, experiment=experiment)
    if form.is_bound and form.is_valid():
        heads = [*headings_of(experiment), *(one.code for one in form.indicators)]
        brought = bring(
            kind=KIND,
            content=one_line_table(heads, form.line()),
            name=_("by hand"),
            options=Options(about=pilot.slug),
            by=user_of(request),
        )
        if brought.state == Import.State.SHOWN:
            if brought.counts.get("standing"):
                return redirect(PAGE, pilot.slug, brought.pk)
            carry_out(brought=brought, by=user_of(request), chosen=frozenset())
            messages.success(request, _("The measurement is written."))
            return redirect("pilots:measurement-by-hand", pilot.slug)
        if brought.state == Import.State.UNCHANGED:
            messages.info(request, _("It stands there already."))
            return redirect("pilots:measurement-by-hand", pilot.slug)
        for fault in brought.faults:
            form.add_error(None, f"{fault['value']}: {fault['reason']}")
    context = {
        "pilot": pilot,
        "form": form,
        "heading": _("Write a measurement by hand"),
        "lead": _(
            "As a line of the file. What stands otherwise already is shown before it is changed."
        ),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "pilots/experiment_form.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@measurers_only
def measurements_file(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """What a file would change; POST writes it, with what was chosen of what stands otherwise."""
    pilot = pilot_of(request, slug)
    row = get_object_or_404(_imports(request, pilot), pk=pk)
    if request.method == "POST":
        return _decide(request, pilot, row)
    context = {
        "pilot": pilot,
        "row": row,
        "plain": [one for one in row.differences if not one.get("choice")],
        "standing": [one for one in row.differences if one.get("choice")],
        "more": row.counts.get("standing", 0)
        - sum(1 for one in row.differences if one.get("choice")),
        "may_decide": row.state == Import.State.SHOWN,
    }
    return render(request, "pilots/measurements_file.html", context)


def _decide(request: HttpRequest, pilot: Pilot, row: Import) -> HttpResponse:
    try:
        if "write" in request.POST:
            chosen = frozenset(request.POST.getlist("chosen"))
            carry_out(brought=row, by=user_of(request), chosen=chosen)
            messages.success(request, _("The measurements are written."))
        else:
            drop(brought=row, by=user_of(request))
            messages.success(request, _("Nothing was written."))
    except (ImportDecided, ShownOtherwise) as refused:
        messages.warning(request, str(refused))
    return redirect(pilot)


@require_safe
@measurers_only
def measurements_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """A workbook to write the measurements in."""
    from pilots.experiments.sheet import empty_sheet

    pilot = pilot_of(request, slug)
    content = empty_sheet(experiment_in(pilot), at=timezone.localtime())
    return _download(content, WORKBOOK, f"maalinger-{pilot.slug}.xlsx")


@require_POST
@measurers_only
def measurements_data(request: HttpRequest, slug: str) -> HttpResponse:
    """All single measurements as CSV, or as a workbook with its data dictionary; who took them out
    stands in the history."""
    from pilots.experiments.sheet import measurements_csv, measurements_workbook

    pilot = pilot_of(request, slug)
    experiment = experiment_in(pilot)
    record_history(actor=user_of(request), action="experiment.exported", subject=experiment)
    if request.POST.get("as") == "xlsx":
        content = measurements_workbook(experiment, at=timezone.localtime())
        return _download(content, WORKBOOK, f"maalinger-{pilot.slug}.xlsx")
    content = measurements_csv(experiment).encode()
    return _download(content, "text/csv; charset=utf-8", f"maalinger-{pilot.slug}.csv")


@require_safe
@measurers_only
def measurements_dictionary(request: HttpRequest, slug: str) -> HttpResponse:
    """What each column of the data means, as CSV."""
    from pilots.experiments.sheet import dictionary_csv

    pilot = pilot_of(request, slug)
    content = dictionary_csv(experiment_in(pilot)).encode()
    return _download(content, "text/csv; charset=utf-8", f"kodebok-{pilot.slug}.csv")


def _imports(request: HttpRequest, pilot: Pilot) -> ImportQuerySet:
    return Import.objects.visible_to(request.user).of_kind(KIND, about=pilot.slug)


def _download(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)
