"""The guide as a PDF to print and write on."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forkommune.evidence.models import TextAccess
from forkommune.evidence.services.readings import Read, record_reading
from forkommune.work.papers import pdf_answer
from municipalities.register.models import Municipality
from municipalities.survey.earlier import Known, known_before
from municipalities.survey.paper import render_paper

from .guides import found_guide, researcher

PAGE = "municipalities:guide-paper-for"


@never_cache
@login_required
@require_safe
def guide_paper(request: HttpRequest, pk: int, number: str | None = None) -> HttpResponse:
    """A version of the guide, for one municipality with what is known of it."""
    user = researcher(request)
    guide, municipality, known = found_guide(user, pk), None, Known({}, ())
    if number is not None:
        found = Municipality.objects.visible_to(user).filter(number=number)
        municipality = get_object_or_404(found)
        known = known_before(guide, municipality, user)
        read = [Read(TextAccess.Subject.INTERVIEW, one, who) for one, who in known.read]
        if read:
            record_reading(by=user, page=PAGE, read=read)
    rendered = render_paper(guide, municipality, known, at=timezone.localtime())
    name = f"intervjuguide-{pk}-{number}.pdf" if number else f"intervjuguide-{pk}.pdf"
    return pdf_answer(rendered, name)
