"""Somebody who took part reads the summary by a personal link, and says what it lacks."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from focusgroups.models import SummaryReply
from forkommune.evidence.selectors.basis import may_keep
from forkommune.evidence.services import NoBasisInForce
from forkommune.evidence.texts import UnusableText
from forkommune.work.views.by_link import ByLink, Spent
from forkommune.work.views.drafts import saved_context

from .desk import ReplyPlace
from .mails import LINK_SCOPE
from .page import attendance
from .services import SummaryClosed, answer, note_opened

SHOWN = "whole"  # stands in the form of answers, and in nothing else that is sent here
CHANGE = "endre"  # of the address: the form once more, after an answer


class OfSummary(ByLink):
    """A page of the link: in the summary's form of Norwegian, unless another was chosen."""

    scope = LINK_SCOPE
    opened = "summaries"

    @property
    def reply(self) -> SummaryReply:
        """The letter's own row."""
        reply: SummaryReply = self.row
        return reply

    def rows(self) -> Any:
        """Every reply: each has a letter of its own."""
        return SummaryReply.objects.for_link()

    def why_closed(self, row: SummaryReply) -> str:
        """Nothing is shown without a basis in force, or after its end."""
        if not may_keep(row.participant.informant):
            return "withdrawn"
        if row.summary.closed_at is not None:
            return "closed"
        return "" if row.summary.is_open else "late"

    def language_of(self, row: SummaryReply) -> str:
        """That in which the summary is written."""
        return str(row.summary.language)

    def spent_page(self, request: HttpRequest, spent: Spent) -> HttpResponse:
        """Why nothing is shown. Of the summary itself no word stands here."""
        why = spent.why
        if spent.row is not None and not may_keep(spent.row.participant.informant):
            why = "withdrawn"  # also where the link was used, or its days are over
        over = spent.row is not None and why in ("used", "late", "expired", "closed")
        context = {
            "why": why,
            "reply": spent.row,
            "ended": spent.ended,
            "answered": over and spent.row.answered_at is not None,
        }
        status = HTTPStatus.TOO_MANY_REQUESTS if why == "locked" else HTTPStatus.GONE
        return render(request, "focusgroups/answer_spent.html", context, status=status)


class SummaryAnswer(OfSummary):
    """Who asks and why; then the summary, and two buttons. Until the last day an answer can be changed."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show it; no row is changed."""
        if not self.is_open:
            return render(request, "focusgroups/answer_start.html", {"summary": self.reply.summary})
        if self.reply.answered_at is not None and CHANGE not in request.GET:
            return self.answered(token)
        return self.page(ReplyPlace(self.reply, token))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Open the summary, save the draft, or answer."""
        if not self.is_open:
            self.note_open()
            note_opened(reply=self.reply)
        if SHOWN not in request.POST:
            return redirect("focusgroups:summary-answer", token)
        self.store_draft(ReplyPlace(self.reply, token).desk)
        place = ReplyPlace(self.reply, token)  # with what is stored now
        action = request.POST.get("action")
        if action not in ("right", "comment"):
            return redirect("focusgroups:summary-answer", token)
        try:
            said = place.said()
        except UnusableText as fault:
            return self.page(place, HTTPStatus.UNPROCESSABLE_ENTITY, wrong=str(fault))
        if (action == "right") == bool(said):
            return self.page(place, HTTPStatus.UNPROCESSABLE_ENTITY, unclear=action)
        return self.take_in(place, said)

    def take_in(self, place: ReplyPlace, said: dict[int | None, str]) -> HttpResponse:
        """The last answer stands."""
        try:
            answer(reply=self.reply, comments=said)
        except NoBasisInForce:
            raise Spent("withdrawn", self.reply, self.link) from None
        except SummaryClosed:
            raise Spent("closed", self.reply, self.link) from None
        return redirect("focusgroups:summary-answer", place.token)

    def answered(self, token: str) -> HttpResponse:
        """What came in, and the way to change it."""
        comments = list(self.reply.comments.all())
        context = {
            "reply": self.reply,
            "comments": comments,
            "count": len(comments),
            "token": token,
            "change": CHANGE,
        }
        return render(self.request, "focusgroups/answer_done.html", context)

    def page(
        self, place: ReplyPlace, status: int = HTTPStatus.OK, *, wrong: str = "", unclear: str = ""
    ) -> HttpResponse:
        """The summary with what is typed about it."""
        context = {
            "place": place,
            "desk": place.desk,
            "summary": place.summary,
            "attended": attendance(place.summary.group),
            "wrong": wrong,
            "unclear": unclear,
        }
        return render(self.request, "focusgroups/answer.html", context, status=status)


class SummaryAnswerSave(OfSummary):
    """POST: the draft as it is typed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Save and say so; what is no form of the page holds nothing to save."""
        if SHOWN not in request.POST:
            return HttpResponse(status=HTTPStatus.UNPROCESSABLE_ENTITY)
        place = ReplyPlace(self.reply, token)
        context = saved_context(place.desk, self.store_draft(place.desk))
        return render(request, "work/_draft_saved.html", context)
