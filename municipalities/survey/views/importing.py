"""Files of the survey in and out: choose one, look at the difference, write it or drop it."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.accounts.models import User
from forkommune.evidence.models import TextAccess
from forkommune.evidence.services.readings import Read, record_reading
from forkommune.ui.forms import DesignForm
from forkommune.ui.workbook_answer import workbook_answer
from forkommune.work.importing import Everything, Fault, Options
from forkommune.work.importing.limits import MAX_BYTES, MEGABYTE, too_large
from forkommune.work.models import Import
from forkommune.work.registry import import_kinds
from forkommune.work.sent_once import sent_once
from forkommune.work.services.importing import ImportDecided, ShownOtherwise, bring, carry_out, drop
from forkommune.work.uploads import TOO_LARGE
from municipalities.survey.importing import KINDS
from municipalities.survey.models import Interview, SurveyRound

from .guides import found_guide, researcher

PAGE, NEW = "municipalities:import", "municipalities:import-new"


class FileForm(DesignForm):
    """Which file, and what it is about."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What the file is about"), choices=(), widget=forms.RadioSelect
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Excel (.xlsx) or CSV, at most %s MB.") % (MAX_BYTES // MEGABYTE),
        error_messages={"empty": gettext_lazy("The file is empty. Download it anew.")},
    )

    def __init__(self, *args: object, sent_bytes: int = 0, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = [(code, str(import_kinds.get(code).title)) for code in KINDS]
        if sent_bytes:
            self.fields["file"].error_messages["required"] = too_large(sent_bytes)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def import_new(request: HttpRequest) -> HttpResponse:
    """Bring a file; what cannot be read is named at once, and nothing of it is kept."""
    user = researcher(request)
    form = FileForm(initial={"kind": request.GET.get("hva") or KINDS[0]})
    brought = None
    if request.method == "POST":
        files = request.FILES  # read first: reading finds out how large they are
        form = FileForm(request.POST, files, sent_bytes=request.META.get(TOO_LARGE, 0))
    if form.is_valid():
        file = form.cleaned_data["file"]
        kind, name = form.cleaned_data["kind"], file.name
        brought = bring(kind=kind, content=file.read(), name=name, options=Options(), by=user)
        if brought.state == Import.State.SHOWN:
            return redirect(PAGE, brought.pk)
        if brought.state == Import.State.UNCHANGED:
            messages.success(request, _("All that the file says stands there already."))
            return redirect(NEW)
    wrong = bool(form.errors) or brought is not None
    context = {
        "form": form,
        "faults": [Fault(**fault) for fault in brought.faults] if brought else [],
        "more": brought.counts["faults"] - len(brought.faults) if brought else 0,
        "rounds": SurveyRound.objects.visible_to(user).newest_first(),
        "waiting": Import.objects.visible_to(user).filter(kind__in=KINDS).waiting(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "municipalities/survey_import_new.html", context, status=status)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a file would change; POST writes it, with what was chosen of what stands otherwise."""
    user = researcher(request)
    row = get_object_or_404(Import.objects.visible_to(user).filter(kind__in=KINDS), pk=pk)
    if request.method == "POST":
        return _decide(request, row, user)
    _note(user, row)
    context = {
        "row": row,
        "kind": import_kinds.get(row.kind),
        "plain": [one for one in row.differences if not one.get("choice")],
        "standing": [one for one in row.differences if one.get("choice")],
        "more": sum(row.counts.get(one, 0) for one in ("new", "changed", "standing"))
        - len(row.differences),
        "may_decide": row.state == Import.State.SHOWN,
    }
    return render(request, "municipalities/survey_import.html", context)


def _decide(request: HttpRequest, row: Import, user: User) -> HttpResponse:
    try:
        if "write" in request.POST:
            every = Everything() if "all" in request.POST else None
            chosen = every or frozenset(request.POST.getlist("chosen"))
            carry_out(brought=row, by=user, chosen=chosen)
            messages.success(request, _("Everything shown is written, and what you chose."))
        else:
            drop(brought=row, by=user)
            messages.success(request, _("Nothing was written."))
    except (ImportDecided, ShownOtherwise) as refused:
        messages.warning(request, str(refused))
    return redirect(NEW)


def _note(user: User, row: Import) -> None:
    """Put into the access log whose words stand beside what the file says."""
    keys = {int(one["choice"].partition(":")[0]) for one in row.differences if one.get("choice")}
    read = [
        Read(TextAccess.Subject.INTERVIEW, one.pk, one.informant_id)
        for one in Interview.objects.visible_to(user).filter(pk__in=keys)
    ]
    if read:
        record_reading(by=user, page=PAGE, read=read)


@login_required
@require_safe
def answer_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """A workbook to write a round's answers in."""
    from municipalities.survey.guide_workbook import answer_sheet as drawn  # loads openpyxl

    user = researcher(request)
    survey_round = get_object_or_404(SurveyRound.objects.visible_to(user), code=code)
    return workbook_answer(drawn(survey_round, at=timezone.localtime()), f"svarark-{code}.xlsx")


@login_required
@require_safe
def guide_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """A version of the guide as Excel."""
    from municipalities.survey.guide_workbook import guide_workbook as drawn  # loads openpyxl

    guide = found_guide(researcher(request), pk)
    return workbook_answer(drawn(guide, at=timezone.localtime()), f"intervjuguide-{pk}.xlsx")
