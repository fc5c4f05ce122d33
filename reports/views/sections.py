"""Write, change and take out the sections of a report."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby
from operator import attrgetter
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.plan.models import Deliverable
from forkommune.work.desk import Desk
from forkommune.work.sent_once import sent_once
from forkommune.work.services.draft_states import DraftMoved
from forkommune.work.services.drafts import DraftRefused, save_draft
from forkommune.work.services.presence import others_here
from forkommune.work.views.desk_views import desk_views
from forkommune.work.views.drafts import refuse_other_writer, typed_by_another
from reports.composing.council import HEADINGS
from reports.desk import section_desk
from reports.forms import CommentForm, NewSectionForm, SectionForm
from reports.models import Section, SectionComment, SectionRevision
from reports.sections import (
    add_section,
    comment_on,
    handle_comment,
    is_heading,
    put_in,
    remove_section,
)

from .acts import back, only_with
from .pages import WRITE
from .writing import beside


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
    """Begin a new section; its text is written on its own page."""
    deliverable = get_object_or_404(Deliverable.objects.visible_to(request.user), code=code)
    last = deliverable.sections.order_by("position").last()
    start: dict[str, Any] = {
        "position": last.position + 1 if last else 1,
        "responsible": request.user.pk,
    }
    place = request.GET.get("overskrift", "")
    if is_heading(deliverable, place):
        start |= {"place": place, "title": HEADINGS[place].title}
    form = NewSectionForm(request.POST if request.method == "POST" else None, initial=start)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        context = {"deliverable": deliverable, "form": form}
        return render(request, "reports/section_new.html", context, status=status)
    section = add_section(deliverable=deliverable, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    return redirect(section)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@csp_update({"frame-src": [SELF]})
@only_with(WRITE)
def section_edit(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Write a section; what is typed is kept as it is typed, and the button puts it into the report."""
    section = section_of(request, code, pk)
    if request.method != "POST":
        return _page(request, section)
    if typed_by_another(request):
        return refuse_other_writer(request)
    desk = section_desk(section)
    try:
        save_draft(
            kind=desk.kind,
            target=desk.target,
            initial=desk.initial,
            save=desk.read(request.POST),
            by=request.user,  # type: ignore[arg-type]
            guard=desk.guard,
        )
    except DraftRefused:
        return back(code)
    desk = section_desk(section)
    if any(one.editor_id == request.user.pk for one in desk.conflicts):
        messages.info(request, _("Somebody else wrote in the same field. Nothing is lost."))
        return redirect(desk.conflict_url)
    form = SectionForm(dict(desk.values), initial={"responsible": section.responsible_id})
    if not form.is_valid():
        return _page(request, section, form)
    if faults := _faults(request, section):
        form.add_error("body", faults)
        return _page(request, section, form)
    return _put_in(request, section, form, desk.version)


def _faults(request: HttpRequest, section: Section) -> list[str]:
    """What no edition could be made with; the numbers are fetched only for a text that names any."""
    text = str(section_desk(section).values["body"])
    if not any(sign in text for sign in "{|!["):
        return []
    found = beside(request, section).findings
    words = _("Line %(line)d: %(words)s")
    return [words % {"line": one.line, "words": one.words} for one in found if one.is_fault]


def _put_in(
    request: HttpRequest, section: Section, form: SectionForm, version: int
) -> HttpResponse:
    try:
        put_in(section=section, by=request.user, draft_version=version, **form.cleaned_data)  # type: ignore[arg-type]
    except DraftMoved:
        words = _("A colleague wrote something just now. Look through it and put it in again.")
        messages.warning(request, words)
        return redirect(section)
    messages.success(request, _("The text is saved. It stands in the next edition."))
    return back(section.deliverable.code)


@require_POST
@csp_update({"frame-src": [SELF]})
@only_with(WRITE)
@sent_once
def section_comment(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Say something about a section."""
    section = section_of(request, code, pk)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _page(request, section, comment_form=form)
    comment_on(section=section, text=form.cleaned_data["text"], by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Your comment stands beside the text."))
    return redirect(section)


@require_POST
@only_with(WRITE)
def comment_handle(request: HttpRequest, code: str, pk: int, comment: int) -> HttpResponse:
    """Note that a comment is handled."""
    section = section_of(request, code, pk)
    rows = SectionComment.objects.visible_to(request.user).filter(section=section)
    handle_comment(comment=get_object_or_404(rows, pk=comment), by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The comment is handled."))
    return redirect(section)


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
    remove_section(section=section_of(request, code, pk), by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The text is taken out of the next edition."))
    return back(code)


def section_of(request: HttpRequest, code: str, pk: int) -> Section:
    """The section, for those who may write it; 404 for others."""
    sections = Section.objects.visible_to(request.user).select_related("deliverable", "responsible")
    return get_object_or_404(sections, pk=pk, deliverable__code=code)


def _page(
    request: HttpRequest,
    section: Section,
    form: SectionForm | None = None,
    comment_form: CommentForm | None = None,
) -> HttpResponse:
    """The form with what is typed, the comments, and what is wrong."""
    desk = section_desk(section)
    wrong = next((one for one in (form, comment_form) if one is not None), None)
    context = {
        "section": section,
        "deliverable": section.deliverable,
        "desk": desk,
        "form": form or SectionForm(initial=dict(desk.values)),
        "wrong": wrong,
        "comment_form": comment_form or CommentForm(),
        "comments": section.comments.for_listing(),
        "others": others_here(desk.kind, desk.target),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "reports/section_form.html", context, status=status)


def _desk(request: HttpRequest, code: str, pk: int) -> Desk:
    return section_desk(section_of(request, code, pk))


DRAFT = desk_views(_desk, only=only_with(WRITE))
