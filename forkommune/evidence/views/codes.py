"""The view by code: every passage that carries it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from forkommune.evidence.forms_codebook import operations_of
from forkommune.evidence.models import Code, Coding, Memo

from .rights import note_texts, researchers_only
from .texts import visitor

PER_PAGE = 30


@require_safe
@researchers_only
def code_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A code with its definition and its passages, text by text; `?koder=meg` only one's own."""
    codes = Code.objects.visible_to(request.user).with_fate()
    code = get_object_or_404(codes, pk=pk)
    only_mine = request.GET.get("koder") == "meg"
    codings = (
        Coding.objects.visible_to(request.user)
        .of_code(code)
        .by_coder(visitor(request) if only_mine else None)
        .for_listing()
    )
    page = Paginator(codings, PER_PAGE).get_page(request.GET.get("side"))
    note_texts(
        request, "evidence:code-detail", [one.passage.revision.source for one in page.object_list]
    )
    context = {
        "code": code,
        "page_obj": page,
        "only_mine": only_mine,
        "operations": operations_of(code),
        "memos": Memo.objects.visible_to(request.user).about(code),
        "parts": list(Code.objects.parts_of(code)),
    }
    return render(request, "evidence/code_detail.html", context)
