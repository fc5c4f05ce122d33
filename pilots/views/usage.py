"""How the example database is used, for those who keep it and those who study it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forkommune.ui.dates import today
from forkommune.ui.workbook_answer import workbook_answer
from pilots.usage.page import usage as usage_told
from pilots.usage.workbook import usage_workbook

from .experiments import measurers_only


@require_safe
@never_cache
@measurers_only
def usage(request: HttpRequest) -> HttpResponse:
    """Searches, lists, papers and questions by month, what was copied, what was asked in vain."""
    return render(request, "pilots/usage.html", {"usage": usage_told()})


@require_safe
@never_cache
@measurers_only
def usage_file(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    content = usage_workbook(usage_told(), at=timezone.localtime())
    return workbook_answer(content, f"bruk-av-eksempeldatabasen-{today():%Y-%m-%d}.xlsx")
