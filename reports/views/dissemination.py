"""The list of where results were told: to read for everybody, to keep for those who write reports."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.ui.dates import today
from forkommune.ui.workbook_answer import workbook_answer
from forkommune.work.sent_once import sent_once
from reports.dissemination import (
    CannotTell,
    ChangedMeanwhile,
    add_dissemination,
    change_dissemination,
    remove_dissemination,
)
from reports.dissemination_page import Told, table_of, workbook_of
from reports.forms import DisseminationForm
from reports.models import Dissemination

from .acts import only_with

KEEP = "reports.change_dissemination"
PER_PAGE = 50
LIST = "dissemination-list"


def _told(request: HttpRequest) -> Told:
    rows = list(Dissemination.objects.visible_to(request.user).for_listing())
    kind = request.GET.get("type", "")
    return Told(rows, kind if kind in Dissemination.Kind.values else "")


@require_safe
def dissemination_list(request: HttpRequest) -> HttpResponse:
    """All of it, or one kind, the newest first."""
    told = _told(request)
    context = {
        "told": told,
        "page_obj": Paginator(told.rows, PER_PAGE).get_page(request.GET.get("side")),
        "may_keep": request.user.has_perm(KEEP),
        "query": f"?type={told.kind}" if told.kind else "",
    }
    return render(request, "start/dissemination_list.html", context)


@require_safe
def dissemination_csv(request: HttpRequest) -> HttpResponse:
    """The list as a table for spreadsheets."""
    headers = {
        "Content-Disposition": f'attachment; filename="formidling-{today():%Y-%m-%d}.csv"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    content = table_of(_told(request)).csv()
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def dissemination_workbook(request: HttpRequest) -> HttpResponse:
    """The list as an Excel workbook."""
    content = workbook_of(_told(request), creator="Vestregionen", at=timezone.localtime())
    return workbook_answer(content, f"formidling-{today():%Y-%m-%d}.xlsx")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@only_with(KEEP)
@sent_once
def dissemination_add(request: HttpRequest) -> HttpResponse:
    """Write down an occasion."""
    form = DisseminationForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _form(request, form)
    try:
        add_dissemination(by=request.user, **form.facts)  # type: ignore[arg-type]
    except CannotTell as fault:
        form.add_error(None, str(fault))
        return _form(request, form)
    messages.success(request, _("Written down."))
    return redirect(LIST)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@only_with(KEEP)
def dissemination_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct an occasion."""
    row = get_object_or_404(Dissemination.objects.visible_to(request.user), pk=pk)
    if request.method != "POST":
        return _form(request, DisseminationForm(initial=DisseminationForm.facts_of(row)), row)
    form = DisseminationForm(request.POST)
    if not form.is_valid():
        return _form(request, form, row)
    try:
        change_dissemination(
            dissemination=row,
            seen=form.cleaned_data["seen"],
            by=request.user,  # type: ignore[arg-type]
            **form.facts,
        )
    except ChangedMeanwhile as fault:
        form.add_error(None, str(fault))
        form.take_over(row)
        return _form(request, form, row, HTTPStatus.CONFLICT)
    except CannotTell as fault:
        form.add_error(None, str(fault))
        return _form(request, form, row)
    messages.success(request, _("Saved."))
    return redirect(LIST)


@require_POST
@only_with(KEEP)
def dissemination_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an occasion away; a second press finds it gone."""
    row = Dissemination.objects.visible_to(request.user).filter(pk=pk).first()
    if row is not None:
        remove_dissemination(dissemination=row, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("“%(title)s” is taken away.") % {"title": row.title})
    return redirect(LIST)


def _form(
    request: HttpRequest,
    form: DisseminationForm,
    row: Dissemination | None = None,
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "row": row}
    answer = status if form.is_bound else HTTPStatus.OK
    return render(request, "start/dissemination_form.html", context, status=answer)
