"""A draft as its recipients read it: by personal link, without log-in. GET shows, POST comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables

from forkommune.accounts.limits import count_miss, too_many_misses
from forkommune.accounts.models import PersonalLink
from forkommune.ui.asked import whole_number
from forkommune.ui.forms import DesignForm
from forkommune.work.models import PublicationRecipient, PublicationVersion
from forkommune.work.registry import Publishable, publishables
from forkommune.work.selectors import why_spent
from forkommune.work.sent_once import sent_once
from forkommune.work.services.sharing import COMMENT_LENGTH, LINK_SCOPE, CannotShare, comment


@dataclass(frozen=True)
class OpenDraft:
    """A draft that a usable link opens."""

    link: PersonalLink
    recipient: PublicationRecipient
    row: Any
    kind: Publishable
    version: PublicationVersion


class Spent(Exception):
    """The link opens nothing; `why` is a code of `why_spent`."""

    def __init__(self, why: str, address: str = "") -> None:
        super().__init__(why)
        self.why, self.address = why, address


class CommentForm(DesignForm):
    """What the reader thinks, about one part or the whole."""

    place = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Your comment"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=COMMENT_LENGTH,
    )

    def __init__(self, *args: Any, version: PublicationVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = [(part["name"], capfirst(part["label"])) for part in version.parts]
        self.fields["place"].choices = [("", _("The whole draft")), *parts]  # type: ignore[attr-defined]


def open_draft(request: HttpRequest, token: str) -> OpenDraft:
    """The draft that a token opens. Raises Spent saying why it opens none."""
    link = PersonalLink.objects.for_token(token, LINK_SCOPE).first()
    if link is None:
        count_miss(request)
        raise Spent("locked" if too_many_misses(request) else "unknown")
    recipient = (
        PublicationRecipient.objects.select_related("publication").filter(pk=link.target_id).first()
    )
    row = recipient.publication.target if recipient else None
    kind = publishables.get(recipient.publication.kind) if recipient else None
    if why := why_spent(link, row, kind):
        raise Spent(why, _public_address(row, kind) if why == "closed" else "")
    if recipient is None or kind is None:
        raise Spent("unknown")
    version = PublicationVersion.objects.newest(recipient.publication)
    return OpenDraft(link, recipient, row, kind, version)


def _public_address(row: Any, kind: Publishable | None) -> str:
    """Where everybody can read what was a draft; empty where it is not before everybody."""
    from django.contrib.auth.models import AnonymousUser

    if row is None or kind is None:
        return ""
    public = type(row)._default_manager.visible_to(AnonymousUser())
    return kind.address(row) if public.filter(pk=row.pk).exists() else ""


@method_decorator([never_cache, sensitive_variables("token")], name="dispatch")
class OfDraft(View):
    """A page of a draft; a spent link has its page, and no answer hands the token on."""

    def dispatch(self, request: HttpRequest, *args: Any, **where: Any) -> HttpResponse:
        """Tell why a link opens nothing."""
        try:
            response: HttpResponse = super().dispatch(request, *args, **where)  # type: ignore[assignment]
        except Spent as spent:
            context = {"why": spent.why, "address": spent.address}
            status = 429 if spent.why == "locked" else 410
            response = render(request, "publication/draft_spent.html", context, status=status)
        # Not no-referrer: browsers then post with "Origin: null", which the CSRF check refuses.
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex"
        return response


@method_decorator(sent_once, name="dispatch")
class SharedDraft(OfDraft):
    """The frozen text, marked as a draft, the reader's own comments and their answers."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show it; no row is changed."""
        draft = open_draft(request, token)
        return self.page(request, draft, CommentForm(version=draft.version), token)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Keep a comment on the version that was read."""
        draft = open_draft(request, token)
        form = CommentForm(request.POST, version=draft.version)
        if not form.is_valid():
            return self.page(request, draft, form, token, status=422)
        read = draft.recipient.publication.versions.filter(
            pk=whole_number(request.POST.get("version", "")) or 0
        ).first()
        if not draft.link.consume():
            raise Spent("used")
        try:
            comment(
                recipient=draft.recipient,
                version=read or draft.version,
                place=form.cleaned_data["place"],
                text=form.cleaned_data["text"],
            )
        except CannotShare as refused:
            form.add_error("text", str(refused))
            return self.page(request, draft, form, token, status=422)
        messages.success(request, _("Thank you. Your comment is kept."))
        return redirect("work:shared-draft", token=token)

    def page(
        self,
        request: HttpRequest,
        draft: OpenDraft,
        form: CommentForm,
        token: str,
        status: int = 200,
    ) -> HttpResponse:
        """The page, with the form's errors."""
        file = draft.kind.file(draft.row)
        context = {
            "draft": draft,
            "title": draft.kind.title(draft.row),
            "is_invented": draft.kind.is_invented(draft.row),
            "parts": draft.version.parts,
            "file_size": file.size if file else None,
            "form": form,
            "token": token,
            "comments": draft.recipient.comments.for_listing(),
        }
        return render(request, "publication/shared_draft.html", context, status=status)


class SharedFile(OfDraft):
    """The file of a draft, as an attachment."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, token: str) -> FileResponse:
        """Hand it out; a draft without a file has no such page."""
        draft = open_draft(request, token)
        file = draft.kind.file(draft.row)
        if not file:
            raise Spent("unknown")
        name = slugify(f"{draft.kind.title(draft.row)} {_('draft')}")
        answer = FileResponse(
            file.open("rb"),
            as_attachment=True,
            filename=f"{name}.pdf",
            content_type="application/pdf",
        )
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Cache-Control"] = "private, no-cache"
        return answer
