"""Search in all texts, and put a code on what was found."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from forkommune.evidence.forms_search import CodeHitsForm, TextSearchForm
from forkommune.evidence.models import SourceText
from forkommune.evidence.selectors.codebook import code_rows, codebook_of
from forkommune.evidence.selectors.text_search import UNITS, Found, TextHit, found_in
from forkommune.evidence.services import CodeNotUsable
from forkommune.evidence.services.searching import Outcome, code_places
from forkommune.search.wanted import wanted
from forkommune.work.sent_once import sent_once

from .rights import note_texts, researchers_only
from .texts import UNPROCESSABLE, visitor

PAGE = "evidence:text-search"
TEXTS_PER_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
@sent_once
def text_search(request: HttpRequest) -> HttpResponse:
    """Texts that hold what is asked for; a POST codes the hits of the ticked ones of the page."""
    user = visitor(request)
    form = TextSearchForm(request.GET, user=user)
    if not form.is_valid():
        context = {"form": form, "is_narrowed": True}
        return render(request, "evidence/text_search.html", context, status=UNPROCESSABLE)
    words = form.cleaned_data["words"]
    found = Found([], is_whole=True)
    if words:
        found = found_in(form.choose(SourceText.objects.visible_to(user)), wanted(words))
    page = Paginator(found.hits, TEXTS_PER_PAGE).get_page(request.GET.get("side"))
    shown: list[TextHit] = list(page.object_list)
    coding = None
    if request.method == "POST":
        coding = CodeHitsForm(request.POST, revisions=[hit.revision.pk for hit in shown])
        if coding.is_valid():
            return _coded(request, coding, shown)
    note_texts(request, PAGE, [hit.source for hit in shown])
    context = {
        "form": form,
        "words": words,
        "found": found,
        "page_obj": page,
        "hits": shown,
        "is_narrowed": bool(form.chosen),
        "coding": coding,
        "ticked": coding.data.getlist("texts") if coding else None,  # type: ignore[attr-defined]
        "codebook": codebook_of(user, None, code_rows(user)) if shown else [],
        "units": UNITS,
    }
    status = UNPROCESSABLE if coding else 200
    return render(request, "evidence/text_search.html", context, status=status)


def _coded(request: HttpRequest, form: CodeHitsForm, shown: list[TextHit]) -> HttpResponse:
    """Back to the search with what was coded, and what was left out and why."""
    code, unit = form.cleaned_data["code"], form.cleaned_data["unit"]
    ticked = set(form.cleaned_data["texts"])
    places = [(hit.revision, hit.places(unit)) for hit in shown if hit.revision.pk in ticked]
    try:
        outcome = code_places(places=places, code=code, by=visitor(request))
    except CodeNotUsable as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _told(outcome, str(code)))
        for left_out in outcome.refused:
            messages.warning(request, left_out)
    return HttpResponseRedirect(request.get_full_path())


def _told(outcome: Outcome, code: str) -> str:
    said = ngettext(
        "“%(code)s” is put on %(n)d passage.", "“%(code)s” is put on %(n)d passages.", outcome.coded
    ) % {"code": code, "n": outcome.coded}
    if not outcome.stood:
        return said
    stood = ngettext("%(n)d had it already.", "%(n)d had it already.", outcome.stood) % {
        "n": outcome.stood
    }
    return f"{said} {stood} " + _("Each can be undone in its text.")
