"""Put a picture and templates with an example, or with a proposal before it is sent."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.accounts.models import User
from forkommune.ui.asked import whole_number
from forkommune.ui.forms import DesignForm
from forkommune.work.attachments import Unfit
from forkommune.work.sent_once import sent_once
from forkommune.work.uploads import TOO_LARGE
from pilots.models import Example, ExampleFile, ExampleProposal
from pilots.proposing.desk import ProposalPlace
from pilots.services.files import FilesRefused, add_template, put_picture, remove_file

from .example_files import file_answer
from .experiments import user_of

PERMISSION = "pilots.change_example"


class _FileForm(DesignForm):
    """A file that may have been too large to be read."""

    def __init__(self, *args: Any, sent_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sent_bytes:
            too_large = _("The file is too large; 10 MB is the most that is taken in.")
            self.fields["file"].error_messages["required"] = too_large


class PictureForm(_FileForm):
    """A picture with what it shows, and whose it is."""

    file = forms.FileField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, at most 10 MB. It is drawn anew, without where and when it was taken."
        ),
        error_messages={"empty": gettext_lazy("The file is empty. Choose it again.")},
    )
    alt = forms.CharField(
        label=gettext_lazy("What the picture shows"),
        help_text=gettext_lazy("In a sentence, for those who do not see it."),
        max_length=300,
    )
    rights = forms.CharField(
        label=gettext_lazy("Rights"),
        help_text=gettext_lazy(
            "Photographer or owner, and licence: Foto: Asker kommune, CC BY 4.0."
        ),
        max_length=200,
    )


class TemplateForm(_FileForm):
    """A document that others can use again."""

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


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def proposal_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a proposal, as long as it may be written; afterwards they are only shown."""
    rows = ExampleProposal.objects.visible_to(request.user).for_listing()
    proposal = get_object_or_404(rows, pk=pk)
    owner = proposal.example or proposal
    context = {
        "back": proposal.get_absolute_url(),
        "back_label": _("Back to the proposal"),
        "title": title_of(proposal),
        "may_change": proposal.can_be_written,
        "address_of": lambda file: reverse(
            "pilots:example-proposal-file", args=[proposal.pk, file.pk]
        ),
    }
    return files_page(request, owner, context, by=user_of(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def files(request: HttpRequest, slug: str) -> HttpResponse:
    """Of an example, for those who keep examples."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied("Only who keeps examples changes their files.")
    example = get_object_or_404(Example.objects.visible_to(request.user).unmerged(), slug=slug)
    context = {
        "back": example.get_absolute_url(),
        "back_label": _("Back to the example"),
        "title": example.title,
        "may_change": True,
        "address_of": lambda file: reverse("pilots:example-file", args=[example.slug, file.pk]),
    }
    return files_page(request, example, context, by=user_of(request))


def title_of(proposal: ExampleProposal) -> str:
    """What it is called in its draft, before it is sent."""
    return str(ProposalPlace(proposal).desk.values.get("title") or proposal)


def files_page(
    request: HttpRequest, owner: Any, context: dict[str, Any], *, by: User | None
) -> HttpResponse:
    """The files of an owner with the forms to add and remove; POST does that and leads back.

    context: back, back_label, title, may_change, and address_of a file.
    """
    act = request.POST.get("act", "") if context["may_change"] else ""
    sent = {"sent_bytes": request.META.get(TOO_LARGE, 0)} if request.FILES or act else {}
    data = (request.POST, request.FILES)
    picture = PictureForm(*data, **sent) if act == "picture" else PictureForm()
    template = TemplateForm(*data, **sent) if act == "template" else TemplateForm()
    form: Any = {"picture": picture, "template": template}.get(act)
    if act == "remove":
        _remove(request, owner, by)
        return redirect(request.path)
    if form is not None and form.is_valid() and _keep(owner, form, by):
        messages.success(request, _("It is kept."))
        return redirect(request.path)
    context |= {
        "owner": owner,
        "rows": [
            (file, context["address_of"](file)) for file in owner.files.order_by("kind", "pk")
        ],
        "picture": picture,
        "template": template,
    }
    is_wrong = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "pilots/example_attach.html", context, status=status)


def _keep(owner: Any, form: Any, by: User | None) -> bool:
    """Whether what was sent is kept; the form says why not."""
    told = dict(form.cleaned_data)
    file = told.pop("file")
    keep = put_picture if isinstance(form, PictureForm) else add_template
    try:
        keep(owner=owner, content=file.read(), name=file.name, by=by, **told)
    except (Unfit, FilesRefused) as refused:
        form.add_error("file", str(refused))
        return False
    return True


def _remove(request: HttpRequest, owner: Any, by: User | None) -> None:
    key = whole_number(request.POST.get("file", ""))
    file = owner.files.filter(pk=key or 0).first()
    if file is None:
        messages.info(request, _("It is gone already."))
        return
    try:
        remove_file(file=file, by=by)
    except FilesRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("It is removed."))


@require_safe
@login_required
def proposal_file(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """One file of a proposal, for those who may see it."""
    proposal = get_object_or_404(ExampleProposal.objects.visible_to(request.user), pk=pk)
    found = get_object_or_404(ExampleFile.objects.of_proposal(proposal), pk=file)
    return file_answer(found)
