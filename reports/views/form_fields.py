"""The final report as fields to copy into the Research Council's form."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forkommune.plan.models import Deliverable
from reports.models import Audience, Edition
from reports.rendering import EvidenceGone, facts_of

from .acts import only_with

FINAL = "D7"


@never_cache
@require_safe
@only_with("reports.order_report")
def form_fields(request: HttpRequest, code: str) -> HttpResponse:
    """The words of the newest public edition, field by field; those of the PDF, and no others."""
    deliverable = get_object_or_404(Deliverable.objects.visible_to(request.user), code=code)
    if code != FINAL:
        raise Http404(_("Only the final report is handed in as a form."))
    editions = Edition.objects.visible_to(request.user).with_file().for_listing()
    edition = editions.latest_of(code).filter(audience=Audience.PUBLIC).first()
    context: dict[str, Any] = {"deliverable": deliverable, "edition": edition}
    if edition is not None:
        # Composing is loaded when it is asked for: most requests to a web server need none of it.
        from reports.composing.form_fields import form_fields as fields_of

        try:
            facts = facts_of(edition, is_published=edition.is_published)
            context["fields"] = fields_of(edition.frozen.data, facts)
        except EvidenceGone:
            context["is_gone"] = True
    return render(request, "reports/form_fields.html", context)
