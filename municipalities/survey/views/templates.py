"""The templates of a routine: bring one, take it home, take it away."""

from __future__ import annotations

from http import HTTPStatus
from typing import cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.accounts.models import User
from forkommune.evidence.views.rights import researchers_only
from forkommune.ui.asked import whole_number
from forkommune.ui.forms import DesignForm
from forkommune.work.attachments import Unfit
from forkommune.work.sent_once import sent_once
from forkommune.work.uploads import TOO_LARGE
from municipalities.survey.models import Routine, RoutineTemplate
from municipalities.survey.services.templates import add_template, remove_template


class TemplateForm(DesignForm):
    """A document that goes with a routine."""

    file = forms.FileField(
        label=gettext_lazy("Template"),
        help_text=gettext_lazy("Word (.docx), Excel (.xlsx) or PDF, at most 10 MB."),
        error_messages={"empty": gettext_lazy("The file is empty. Choose it again.")},
    )
    title = forms.CharField(
        label=gettext_lazy("What it is"),
        help_text=gettext_lazy("For example “Sjekkliste for klima i saksframlegg”."),
        max_length=150,
    )

    def __init__(self, *args: object, sent_bytes: int = 0, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if sent_bytes:
            too_large = _("The file is too large; 10 MB is the most that is taken in.")
            self.fields["file"].error_messages["required"] = too_large


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
@sent_once
def routine_templates(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What goes with the routine, and a form for one more."""
    rows = Routine.objects.visible_to(request.user).select_related("claim", "municipality")
    routine = get_object_or_404(rows, claim__uuid=uuid)
    if request.POST.get("act") == "remove":
        _remove(request, routine)
        return redirect(request.path)
    form = TemplateForm()
    if request.method == "POST":
        files = request.FILES  # read first: reading finds out how large they are
        form = TemplateForm(request.POST, files, sent_bytes=request.META.get(TOO_LARGE, 0))
        if form.is_valid() and _keep(request, routine, form):
            messages.success(request, _("It is kept."))
            return redirect(request.path)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"routine": routine, "form": form, "rows": routine.templates.order_by("pk")}
    return render(request, "municipalities/routine_templates.html", context, status=status)


def _keep(request: HttpRequest, routine: Routine, form: TemplateForm) -> bool:
    file = form.cleaned_data["file"]
    try:
        add_template(
            routine=routine,
            content=file.read(),
            name=file.name,
            title=form.cleaned_data["title"],
            by=cast("User", request.user),
        )
    except Unfit as refused:
        form.add_error("file", str(refused))
        return False
    return True


def _remove(request: HttpRequest, routine: Routine) -> None:
    key = whole_number(request.POST.get("file", ""))
    found = routine.templates.filter(pk=key or 0).first()
    if found is None:
        messages.info(request, _("It is gone already."))
        return
    remove_template(template=found, by=cast("User", request.user))
    messages.success(request, _("It is removed."))


@require_safe
@researchers_only
def routine_template(request: HttpRequest, pk: int) -> HttpResponse:
    """One template, to be saved."""
    found = get_object_or_404(RoutineTemplate.objects.visible_to(request.user), pk=pk)
    answer = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=found.file_name,
        content_type="application/octet-stream",
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-cache"
    return cast("HttpResponse", answer)
