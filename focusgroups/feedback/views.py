"""Researchers write a summary, look at it as it will be read, send it, and read what came back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focusgroups.models import FocusGroup, Summary
from focusgroups.querysets import READ
from focusgroups.rights.quoting import unread
from forkommune.accounts.models import User
from forkommune.evidence.models import TextAccess
from forkommune.evidence.services.readings import Read, record_reading
from forkommune.ui.asked import whole_number
from forkommune.ui.dates import today
from forkommune.ui.paging import KeyPaginator
from forkommune.work.sent_once import sent_once
from forkommune.work.services.drafts import DraftRefused, save_draft
from forkommune.work.services.presence import others_here
from forkommune.work.views.conflicts import answer_conflicts
from forkommune.work.views.drafts import (
    answer_presence,
    answer_save,
    draft_endpoint,
    refuse_other_writer,
    typed_by_another,
)
from forkommune.work.views.revisions import answer_revisions

from .desk import text_of, writing_desk
from .forms import BeginForm, SendForm
from .leaving import is_somebody_gone, people_of
from .page import attendance, copied_in, doubts_in, missing_quotes, quotable_in, shown
from .services import CannotSend, begin_summary, close_summary, send_summary, send_to_one
from .text import with_quote

DAYS_TO_ANSWER = 14
QUOTES_A_PAGE = 30


def researchers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Log-in first; for others than researchers there is no summary."""

    @never_cache
    @login_required
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(READ):
            raise Http404(_("There is no such summary."))
        return view(request, *args, **kwargs)

    return answer


