"""The view by code: every passage that carries it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from forkommune.evidence.forms_codebook import operations_of
from forkommune.evidence.models import Code, Coding, Memo
from forkommune.evidence.querysets.rounds import hidden_keys
from forkommune.evidence.selectors.places import counts_by_coder
from forkommune.ui.paging import KeyPaginator

from .rights import note_texts, researchers_only
from .texts import asked_coder, visitor

PER_PAGE = 30


@require_safe
@researchers_only
def code_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A code with its definition and its passages, text by text; `?koder=` only one coder's."""
    codes = Code.objects.visible_to(request.user).with_fate()
    code = get_object_or_404(codes, pk=pk)
    user = visitor(request)
    every = Coding.objects.visible_to(user, hidden_keys(user)).of_code(code)
    counts = counts_by_coder(every)
    asked = asked_coder(request.GET.get("koder", ""), user)
    coder = next((one for one in (user, *(row.coder for row in counts)) if one.pk == asked), None)
    codings = every.by_coder(coder).for_listing()
    page = KeyPaginator(codings, PER_PAGE).get_page(request.GET.get("side"))
    note_texts(
        request, "evidence:code-detail", [one.passage.revision.source for one in page.object_list]
    )
    context = {
        "code": code,
        "page_obj": page,
        "coder": coder,
        "counts": [one for one in counts if one.coder != user],
        "own_count": next((one.passages for one in counts if one.coder == user), 0),
        "operations": operations_of(code),
        "memos": Memo.objects.visible_to(request.user).about(code),
        "parts": list(Code.objects.parts_of(code)),
    }
    return render(request, "evidence/code_detail.html", context)
