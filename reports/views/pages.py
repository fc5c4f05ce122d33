"""The list of reports and the page of one; the file, and the way from it to a passage."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forkommune.evidence.models import Passage
from forkommune.evidence.views.rights import note_texts
from forkommune.plan.models import Deliverable
from forkommune.work.views.jobs import job_context
from reports.forms import OrderForm, SentenceForm, WithdrawForm
from reports.models import Audience, CitedPassage, Edition
from reports.rendering import COMPOSED
from reports.sections import being_typed, unanswered
from reports.selectors import (
    choosable_passages,
    edition_rows,
    jobs_under_way,
    report_rows,
    sentence_rows,
    texts_cited_in,
    texts_on_page,
)

WRITE = "evidence.read_research"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """Every report of the project."""
    return render(request, "reports/report_list.html", {"rows": report_rows(request.user)})


@require_safe
@never_cache
def report_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One report: its editions, and for those who may: order, write, publish."""
    if code != code.upper():
        written = get_object_or_404(Deliverable.objects.visible_to(request.user), code=code.upper())
        return redirect("reports:report-detail", written.code, permanent=True)
    return render(request, "reports/report_detail.html", report_context(request, code))


def report_context(request: HttpRequest, code: str, **forms: Any) -> dict[str, Any]:
    """What the page of a report shows; `forms` are those that came back with errors."""
    deliverable = get_object_or_404(Deliverable.objects.visible_to(request.user), code=code)
    rows = edition_rows(deliverable, request.user)
    context = {
        "deliverable": deliverable,
        "rows": rows,
        "jobs": [job_context(job) for job in jobs_under_way(rows)],
        "withdraw_form": WithdrawForm(),
        "is_built": deliverable.code in COMPOSED,
    }
    if request.user.has_perm("reports.order_report") and request.user.is_authenticated:
        context["order_form"] = OrderForm(user=request.user)
    if request.user.has_perm(WRITE) and deliverable.code in COMPOSED:
        words = request.GET.get("sok", "")
        passages = choosable_passages(request.user, words)
        texts = texts_on_page(deliverable, request.user, passages)
        note_texts(request, "reports:report-detail", texts)
        sections = list(deliverable.sections.with_open_comments())
        context |= {
            "sections": sections,
            "being_typed": being_typed(sections),
            "unanswered": unanswered(deliverable),
            "sentences": sentence_rows(deliverable, request.user),
            "weakened": list(deliverable.sentences.weakened()),
            "sentence_form": SentenceForm(passages=passages),
            "words": words,
        }
    context |= forms
    # The page's title and error summary look for the form with errors under this name.
    context["form"] = next(iter(forms.values()), None)
    return context


@require_safe
def edition_download(request: HttpRequest, code: str, number: int) -> FileResponse:
    """The PDF of an edition, as an attachment."""
    edition = edition_with_file(request, code, number)
    return _file_of(edition, edition.file, "pdf", "application/pdf")


@require_safe
def edition_word(request: HttpRequest, code: str, number: int) -> FileResponse:
    """The Word file of an edition, as an attachment; 404 for one made before there were any."""
    edition = edition_with_file(request, code, number)
    if not edition.word:
        raise Http404(
            _("Edition %(number)d has no Word file. Order a new one.") % {"number": number}
        )
    return _file_of(edition, edition.word, "docx", WORD)


@require_safe
def edition_package(request: HttpRequest, code: str, number: int) -> FileResponse:
    """The data package of an edition, as an attachment; 404 for one made before there were any."""
    edition = edition_with_file(request, code, number)
    if not edition.package:
        raise Http404(
            _("Edition %(number)d has no data package. Order a new one.") % {"number": number}
        )
    return _file_of(edition, edition.package, "zip", "application/zip")


def edition_with_file(request: HttpRequest, code: str, number: int) -> Edition:
    """A made edition that the user may see; 404 otherwise. Words of people in it are noted as read."""
    editions = Edition.objects.visible_to(request.user).with_file().for_listing()
    edition = get_object_or_404(editions, deliverable__code=code, number=number)
    if edition.audience == Audience.INTERNAL:
        note_texts(request, "reports:edition-download", texts_cited_in(edition))
    return edition


def _file_of(edition: Edition, stored: Any, ending: str, content_type: str) -> FileResponse:
    words = _("Edition %(number)d") if edition.is_published else _("Draft %(number)d")
    name = slugify(f"{edition.deliverable.title} {words % {'number': edition.number}}")
    try:
        file = stored.open("rb")
    except FileNotFoundError as missing:
        raise Http404(
            _(
                "The file of edition %(number)d is missing on the disk. "
                "Whoever runs the portal can restore it from a backup."
            )
            % {"number": edition.number}
        ) from missing
    answer = FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}.{ending}",
        content_type=content_type,
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


@require_safe
@login_required
def passage_way(request: HttpRequest, code: str, number: int, reference: str) -> HttpResponse:
    """From a reference in a file to its passage, for those who may read it; 404 for others."""
    citations = CitedPassage.objects.visible_to(request.user)
    citation = get_object_or_404(citations.with_reference(code, number, reference))
    passage = get_object_or_404(Passage.objects.visible_to(request.user), pk=citation.passage_id)
    return HttpResponseRedirect(reverse("evidence:passage-detail", args=[passage.pk]))
