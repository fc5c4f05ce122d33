"""The codebook, its versions, and the operations that make them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.evidence.forms_codebook import OPERATIONS, AddForm, DivideForm, operations_of
from forkommune.evidence.models import Code, Codebook, CodebookVersion, Coding
from forkommune.evidence.selectors.codebook_versions import book_pages, told_changes
from forkommune.evidence.services import BookInUse, NotPossible, divide_coding
from forkommune.ui.asked import whole_number

from .rights import note_texts, researchers_only
from .texts import UNPROCESSABLE, visitor

PER_PAGE = 30


@require_safe
@researchers_only
def codebook(request: HttpRequest) -> HttpResponse:
    """Books with their versions, and what waits to be divided."""
    return render(request, "evidence/codebook.html", {"books": book_pages(visitor(request))})


@require_safe
@researchers_only
def codebook_version(request: HttpRequest, pk: int) -> HttpResponse:
    """A version as it was, and what it changed; `?fra=` compares it with another earlier one."""
    versions = CodebookVersion.objects.visible_to(request.user)
    version = get_object_or_404(versions.for_listing(), pk=pk)
    earlier = list(versions.before(version))
    wanted = whole_number(request.GET.get("fra", ""))
    chosen = next((one for one in earlier if one.number == wanted), None)
    before = chosen or (earlier[0] if earlier else None)
    names = {code["uuid"]: code["name"] for code in version.content["codes"]}
    codes = [
        {**code, "category_name": names.get(code["category"], "")}
        for code in version.content["codes"]
    ]
    context = {
        "version": version,
        "earlier": earlier,
        "before": before,
        "changes": told_changes(before, version) if before else [],
        "codes": codes,
    }
    return render(request, "evidence/codebook_version.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
def code_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new code or category."""
    book = get_object_or_404(Codebook.objects.visible_to(request.user), pk=pk)
    form = AddForm(request.POST if request.method == "POST" else None, book=book)
    return _carried_out(request, form, reverse("evidence:code-list"))


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
def code_change(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """One operation on a code."""
    code = get_object_or_404(Code.objects.visible_to(request.user).with_fate(), pk=pk)
    if step not in dict(operations_of(code)):
        raise Http404(_("“%(step)s” is not done with “%(code)s”.") % {"step": step, "code": code})
    data = request.POST if request.method == "POST" else None
    form = OPERATIONS[step](data, book=code.codebook, code=code)
    name = "evidence:code-divide" if step == "del" else "evidence:code-detail"
    return _carried_out(request, form, reverse(name, args=[code.pk]), code)


def _carried_out(
    request: HttpRequest, form: Any, after: str, code: Code | None = None
) -> HttpResponse:
    """The operation done, or its form with what stands in the way."""
    if form.is_bound and form.is_valid():
        try:
            messages.success(request, form.carry_out(visitor(request)))
        except (BookInUse, NotPossible) as reason:
            form.add_error(None, str(reason))
        else:
            return HttpResponseRedirect(after)
    context = {"form": form, "code": code, "book": form.book}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "evidence/code_form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
def code_divide(request: HttpRequest, pk: int) -> HttpResponse:
    """Codings of a split code, each with its parts to choose from."""
    code = get_object_or_404(Code.objects.visible_to(request.user).with_fate(), pk=pk)
    parts = list(Code.objects.parts_of(code))
    if not parts:
        raise Http404(_("“%(code)s” was not split.") % {"code": code})
    codings = Coding.objects.visible_to(request.user).of_code(code)
    fault = ""
    if request.method == "POST":
        form = DivideForm(request.POST, split=code)
        if form.is_valid():
            coding = get_object_or_404(codings, pk=form.cleaned_data["coding"])
            part = form.cleaned_data["code"]
            try:
                divide_coding(coding=coding, code=part, by=visitor(request))
            except NotPossible as reason:
                fault = str(reason)
            else:
                messages.success(request, _("Put under “%(code)s”.") % {"code": part})
                return HttpResponseRedirect(reverse("evidence:code-divide", args=[code.pk]))
        else:
            fault = _("Choose one of the new codes.")
    page = Paginator(codings.for_listing(), PER_PAGE).get_page(request.GET.get("side"))
    sources = [one.passage.revision.source for one in page.object_list]
    note_texts(request, "evidence:code-divide", sources)
    context = {"code": code, "parts": parts, "page_obj": page, "fault": fault}
    status = UNPROCESSABLE if fault else 200
    return render(request, "evidence/code_divide.html", context, status=status)
