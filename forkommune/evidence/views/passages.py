"""One passage: its place, its codes, and everything that rests on it; findings made of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.evidence.forms import SupportForm
from forkommune.evidence.models import Coding, Memo, Passage
from forkommune.evidence.selectors import quotability_of, resting_on
from forkommune.evidence.selectors.coding_screen import source_heading
from forkommune.evidence.selectors.resting import history_of, place_of
from forkommune.evidence.services import NatureTooOpen, confirm_passage, support_claim
from forkommune.work.registry import claim_kinds, makeable_of, panels_for
from forkommune.work.sent_once import sent_once

from .rights import note_texts, readers_only, researchers_only
from .texts import UNPROCESSABLE, visitor


def _passage(request: HttpRequest, pk: int) -> Passage:
    passages = Passage.objects.visible_to(request.user).with_sources()
    return get_object_or_404(passages, pk=pk)


@require_safe
@readers_only
def passage_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The passage in its context, its codings, and all that rests on it."""
    passage = _passage(request, pk)
    note_texts(request, "evidence:passage-detail", [passage.revision.source])
    context = {
        "passage": passage,
        "source": passage.revision.source,
        "heading": source_heading(passage.revision.source),
        "place": place_of(passage),
        "memos": Memo.objects.visible_to(request.user).about(passage),
        "codings": Coding.objects.visible_to(request.user).on_passage(passage).for_screen(),
        "resting": resting_on(passage, request.user),
        "quotability": quotability_of(passage),
        "earlier": history_of(passage),
        "later": Passage.objects.visible_to(request.user).made_of(passage).first(),
        "panels": panels_for("passage", passage, request.user),
        "makeable": makeable_of(passage.revision.source.kind),
    }
    return render(request, "evidence/passage_detail.html", context)


@require_POST
@researchers_only
def passage_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes to words that a correction changed."""
    passage = confirm_passage(passage=_passage(request, pk), by=visitor(request))
    messages.success(request, _("Confirmed: «%(quote)s».") % {"quote": passage.quote[:60]})
    return HttpResponseRedirect(passage.revision.source.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
@sent_once
def claim_make(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Make a finding of a passage; the app that owns the kind brings the form."""
    passage = _passage(request, pk)
    maker = claim_kinds.get(kind) if kind in claim_kinds else None
    makeable = dict(makeable_of(passage.revision.source.kind))
    if maker is None or maker.form is None or kind not in makeable:
        raise Http404(_("Nothing called “%(kind)s” is made of passages.") % {"kind": kind})
    data = request.POST if request.method == "POST" else None
    form = maker.form(data, passage=passage, user=visitor(request))
    if request.method == "POST" and form.is_valid():
        try:
            claim = form.save(by=visitor(request))
        except NatureTooOpen as error:
            form.add_error("nature", str(error))
        else:
            words = {"kind": claim.get_kind_display(), "claim": claim}
            messages.success(request, _("%(kind)s added: “%(claim)s”.") % words)
            return HttpResponseRedirect(_back_to(request, passage))
    return _form_page(request, passage, form, maker.make_label)


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
@sent_once
def passage_support(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a finding that stands already rest on the passage, or be spoken against by it."""
    passage = _passage(request, pk)
    form = SupportForm(
        request.POST if request.method == "POST" else None, passage=passage, user=visitor(request)
    )
    if request.method == "POST" and form.is_valid():
        support = support_claim(passage=passage, by=visitor(request), **form.cleaned_data)
        words = {"claim": support.claim, "grade": support.get_grade_display()}
        messages.success(request, _("“%(claim)s”: %(grade)s.") % words)
        return HttpResponseRedirect(_back_to(request, passage))
    return _form_page(request, passage, form, _("Use the passage for a finding that stands"))


def _back_to(request: HttpRequest, passage: Passage) -> str:
    """The chosen passage on the coding screen, by its first code if it has one."""
    coding = Coding.objects.visible_to(request.user).on_passage(passage).first()
    query = f"?kode={coding.pk}" if coding else f"?utdrag={passage.pk}"
    return f"{passage.revision.source.get_absolute_url()}{query}#valgt"


def _form_page(request: HttpRequest, passage: Passage, form: Any, title: Any) -> HttpResponse:
    note_texts(request, "evidence:claim-make", [passage.revision.source])
    context = {
        "form": form,
        "title": title,
        "passage": passage,
        "source": passage.revision.source,
        "place": place_of(passage),
        "back": _back_to(request, passage),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "evidence/claim_form.html", context, status=status)