@require_POST
@researchers_only
@sent_once
def summary_begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a summary of a session; go on with the one that is being written."""
    group = get_object_or_404(FocusGroup.objects.visible_to(request.user), pk=pk)
    form = BeginForm(request.POST)
    language = form.cleaned_data["language"] if form.is_valid() else Summary.Language.BOKMAL
    summary = begin_summary(group=group, language=language, by=_user(request))
    return redirect("focusgroups:summary-form", summary.pk)


@require_safe
@researchers_only
def summary_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What was sent, and what letters say of it; a draft is on the page that writes it."""
    summary = _summary(request, pk)
    if summary.sent_at is None:
        return redirect("focusgroups:summary-form", pk)
    replies = list(summary.replies.visible_to(request.user).by_letter())
    comments = [one for reply in replies for one in _told(reply)]
    _note(
        request, "focusgroups:summary", summary, [one.participant.informant_id for one in replies]
    )
    context = {
        "summary": summary,
        "paragraphs": shown(summary.group, summary.text, comments),
        "of_the_whole": [one for one in comments if one.paragraph is None],
        "replies": replies,
        "answered": sum(one.answered_at is not None for one in replies),
        "right": sum(one.is_right is True for one in replies),
        "letters": summary.group.participants.order_by("letter").values_list("letter", flat=True),
    }
    return render(request, "focusgroups/summary.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
def summary_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it. Without JavaScript the buttons save by POST; `quote` puts a quote in at the end."""
    summary = _summary(request, pk)
    if summary.sent_at is not None:
        return redirect(summary)
    if request.method != "POST":
        return _form(request, summary)
    if typed_by_another(request):
        return refuse_other_writer(request)
    if _is_outdated(request, summary):
        told = _(
            "Nothing was saved: somebody has withdrawn since you opened the page, and what you sent may "
            "hold their words. Write on from here."
        )
        messages.error(request, told)
        return redirect("focusgroups:summary-form", pk)
    try:
        _save(request, summary, None)
        if (passage := whole_number(request.POST.get("quote", ""))) is not None:
            get_object_or_404(quotable_in(summary.group), pk=passage)
            _save(request, summary, passage)
    except DraftRefused:
        messages.error(request, _("The summary was sent meanwhile."))
        return redirect(summary)
    desk = writing_desk(summary)
    if any(one.editor_id == request.user.pk for one in desk.conflicts):
        messages.info(request, _("Somebody else wrote in the same field. Nothing is lost."))
        return HttpResponseRedirect(desk.conflict_url)
    if request.POST.get("action") == "preview":
        return redirect("focusgroups:summary-preview", pk)
    messages.success(request, _("The draft is saved."))
    return HttpResponseRedirect(desk.form_url)


@draft_endpoint
def summary_save(request: HttpRequest, pk: int) -> HttpResponse:
    """Autosave: a fragment for the status line."""
    summary = _summary(request, pk)
    return answer_save(request, writing_desk(summary, is_outdated=_is_outdated(request, summary)))


@draft_endpoint
def summary_presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Who else has the form open."""
    return answer_presence(request, writing_desk(_summary(request, pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
def summary_conflict(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose between texts that met."""
    return answer_conflicts(request, writing_desk(_summary(request, pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
def summary_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Kept states of the draft."""
    return answer_revisions(request, writing_desk(_summary(request, pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
@sent_once
def summary_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """As it will be read, with what must be changed or looked at; by POST it is sent."""
    summary = _summary(request, pk)
    if summary.sent_at is not None:
        return redirect(summary)
    text = text_of(writing_desk(summary))
    doubts = doubts_in(summary.group, text)
    initial = {"answer_by": today() + timedelta(days=DAYS_TO_ANSWER)}
    data = request.POST if request.method == "POST" else None
    form = SendForm(data, has_doubts=bool(doubts), initial=initial)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            sent = send_summary(
                summary=summary,
                answer_by=told["answer_by"],
                looked_at=told.get("looked_at", False),
                by=_user(request),
            )
        except CannotSend as refusal:
            form.add_error(None, str(refusal))
        else:
            _say_sent(request, sent)
            return redirect(summary)
    with override(summary.language):
        paragraphs, attended = shown(summary.group, text), attendance(summary.group)
    context = {
        "summary": summary,
        "form": form,
        "paragraphs": paragraphs,
        "attended": attended,
        "doubts": doubts,
        "missing": missing_quotes(summary.group, text),
        "copied": copied_in(summary.group, text),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "focusgroups/summary_preview.html", context, status=status)


@require_POST
@researchers_only
def summary_close(request: HttpRequest, pk: int) -> HttpResponse:
    """No link opens anything any more."""
    summary = _summary(request, pk)
    close_summary(summary=summary, by=_user(request))
    messages.success(request, _("The links no longer open anything. What came in stands."))
    return redirect(summary)


@require_POST
@researchers_only
@sent_once
def summary_send_one(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link to one letter (`letter`): the mail did not arrive, or could not be sent then."""
    summary = _summary(request, pk)
    letter = request.POST.get("letter", "").strip()[:1]
    try:
        send_to_one(summary=summary, letter=letter, by=_user(request))
    except CannotSend as refusal:
        messages.error(request, str(refusal))
    else:
        told = {"letter": letter}
        messages.success(request, _("A new link is on its way to %(letter)s.") % told)
    return redirect(summary)


def _form(request: HttpRequest, summary: Summary) -> HttpResponse:
    desk = writing_desk(summary)
    number = request.GET.get("side", "")
    quotes = KeyPaginator(quotable_in(summary.group), QUOTES_A_PAGE).get_page(number)
    read = [one.revision.source.informant_id for one in quotes]
    _note(request, "focusgroups:summary-form", summary, read)
    text = text_of(desk)
    context = {
        "summary": summary,
        "desk": desk,
        "text": text,
        "quotes": quotes,
        "unread": unread(summary.group).exists(),
        "doubts": doubts_in(summary.group, text),
        "others": others_here(desk.kind, desk.target),
        "people": people_of(summary.group),
    }
    return render(request, "focusgroups/summary_form.html", context)


def _is_outdated(request: HttpRequest, summary: Summary) -> bool:
    """Whether the form was opened while somebody took part who has withdrawn since."""
    return is_somebody_gone(summary.group, request.POST.get("people", ""))


def _save(request: HttpRequest, summary: Summary, passage: int | None) -> None:
    """Store what the form holds; with a passage, the stored text with its mark at the end."""
    desk = writing_desk(summary)
    data = request.POST.copy()
    if passage is not None:
        data["text"] = with_quote(text_of(desk), passage)
        data["base"], data["seq"] = desk.base, str((whole_number(data.get("seq", "")) or 1) + 1)
    save_draft(
        kind=desk.kind,
        target=desk.target,
        initial=desk.initial,
        save=desk.read(data),
        by=_user(request),
        guard=desk.guard,
    )


def _say_sent(request: HttpRequest, sent: Any) -> None:
    letters = ", ".join(sent.letters)
    messages.success(request, _("The summary is on its way to %(letters)s.") % {"letters": letters})
    if sent.without_basis:
        told = {"letters": ", ".join(sent.without_basis)}
        messages.warning(request, _("Not to %(letters)s: no consent is in force.") % told)
    if sent.without_address:
        told = {"letters": ", ".join(sent.without_address)}
        messages.warning(request, _("Not to %(letters)s: no e-mail address is kept.") % told)


def _told(reply: Any) -> list[Any]:
    """The comments of a letter, each knowing its reply without asking anew."""
    found = list(reply.comments.all())
    for one in found:
        one.reply = reply
    return found


def _note(request: HttpRequest, page: str, summary: Summary, informants: list[Any]) -> None:
    told: set[Any] = set(informants) or {None}
    read = [Read(TextAccess.Subject.FOCUS_GROUP, summary.group_id, one) for one in told]
    record_reading(by=_user(request), page=page, read=read)


def _summary(request: HttpRequest, pk: int) -> Summary:
    rows = Summary.objects.visible_to(request.user).select_related("group")
    found: Summary = get_object_or_404(rows, pk=pk)
    return found


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)
