"""Coded material for other programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from forkommune.evidence.exchange.collecting import NothingToExport, collect
from forkommune.evidence.exchange.files import files_of, one_file
from forkommune.evidence.forms import ExportForm
from forkommune.evidence.models import ResearchExport
from forkommune.evidence.services.exports import note_export

from .rights import note_texts, researchers_only
from .texts import UNPROCESSABLE, visitor

SHOWN = 20
TYPES = {"qdpx": "application/zip", "zip": "application/zip", "qdc": "application/xml"}


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
def research_export(request: HttpRequest) -> HttpResponse:
    """Choose a format, say what for and for whom, and get the file; below, what was taken before."""
    form = ExportForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _handed_over(request, form)
        except (NothingToExport, ValueError) as reason:
            form.add_error(None, str(reason))
    context = {
        "form": form,
        "exports": ResearchExport.objects.visible_to(request.user).select_related("by")[:SHOWN],
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "evidence/research_export.html", context, status=status)


def _handed_over(request: HttpRequest, form: ExportForm) -> HttpResponse:
    collected = collect(visitor(request))
    files = files_of(collected, form.cleaned_data["format"])
    note_export(
        text_count=len(collected.material.texts),
        sources=collected.sources,
        coding_count=collected.material.coding_count,
        files=files,
        form=form.cleaned_data["format"],
        purpose=form.cleaned_data["purpose"],
        recipient=form.cleaned_data["recipient"],
        by=visitor(request),
    )
    if form.cleaned_data["format"] != ResearchExport.Format.QDC:
        note_texts(request, "evidence:research-export", collected.sources)
    name, data = one_file(files)
    return HttpResponse(
        data,
        content_type=TYPES[name.rpartition(".")[2]],
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )
