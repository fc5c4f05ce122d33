"""The page from which a row is taken to its readers: decide, send the draft, deal with comments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.accounts.models import User
from forkommune.ui.asked import whole_number, words_of
from forkommune.ui.forms import DesignForm
from forkommune.work.comparing import compare
from forkommune.work.models import Publication
from forkommune.work.registry import Publishable, publishables
from forkommune.work.selectors import named_versions, publication_page
from forkommune.work.sent_once import sent_once
from forkommune.work.services.publishing import (
    CannotPublish,
    from_json,
    take_step,
)
from forkommune.work.services.sharing import (
    resolve_comment,
    send_draft_again,
    share,
    withdraw_draft,
)

MOST_PEOPLE = 100


class ShareForm(DesignForm):
    """To whom the draft is sent, one person a line, and what the mail says to them."""

    people = forms.CharField(
        label=gettext_lazy("Who shall read it"),
        help_text=gettext_lazy(
            "One person a line: name, comma, e-mail address. Each gets a link of their own."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        max_length=20_000,
    )
    message = forms.CharField(
        label=gettext_lazy("What you ask them for"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def clean_people(self) -> list[tuple[str, str]]:
        """Names with their addresses. Raises ValidationError naming each line that has none."""
        lines = [line.strip() for line in self.cleaned_data["people"].splitlines() if line.strip()]
        if len(lines) > MOST_PEOPLE:
            raise ValidationError(_("At most %(n)d people at a time.") % {"n": MOST_PEOPLE})
        found, faults = [], []
        for number, line in enumerate(lines, start=1):
            name, _comma, email = (part.strip() for part in line.rpartition(","))
            try:
                validate_email(email)
            except ValidationError:
                faults.append(_line_fault(number, line))
            else:
                found.append((name or email, email))
        if faults:
            raise ValidationError(faults)
        return found


def _line_fault(number: int, line: str) -> str:
    return _("Line %(number)d, “%(line)s”: write name, comma, e-mail address.") % {
        "number": number,
        "line": line[:60],
    }


def _row(request: HttpRequest, kind: str, pk: int) -> tuple[Any, Publishable]:
    """The row of an address, for those who may send its drafts; 404 for others."""
    if kind not in publishables:
        raise Http404(f"No kind of publication is called {kind!r}.")
    found = publishables.get(kind)
    if not request.user.has_perm(found.share_permission):
        raise Http404(f"{request.user} does not publish {kind}.")
    model = apps.get_model(found.model)
    return get_object_or_404(model._default_manager.visible_to(request.user), pk=pk), found


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@sent_once
def publication(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Where the row stands, and every act with it; an act is a POST that names itself."""
    row, found = _row(request, kind, pk)
    form = ShareForm(request.POST if request.POST.get("act") == "share" else None)
    status = 200
    if request.method == "POST" and isinstance(request.user, User):
        if request.POST.get("act") == "share" and not form.is_valid():
            status = 422
        elif _act(request, row, form, request.user):
            return HttpResponseRedirect(reverse("work:publication", args=[kind, pk]))
        else:
            status = 422
            row.refresh_from_db()
    context = {"page": publication_page(row, found, request.user), "form": form, "code": kind}
    context["invented"] = found.is_invented(row)
    return render(request, "work/publication.html", context, status=status)


def _act(request: HttpRequest, row: Any, form: ShareForm, by: User) -> bool:
    """Carry out what was posted and say so; False with a message where it was refused."""
    try:
        done = _carry_out(request, row, form, by)
    except CannotPublish as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, done)
    return True


def _stored(row: Any) -> Publication:
    """What has happened on the way of a row; before anything has, there is nobody to name."""
    return get_object_or_404(Publication.objects.of(row))


def _carry_out(request: HttpRequest, row: Any, form: ShareForm, by: User) -> str:
    posted = request.POST
    act, seen = posted.get("act", ""), whole_number(posted.get("seen", "")) or 0
    if act == "share":
        asked = share(row=row, seen=seen, by=by, **form.cleaned_data)
        words = ngettext("Sent to %(n)d person.", "Sent to %(n)d people.", len(asked))
        return words % {"n": len(asked)}
    number = whole_number(posted.get("row", "")) or 0
    if act == "again":
        recipient = get_object_or_404(_stored(row).recipients, pk=number)
        send_draft_again(recipient=recipient, by=by)
        return _("Sent again to %(name)s; the earlier link is closed.") % {"name": recipient}
    if act == "close_link":
        recipient = get_object_or_404(_stored(row).recipients, pk=number)
        withdraw_draft(recipient=recipient, by=by)
        return _("The link of %(name)s is closed.") % {"name": recipient}
    if act == "resolve":
        comment = get_object_or_404(_stored(row).comments, pk=number)
        resolve_comment(comment=comment, answer=words_of(posted.get("answer", "")), by=by)
        return _("The comment is answered.")
    step = take_step(row=row, code=act, seen=seen, by=by, reason=words_of(posted.get("reason", "")))
    return str(step.done)


@require_safe
@never_cache
@login_required
def comparison(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Two versions word by word; without a choice the two latest, or the latest and the text now."""
    row, found = _row(request, kind, pk)
    named = named_versions(row, found)
    versions = [one.version for one in named]
    by_key = {version.pk: version for version in versions}
    after = by_key.get(whole_number(request.GET.get("til", "")) or 0)
    before = by_key.get(whole_number(request.GET.get("fra", "")) or 0)
    if before is None:
        earlier = [v for v in versions if after is None or v.pk < after.pk]
        before = earlier[0] if earlier else None
    parts = compare(
        from_json(before.parts) if before else [],
        from_json(after.parts) if after else found.parts(row),
    )
    context = {
        "code": kind,
        "row": row,
        "title": found.title(row),
        "versions": named,
        "before": before,
        "after": after,
        "parts": parts,
        "changed": sum(part.is_changed for part in parts),
    }
    return render(request, "work/comparison.html", context)
