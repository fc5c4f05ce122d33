"""Take documents in: a new one, or a new version of one that the register has."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from forkommune.accounts.models import User
from forkommune.evidence.views.rights import researchers_only
from forkommune.evidence.views.texts import UNPROCESSABLE
from forkommune.work.sent_once import sent_once
from forkommune.work.uploads import TOO_LARGE
from municipalities.plans.forms import DocumentForm, VersionForm
from municipalities.plans.models import PlanVersion
from municipalities.plans.services import Refused, add_version, read_at_once, take_in
from municipalities.register.models import Municipality, PlanDocument


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
@sent_once
def plan_create(request: HttpRequest) -> HttpResponse:
    """A document that the register does not know; `?kommune=` chooses its municipality."""
    here = Municipality.objects.visible_to(request.user).numbered([request.GET.get("kommune", "")])
    form = DocumentForm(initial={"municipality": here.first()})
    if request.method == "POST":
        files = request.FILES  # read first: reading finds out how large they are
        form = DocumentForm(request.POST, files, sent_bytes=request.META.get(TOO_LARGE, 0))
        if form.is_valid():
            try:
                content = form.content()
                version = take_in(
                    document=form.document(),
                    content=content,
                    read=read_at_once(content),
                    by=cast("User", request.user),
                    dated_on=form.cleaned_data["dated_on"],
                )
            except Refused as refusal:
                form.add_error(_field(form), str(refusal))
            else:
                return _taken_in(request, version)
    context = {"form": form}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "municipalities/plan_create.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
@sent_once
def plan_version_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new version of a document; findings that rest on an older one are marked."""
    document = get_object_or_404(PlanDocument.objects.visible_to(request.user), pk=pk)
    form = VersionForm(initial={"url": document.url})
    if request.method == "POST":
        files = request.FILES  # read first: reading finds out how large they are
        form = VersionForm(request.POST, files, sent_bytes=request.META.get(TOO_LARGE, 0))
        if form.is_valid():
            try:
                content = form.content()
                version = add_version(
                    document=document,
                    content=content,
                    read=read_at_once(content),
                    by=cast("User", request.user),
                    dated_on=form.cleaned_data["dated_on"],
                    url=form.cleaned_data["url"],
                )
            except Refused as refusal:
                form.add_error(_field(form), str(refusal))
            else:
                return _taken_in(request, version)
    context = {"form": form, "document": document}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "municipalities/plan_version_add.html", context, status=status)


def _field(form: VersionForm) -> str:
    """Which field a refusal belongs to."""
    return "file" if form.cleaned_data.get("file") else "text"


def _taken_in(request: HttpRequest, version: PlanVersion) -> HttpResponse:
    if version.read_at:
        count = version.pages.count()
        told = ngettext(
            "“%(version)s” is in, with %(count)d page or part.",
            "“%(version)s” is in, with %(count)d pages or parts.",
            count,
        )
        messages.success(request, told % {"version": version, "count": count})
    else:
        messages.info(
            request, _("The document is long and is being read. You may go on meanwhile.")
        )
    if same := PlanVersion.objects.visible_to(request.user).same_elsewhere(version).first():
        words = {"title": same.document.title}
        messages.warning(
            request,
            _(
                "The very same content is in as “%(title)s” too, and would be studied and counted "
                "twice. Take one of them out if it is one document."
            )
            % words,
        )
    return HttpResponseRedirect(version.document.get_absolute_url())
