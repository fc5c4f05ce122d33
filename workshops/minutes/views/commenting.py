"""Minutes are sent out for comments, and each comment is decided."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from forkommune.ui.asked import whole_number
from forkommune.work.letters import previews
from forkommune.work.merging import digest
from forkommune.work.sent_once import sent_once
from forkommune.work.services.draft_states import DraftMoved
from workshops.dialogue.views import insiders_only, keepers_only, user_of
from workshops.minutes.commenting import (
    decide,
    remind,
    send_out,
    take_back,
    who_can_be_asked,
    why_not_remind,
)
from workshops.minutes.forms import DeadlineForm, DecideForm
from workshops.minutes.services import MinutesRefused
from workshops.minutes.setting import shown
from workshops.minutes.wording import Letter, example_reader, words_of
from workshops.models import Minutes, MinutesComment, MinutesReader
from workshops.outcomes.desk import crumbs_to
from workshops.writing import KEEP

from .writing import colleague_wrote, minutes_of

COMMENTS = "workshops:minutes-comments"


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def minutes_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose who is asked and until when, see the mail in both languages, and send it."""
    row = minutes_of(request, pk)
    if row.is_approved:
        return redirect(row)
    by = user_of(request)
    asked = set(row.readers.values_list("email", flat=True))
    people = {
        str(one.pk): one
        for one in who_can_be_asked(row.meeting, by)
        if one.email.strip().lower() not in asked
    }
    form = DeadlineForm(
        request.POST if request.method == "POST" else None,
        people=people,
        chosen=list(people),
        initial=_deadline(row),
    )
    if form.is_bound and form.is_valid():
        try:
            new = send_out(minutes=row, to=form.asked(), until=form.until(), by=by)
        except DraftMoved:
            colleague_wrote(request)
            return redirect("workshops:minutes-send", pk)
        except MinutesRefused as refusal:
            form.add_error("day" if "day" in form.fields else None, str(refusal))
        else:
            words = ngettext("%(n)d mail is ordered.", "%(n)d mails are ordered.", len(new))
            messages.success(request, words % {"n": len(new)})
            return redirect(COMMENTS, pk)
    until = form.until() if form.is_bound and form.is_valid() else row.comment_by or _in_a_week()
    context = {
        "minutes": row,
        "meeting": row.meeting,
        "form": form,
        "crumbs": crumbs_to(row.meeting),
        "readers": row.readers.count(),
        "previews": previews(
            lambda code: words_of(Letter.COMMENTS, example_reader(row, code), until)
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "workshops/minutes_send.html", context, status=status)


def _in_a_week() -> Any:
    at = timezone.localtime() + timedelta(days=7)
    return at.replace(hour=16, minute=0, second=0, microsecond=0)


def _deadline(row: Minutes) -> dict[str, Any]:
    at = timezone.localtime(row.comment_by) if row.comment_by else _in_a_week()
    return {"day": timezone.localdate(at), "clock": f"{at:%H.%M}"}


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def minutes_remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has not answered, the mail in both languages, and one button."""
    row = minutes_of(request, pk)
    if request.method == "POST":
        try:
            sent, left = remind(minutes=row, by=user_of(request))
        except MinutesRefused as refusal:
            messages.error(request, str(refusal))
            return redirect(row)
        words = ngettext("%(n)d mail is ordered.", "%(n)d mails are ordered.", sent)
        messages.success(request, words % {"n": sent})
        if left:
            told = ngettext("%(n)d was left out.", "%(n)d were left out.", left)
            messages.warning(request, told % {"n": left})
        return redirect(COMMENTS, pk)
    waiting = list(
        row.readers.filter(answered_at=None).select_related("minutes", "invitation__organisation")
    )
    judged = [(one, why_not_remind(one)) for one in waiting]
    context = {
        "minutes": row,
        "meeting": row.meeting,
        "crumbs": crumbs_to(row.meeting),
        "chosen": [one for one, why in judged if not why],
        "left_out": [(str(one), why) for one, why in judged if why],
        "previews": previews(lambda code: words_of(Letter.REMINDER, example_reader(row, code))),
    }
    return render(request, "workshops/minutes_remind.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@insiders_only
def minutes_comments(request: HttpRequest, pk: int) -> HttpResponse:
    """Who was asked and who has answered, and every comment with its section, one by one."""
    row = minutes_of(request, pk)
    bad: DecideForm | None = None
    number = whole_number(request.POST.get("comment", "")) or 0
    if request.method == "POST":
        comment = get_object_or_404(_comments(request, row), pk=number) if _keeps(request) else None
        if comment is None:
            return redirect(COMMENTS, pk)
        bad = DecideForm(request.POST, prefix=f"c{number}", auto_id=f"c{number}_%s")
        if bad.is_valid() and _decided(request, comment, bad):
            return redirect(f"{request.path}#kommentar-{number}")
    context = {
        "minutes": row,
        "meeting": row.meeting,
        "crumbs": crumbs_to(row.meeting),
        "may_keep": _keeps(request),
        "readers": row.readers.select_related("invitation__organisation").order_by("name", "email"),
        "takes_comments": row.takes_comments(),
        "rows": [_shown(one, bad if one.pk == number else None) for one in _comments(request, row)],
        "wrong": bad if bad is not None and bad.errors else None,
    }
    status = 422 if bad is not None else 200
    return render(request, "workshops/minutes_comments.html", context, status=status)


def _keeps(request: HttpRequest) -> bool:
    return bool(request.user.has_perm(KEEP))


def _comments(request: HttpRequest, row: Minutes) -> Any:
    rows = MinutesComment.objects.visible_to(request.user).filter(reader__minutes=row)
    return rows.select_related(
        "reader__minutes", "reader__invitation__organisation", "section", "decided_by"
    ).order_by("section__position", "pk")


def _decided(request: HttpRequest, comment: MinutesComment, form: DecideForm) -> bool:
    said = form.cleaned_data
    try:
        decide(
            comment=comment,
            decision=said["decision"],
            answer=said["answer"],
            read=request.POST.get("read", ""),
            by=user_of(request),
        )
    except MinutesRefused as refusal:
        form.add_error("answer", str(refusal))
        return False
    messages.success(request, _("The comment is answered. The reader sees it by the link."))
    return True


def _who(reader: MinutesReader) -> str:
    invitation = reader.invitation
    return f"{reader}, {invitation.organisation}" if invitation else str(reader)


def _shown(comment: MinutesComment, bad: DecideForm | None) -> dict[str, Any]:
    first = {"decision": comment.decision, "answer": comment.answer}
    prefix = f"c{comment.pk}"
    return {
        "anchor": f"kommentar-{comment.pk}",
        "who": _who(comment.reader),
        "comment": comment,
        "form": bad or DecideForm(initial=first, prefix=prefix, auto_id=f"{prefix}_%s"),
        "read": digest(comment.text),
        "is_older": bool(comment.seen) and comment.seen != digest(comment.section.text),
        "pieces": shown(comment.section.text, f"{comment.section.title}, {comment.reader}"),
    }


@require_POST
@keepers_only
def minutes_reader_remove(request: HttpRequest, pk: int, reader: int) -> HttpResponse:
    """Somebody is not asked any more."""
    row = minutes_of(request, pk)
    found = get_object_or_404(row.readers.select_related("minutes"), pk=reader)
    try:
        take_back(reader=found, by=user_of(request))
    except MinutesRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(who)s is not asked any more.") % {"who": found})
    return redirect(COMMENTS, pk)
