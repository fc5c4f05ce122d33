"""The list of documents with the search in all of them, a document, and its files."""

from __future__ import annotations

from typing import Any, cast

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forkommune.evidence.views.rights import readers_only
from forkommune.search.norwegian.queries import cleaned
from forkommune.ui.asked import whole_number
from forkommune.work.views.jobs import job_context
from municipalities.plans.models import PlanPage, PlanVersion
from municipalities.plans.search_pages import found_in, hits_of, understood
from municipalities.plans.selectors import document_page, document_rows
from municipalities.register.models import Municipality, PlanDocument

PER_PAGE = 50
HITS_PER_PAGE = 20
ENDINGS = {
    PlanVersion.Format.PDF: ("pdf", "application/pdf"),
    PlanVersion.Format.DOCX: (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    PlanVersion.Format.HTML: ("html", "application/octet-stream"),
}


@require_safe
@readers_only
def plan_list(request: HttpRequest) -> HttpResponse:
    """All documents by municipality; `?q=` searches in their pages, `?kommune=` narrows both."""
    query = cleaned(request.GET.get("q", ""))
    place = request.GET.get("kommune", "")
    number = place if place.isalnum() else ""
    municipalities = Municipality.objects.visible_to(request.user).with_documents()
    context: dict[str, Any] = {
        "query": query,
        "number": number,
        "municipalities": municipalities,
        "page_obj": None,
    }
    chosen = request.GET.get("side")
    if query:
        pages = PlanPage.objects.visible_to(request.user).of_municipality_number(number)
        asked = understood(query, literally=bool(request.GET.get("ordrett")))
        hits = Paginator(found_in(pages, asked), HITS_PER_PAGE).get_page(chosen)
        context |= {"page_obj": hits, "understood": asked, "hits": hits_of(hits.object_list)}
    else:
        documents = PlanDocument.objects.visible_to(request.user).for_study(number)
        page = Paginator(documents, PER_PAGE).get_page(chosen)
        context |= {"page_obj": page, "rows": document_rows(page.object_list, request.user)}
    return render(request, "municipalities/plan_list.html", context)


@require_safe
@readers_only
def plan_document(request: HttpRequest, pk: int) -> HttpResponse:
    """A document with its versions; `?versjon=` opens one that is not the newest."""
    documents = PlanDocument.objects.visible_to(request.user).select_related("document_type")
    document = get_object_or_404(documents, pk=pk)
    asked = request.GET.get("versjon", "")
    number = whole_number(asked)
    page = document_page(document, request.user, number=number)
    if asked and page.version is None:
        raise Http404(
            _("“%(document)s” has no version %(number)s.") % {"document": document, "number": asked}
        )
    context = {"page": page, "document": document}
    if page.job is not None and (not page.job.is_finished or page.job.state == "failed"):
        context["reading"] = job_context(page.job)
    return render(request, "municipalities/plan_document.html", context)


@require_safe
@readers_only
def plan_file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The file of a version as an attachment; a web page never opens as one of ours."""
    versions = PlanVersion.objects.visible_to(request.user).read().select_related("document")
    version = get_object_or_404(versions, document=pk, number=number)
    if not version.file:
        raise Http404(_("Version %(number)d was pasted; it has no file.") % {"number": number})
    ending, content_type = ENDINGS[PlanVersion.Format(version.format)]
    name = f"{slugify(version.document.title)[:80] or 'plan'}-v{version.number}.{ending}"
    answer = FileResponse(
        version.file.open("rb"), as_attachment=True, filename=name, content_type=content_type
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-cache"
    return cast("HttpResponse", answer)
