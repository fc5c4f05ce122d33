"""Write, change and take out the sections of a report."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby
from operator import attrgetter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.plan.models import Deliverable
from forkommune.work.sent_once import sent_once
from reports.forms import SectionForm
from reports.models import Section, SectionRevision
from reports.sections import (
    SectionMoved,
    add_section,
    change_section,
    remove_section,
    version_of,
)

from .acts import back, only_with
from .pages import WRITE


@dataclass(frozen=True)
class SectionVersions:
    """The versions of one text, the newest first, and whether it still stands in the report."""

    stands: bool
    versions: list[SectionRevision]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@only_with(WRITE)
@sent_once
def section_add(request: HttpRequest, code: str) -> HttpResponse:
    """A new section."""
    deliverable = get_object_or_404(Deliverable.objects.visible_to(request.user), code=code)
    last = deliverable.sections.order_by("position").last()
    start = {"position": last.position + 1 if last else 1}
    form = SectionForm(request.POST if request.method == "POST" else None, initial=start)
    if not form.is_valid():
        return _page(request, deliverable, form)
    add_section(deliverable=deliverable, written=form.written(), by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The text is saved. It stands in the next edition."))
    return back(code)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@only_with(WRITE)
def section_edit(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change a section; where a colleague saved meanwhile, both texts come back."""
    section = _section(request, code, pk)
    if request.method != "POST":
        return _page(request, section.deliverable, SectionForm(initial=_initial(section)), section)
    form = SectionForm(request.POST)
    if not form.is_valid():
        return _page(request, section.deliverable, form, section)
    try:
        change_section(
            section=section,
            written=form.written(),
            base=form.cleaned_data["base"],
            by=request.user,  # type: ignore[arg-type]
        )
    except SectionMoved as moved:
        mine = SectionForm(initial={**form.cleaned_data, "base": version_of(moved.section)})
        return _page(request, section.deliverable, mine, moved.section, HTTPStatus.CONFLICT)
    messages.success(request, _("The text is saved. It stands in the next edition."))
    return back(code)


@never_cache
@require_safe
@only_with(WRITE)
def section_versions(request: HttpRequest, code: str) -> HttpResponse:
    """Every saved version of the report's texts, those that were taken out among them."""
    deliverable = get_object_or_404(Deliverable.objects.visible_to(request.user), code=code)
    versions = SectionRevision.objects.visible_to(request.user).filter(deliverable=deliverable)
    standing = set(deliverable.sections.values_list("key", flat=True))
    texts = [
        SectionVersions(key in standing, list(group))
        for key, group in groupby(versions.for_listing(), key=attrgetter("key"))
    ]
    context = {"deliverable": deliverable, "texts": texts}
    return render(request, "reports/section_versions.html", context)


@require_POST
@only_with(WRITE)
def section_remove(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a section out."""
    remove_section(section=_section(request, code, pk), by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The text is taken out of the next edition."))
    return back(code)


def _section(request: HttpRequest, code: str, pk: int) -> Section:
    sections = Section.objects.visible_to(request.user).select_related("deliverable")
    return get_object_or_404(sections, pk=pk, deliverable__code=code)


def _initial(section: Section) -> dict[str, str | int]:
    return {
        "title": section.title,
        "body": section.body,
        "position": section.position,
        "base": version_of(section),
    }


def _page(
    request: HttpRequest,
    deliverable: Deliverable,
    form: SectionForm,
    section: Section | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The form; `status` 409 shows what a colleague stored beside what was typed."""
    context = {
        "deliverable": deliverable,
        "form": form,
        "section": section,
        "theirs": section if status == HTTPStatus.CONFLICT else None,
    }
    if form.errors:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "reports/section_form.html", context, status=status)
