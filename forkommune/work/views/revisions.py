"""The kept states of a draft: look, go back, throw the draft away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.desk import Desk
from forkommune.work.merging import digest
from forkommune.work.models import DraftRevision
from forkommune.work.services.draft_states import discard_draft, restore_revision


def answer_revisions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the kept states with what each says otherwise than the form now; POST acts.

    `version` goes back to that state, `discard` takes the draft away. 404 for an unknown version.
    """
    if request.method == "POST":
        return _act(request, desk)
    rows = [{"revision": one, "fields": _differing(desk, one)} for one in desk.revisions]
    return render(request, "work/draft_revisions.html", {"desk": desk, "rows": rows})


def _differing(desk: Desk, revision: DraftRevision) -> list[dict[str, Any]]:
    """The fields that read otherwise in the state than in the form now."""
    now = desk.values
    return [
        {"field": one, "text": one.words(revision.data.get(one.name, ""))}
        for one in desk.fields
        if digest({**desk.initial, **revision.data}.get(one.name, ""))
        != digest(now.get(one.name, ""))
    ]


def _act(request: HttpRequest, desk: Desk) -> HttpResponse:
    user = request.user
    if not isinstance(user, User):
        raise TypeError(f"{user!r} has no account; the app's view must ask for a log-in first.")
    if "discard" in request.POST:
        discard_draft(kind=desk.kind, target=desk.target, by=user)
        messages.success(request, _("The draft is taken away. What it held is kept as a version."))
        return HttpResponseRedirect(desk.form_url)
    wanted = request.POST.get("version", "")
    found = [one for one in desk.revisions if str(one.version) == wanted]
    if not found or desk.draft is None:
        raise Http404(f"The draft has no kept version {wanted!r}.")
    restore_revision(draft=desk.draft, revision=found[0], tab=desk.new_tab, by=user)
    messages.success(request, _("The earlier text is back. What stood here is kept as a version."))
    return HttpResponseRedirect(desk.form_url)
