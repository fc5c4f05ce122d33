"""The list that a visitor keeps, examples side by side, and what both become on paper."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.ui.asked import words_of
from pilots.examples.comparing import compare
from pilots.examples.shortlist import (
    COMPARED,
    MOST,
    change,
    examples_of,
    is_sent,
    own_slugs,
    query_of,
    slugs_of,
)
from pilots.fit.mine import my_municipality
from pilots.models import Example, ExampleUse
from pilots.papers.contents import Paper, paper_of
from pilots.papers.pdf import render_page, render_paper
from pilots.papers.sheet import sheet_paper
from pilots.papers.word import word_paper
from pilots.usage.counting import count_fetched, count_use

OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}
KEPT_SECONDS = 600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shortlist(request: HttpRequest) -> HttpResponse:
    """The list; a POST puts an example on it, takes one off, or empties it. Twice does the same as once."""
    if request.method == "POST":
        return _change(request)
    examples = examples_of(request, slugs_of(request))
    context = {
        "examples": examples,
        "query": query_of(examples),
        "is_sent": is_sent(request),
        "most": COMPARED,
    }
    return render(request, "pilots/shortlist.html", context)


def _change(request: HttpRequest) -> HttpResponse:
    slugs = [words_of(slug) for slug in request.POST.getlist("slug")]
    act = request.POST.get("handling", "")
    if act == "tom":
        change(request, remove=own_slugs(request))
    elif act == "fjern":
        change(request, remove=slugs)
    elif act == "legg-til":
        shown = [example.slug for example in examples_of(request, slugs)]
        count_use(ExampleUse.What.LISTED, times=len(set(shown) - set(own_slugs(request))))
        if not change(request, add=shown):
            told = _("The list holds %d examples. Take one off to make room.")
            messages.warning(request, told % MOST)
    else:
        raise Http404(f"A list of examples cannot {act!r}.")
    back = request.POST.get("neste", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return HttpResponseRedirect(back)
    return redirect("pilots:shortlist")


@never_cache
@require_safe
def example_compare(request: HttpRequest) -> HttpResponse:
    """Two to four examples in columns; of more the first four, and the page says so."""
    slugs = slugs_of(request)
    examples = examples_of(request, slugs)
    shown = examples[:COMPARED]
    rows = compare(shown, my_municipality(request)) if len(shown) > 1 else []
    only = request.GET.get("bare") == "forskjeller"
    context = {
        "examples": shown,
        "rows": [row for row in rows if row.differs] if only else rows,
        "only_differences": only,
        "query": query_of(shown),
        "left_out": len(examples) - len(shown),
    }
    return render(request, "pilots/example_compare.html", context)


@never_cache
@require_safe
def case_paper(request: HttpRequest, kind: str) -> HttpResponse:
    """The list as a paper for a council case: Word, PDF or Excel."""
    if kind not in KINDS:
        raise Http404(f"There is no paper of kind {kind!r}.")
    examples = examples_of(request, slugs_of(request))[:MOST]
    if not examples:
        messages.info(request, _("Put at least one example on the list first."))
        return redirect("pilots:shortlist")
    count_fetched(request, ExampleUse.What.PAPER)
    paper = paper_of(examples, my_municipality(request), title=_("Examples for a council case"))
    data = {"pdf": _pdf, "docx": word_paper, "xlsx": sheet_paper}[kind](paper)
    return _file(data, kind, "saksgrunnlag-eksempler")


@never_cache
@require_safe
def example_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """One published example on one page."""
    rows = Example.objects.visible_to(request.user).published().in_full()
    example = get_object_or_404(rows, slug=slug)
    count_fetched(request, ExampleUse.What.PAGE)
    paper = paper_of([example], None, title=example.title)
    return _file(_once_a_while(paper, render_page), "pdf", f"eksempel-{example.slug}")


def _pdf(paper: Paper) -> bytes:
    return _once_a_while(paper, render_paper)


def _once_a_while(paper: Paper, make: Any) -> bytes:
    """The same paper is laid out once in ten minutes: anybody may ask for it."""
    told = repr((paper.title, paper.day, paper.mine, get_language(), make.__name__, paper.examples))
    key = f"example-paper:{hashlib.sha256(told.encode()).hexdigest()}"
    found: bytes | None = cache.get(key)
    if found is None:
        found = make(paper).data
        cache.set(key, found, KEPT_SECONDS)
    return found


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    how = "inline" if kind == "pdf" else "attachment"
    headers = {
        "Content-Disposition": f'{how}; filename="{name}.{kind}"',
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(data, content_type=KINDS[kind], headers=headers)
