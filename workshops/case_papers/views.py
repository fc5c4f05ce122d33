"""Case papers are begun and written, read as Word, and packed for the archive when final."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.work.desk import Desk
from forkommune.work.models import PublicationVersion
from forkommune.work.sent_once import sent_once
from forkommune.work.services.draft_states import DraftMoved
from forkommune.work.services.drafts import DraftRefused, save_draft
from forkommune.work.services.presence import others_here
from forkommune.work.services.publishing import find_publication
from forkommune.work.views.desk_views import desk_views
from forkommune.work.views.drafts import refuse_other_writer, typed_by_another
from workshops.dialogue.views import insiders_only, keepers_only, meeting_of, status_of, user_of
from workshops.models import CasePaper
from workshops.outcomes.desk import crumbs_to
from workshops.writing import KEEP

from .contents import contents_of
from .desk import paper_desk
from .forms import NewPaperForm, PaperForm
from .publishing import KIND
from .services import AlreadyFinal, begin_paper, identifier_of, package_of, put_in
from .word import word_paper

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def case_paper_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a paper of a meeting."""
    meeting, user = meeting_of(request, slug), user_of(request)
    data = request.POST if request.method == "POST" else None
    form = NewPaperForm(data, meeting=meeting, user=user)
    if form.is_bound and form.is_valid():
        paper = begin_paper(meeting=meeting, by=user, **form.cleaned_data)
        messages.success(request, _("The paper is begun. Write the rest, then fetch it as Word."))
        return redirect(paper)
    context = {"form": form, "meeting": meeting, "crumbs": crumbs_to(meeting)}
    return render(request, "workshops/case_paper_new.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@insiders_only
def case_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it; without JavaScript the button saves by POST. A final one is only read."""
    paper = _paper(request, pk)
    if request.method != "POST" or paper.is_final or not request.user.has_perm(KEEP):
        return _page(request, paper)
    if typed_by_another(request):
        return refuse_other_writer(request)
    desk = paper_desk(paper)
    try:
        save_draft(
            kind=desk.kind,
            target=desk.target,
            initial=desk.initial,
            save=desk.read(request.POST),
            by=user_of(request),
            guard=desk.guard,
        )
    except DraftRefused:
        return redirect(paper)
    desk = paper_desk(paper)
    if any(one.editor_id == request.user.pk for one in desk.conflicts):
        messages.info(request, _("Somebody else wrote in the same field. Nothing is lost."))
        return HttpResponseRedirect(desk.conflict_url)
    form = PaperForm(dict(desk.values), paper=paper)
    if not form.is_valid():
        return _page(request, paper, form)
    return _put_in(request, paper, desk.version)


def _put_in(request: HttpRequest, paper: CasePaper, version: int) -> HttpResponse:
    try:
        put_in(paper=paper, by=user_of(request), draft_version=version)
    except DraftMoved:
        messages.warning(
            request, _("A colleague wrote something just now. Look through it and put it in again.")
        )
    except AlreadyFinal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The paper is saved."))
    return redirect(paper)


def _page(request: HttpRequest, paper: CasePaper, form: PaperForm | None = None) -> HttpResponse:
    desk = paper_desk(paper)
    contents = contents_of(paper, at=timezone.now(), user=request.user)
    context = {
        "paper": paper,
        "desk": desk,
        "form": form or PaperForm(initial=dict(desk.values), paper=paper),
        "contents": contents,
        "frozen": _frozen(paper) if paper.is_final else [],
        "publication_kind": KIND,
        "may_keep": request.user.has_perm(KEEP),
        "others": [] if paper.is_final else others_here(desk.kind, desk.target),
    }
    status = status_of(form) if form else 200
    return render(request, "workshops/case_paper.html", context, status=status)


def _frozen(paper: CasePaper) -> Any:
    """What a final paper said when it was made final, part by part."""
    publication = find_publication(paper)
    version = PublicationVersion.objects.newest(publication) if publication.pk else None
    return version.parts if version else []


@require_safe
@insiders_only
def case_paper_word(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper as Word: of a final one the file that was kept, else what is written by now."""
    paper = _paper(request, pk)
    if paper.is_final:
        with paper.word.open("rb") as stored:
            return file_answer(stored.read(), f"{identifier_of(paper)}.docx", WORD)
    at = timezone.now()
    data = word_paper(contents_of(paper, at=at, user=request.user), at=at)
    return file_answer(data, f"{identifier_of(paper)}.docx", WORD)


@require_safe
@insiders_only
def case_paper_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The archive copy of a final paper."""
    paper = _final(request, pk)
    with paper.pdf.open("rb") as stored:
        return file_answer(stored.read(), f"{identifier_of(paper)}.pdf", "application/pdf")


@require_safe
@insiders_only
def case_paper_archive(request: HttpRequest, pk: int) -> HttpResponse:
    """The package for the archive: both files, metadata and checksums."""
    paper = _final(request, pk)
    return file_answer(package_of(paper), f"{identifier_of(paper)}.zip", "application/zip")


def file_answer(data: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be saved under a name, that nobody else's browser keeps."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-cache",
    }
    return HttpResponse(data, content_type=kind, headers=headers)


def _paper(request: HttpRequest, pk: int) -> CasePaper:
    rows: Any = CasePaper.objects.visible_to(request.user)
    related = rows.select_related("meeting__organiser", "meeting__notes", "addressee")
    found: CasePaper = get_object_or_404(related, pk=pk)
    return found


def _final(request: HttpRequest, pk: int) -> CasePaper:
    paper = _paper(request, pk)
    if not paper.is_final:
        raise Http404(_("The paper is not final yet."))
    return paper


def _desk(request: HttpRequest, pk: int) -> Desk:
    return paper_desk(_paper(request, pk))


DRAFT = desk_views(_desk, only=keepers_only)
