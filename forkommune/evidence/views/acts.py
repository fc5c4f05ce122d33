"""Acts on the coding screen: POST only. htmx gets the screen back; without script a redirect."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forkommune.evidence import services
from forkommune.evidence.forms import CodeChoiceForm, MarkForm
from forkommune.evidence.models import Coding, Passage, SourceText, TextRevision
from forkommune.evidence.selectors.coding_screen import key_of
from forkommune.evidence.texts import BadMark, UnusableText
from forkommune.ui.asked import words_of
from forkommune.work.registry import claim_kinds

from .rights import researchers_only
from .texts import screen_answer, visitor

REFUSALS = (
    BadMark,
    UnusableText,
    services.StaleRevision,
    services.CodeNotUsable,
    services.AlreadyCoded,
    services.NotYourCoding,
    services.NothingToUndo,
    services.ChangedSince,
    services.ComparedAlready,
)


def done(
    request: HttpRequest,
    source: SourceText,
    said: str,
    coding: Coding | None = None,
    revision: TextRevision | None = None,
) -> HttpResponse:
    """The screen after an act, with the coding selected. revision: as in `coding_screen`."""
    if getattr(request, "htmx", False):
        chosen = key_of(coding.passage, coding) if coding else None
        return screen_answer(request, source, chosen=chosen, said=said, revision=revision)
    query = f"?kode={coding.pk}" if coding else ""
    return HttpResponseRedirect(f"{source.get_absolute_url()}{query}#teksten")


def _coding(request: HttpRequest, pk: int) -> Coding:
    codings = Coding.objects.visible_to(request.user).for_listing()
    return get_object_or_404(codings, pk=pk)


@require_POST
@researchers_only
def source_mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a stretch; put a code on it, or go on to make a finding of it."""
    source = get_object_or_404(SourceText.objects.visible_to(request.user), pk=pk)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return screen_answer(request, source, error=_faults(form), typed=form)
    revision = get_object_or_404(source.revisions, pk=form.cleaned_data["revision"])
    try:
        return _marked(request, source, form, revision)
    except services.TextGone as gone:
        raise Http404(str(gone)) from gone
    except REFUSALS as error:
        return screen_answer(request, source, error=str(error), typed=form)


def _marked(
    request: HttpRequest, source: SourceText, form: MarkForm, revision: TextRevision
) -> HttpResponse:
    """The answer to a mark; raises what the services raise."""
    by, code, make = visitor(request), form.cleaned_data["code"], form.cleaned_data["make"]
    start, end = form.stretch(revision)
    if code is None:
        passage = services.mark_passage(revision=revision, start=start, end=end, by=by)
        coding = None
    else:
        coding = services.mark_and_code(revision=revision, start=start, end=end, code=code, by=by)
        passage = coding.passage
    if make in claim_kinds:
        return HttpResponseRedirect(reverse("evidence:claim-make", args=[passage.pk, make]))
    if coding is None:
        return _bare(request, source, passage)
    words = {"code": coding.code, "quote": passage.quote[:60]}
    said = _("“%(code)s” is put on «%(quote)s».") % words
    return done(request, source, said, coding, revision)


def _bare(request: HttpRequest, source: SourceText, passage: Passage) -> HttpResponse:
    if getattr(request, "htmx", False):
        said = _("«%(quote)s» is marked.") % {"quote": passage.quote[:60]}
        return screen_answer(request, source, chosen=-passage.pk, said=said)
    return HttpResponseRedirect(f"{source.get_absolute_url()}?utdrag={passage.pk}#teksten")


def _faults(form: MarkForm | CodeChoiceForm) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


@require_POST
@researchers_only
def coding_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another code on the same passage; memo and findings stay."""
    coding = _coding(request, pk)
    source = coding.passage.revision.source
    form = CodeChoiceForm(request.POST)
    if not form.is_valid():
        return screen_answer(request, source, chosen=coding.pk, error=_faults(form))
    try:
        coding = services.recode(coding=coding, code=form.cleaned_data["code"], by=visitor(request))
    except REFUSALS as error:
        return screen_answer(request, source, chosen=coding.pk, error=str(error))
    said = _("The code is now “%(code)s”.") % {"code": coding.code}
    return done(request, source, said, coding)


@require_POST
@researchers_only
def coding_memo(request: HttpRequest, pk: int) -> HttpResponse:
    """Write why the code was used."""
    coding = _coding(request, pk)
    source = coding.passage.revision.source
    memo = words_of(request.POST.get("memo", ""))
    try:
        coding = services.write_memo(coding=coding, memo=memo, by=visitor(request))
    except REFUSALS as error:
        return screen_answer(request, source, chosen=coding.pk, error=str(error), memo=memo)
    return done(request, source, _("The memo is saved."), coding)


@require_POST
@researchers_only
def coding_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the coding cover another stretch: the selection, or a pasted quote."""
    coding = _coding(request, pk)
    source = coding.passage.revision.source
    form = MarkForm(request.POST)
    if not form.is_valid():
        return screen_answer(request, source, chosen=coding.pk, error=_faults(form))
    try:
        start, end = form.stretch(coding.passage.revision)
        coding = services.move_boundary(coding=coding, start=start, end=end, by=visitor(request))
    except REFUSALS as error:
        return screen_answer(request, source, chosen=coding.pk, error=str(error))
    said = _("The code now covers «%(quote)s».") % {"quote": coding.passage.quote[:60]}
    return done(request, source, said, coding)


@require_POST
@researchers_only
def coding_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a code away; asks once more when a finding rests on the passage."""
    coding = _coding(request, pk)
    source, name = coding.passage.revision.source, coding.code.name
    confirmed = request.POST.get("confirmed") == "1"
    try:
        services.remove_coding(coding=coding, by=visitor(request), confirmed=confirmed)
    except services.ClaimsRestOnIt as error:
        return screen_answer(request, source, chosen=coding.pk, error=str(error), confirm=coding.pk)
    except REFUSALS as error:
        return screen_answer(request, source, chosen=coding.pk, error=str(error))
    return done(
        request, source, _("“%(code)s” is taken away. Undo brings it back.") % {"code": name}
    )


@require_POST
@researchers_only
def act_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the last act in this text."""
    source = get_object_or_404(SourceText.objects.visible_to(request.user), pk=pk)
    try:
        coding = services.undo(revision=_current(source), by=visitor(request))
    except REFUSALS as error:
        return screen_answer(request, source, error=str(error))
    return done(request, source, _("Undone."), coding)


@require_POST
@researchers_only
def act_redo(request: HttpRequest, pk: int) -> HttpResponse:
    """Repeat the act that was undone last."""
    source = get_object_or_404(SourceText.objects.visible_to(request.user), pk=pk)
    try:
        coding = services.redo(revision=_current(source), by=visitor(request))
    except REFUSALS as error:
        return screen_answer(request, source, error=str(error))
    return done(request, source, _("Done again."), coding)


def _current(source: SourceText) -> TextRevision:
    revision = source.current
    if revision is None:
        raise Http404(_("Nothing is written in “%(source)s” yet.") % {"source": source})
    return revision


@require_POST
@researchers_only
def source_done(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a text as coded, or open it again."""
    source = get_object_or_404(SourceText.objects.visible_to(request.user), pk=pk)
    if request.POST.get("done") == "0":
        try:
            services.open_again(source=source, by=visitor(request))
        except services.ComparedAlready as error:
            return screen_answer(request, source, error=str(error))
        return done(request, source, _("The text is open again."))
    services.mark_as_coded(source=source, by=visitor(request))
    return done(request, source, _("The text is marked as coded."))
