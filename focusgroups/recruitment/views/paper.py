"""The letter and the consent on paper."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from focusgroups.recruitment.consent_paper import consent_paper
from focusgroups.recruitment.services.candidates import ACTIVITY
from forkommune.evidence.models import InformationLetter
from forkommune.work.papers import pdf_answer, typeset

from .common import planned_by


@never_cache
@require_safe
@login_required
def paper(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The letter in force with a consent to sign; back to the session where none is published."""
    group = planned_by(request, pk)
    letter = InformationLetter.objects.in_force(ACTIVITY)
    if letter is None:
        messages.info(request, _("Publish the information letter first; then it can be printed."))
        return redirect(group)
    document = consent_paper(group, letter, language=language, at=timezone.localtime())
    return pdf_answer(typeset(document), f"samtykke-{pk}-{language}.pdf")
