"""Who is invited answers by a personal link, without log-in: what, the letter, yes or no, and to what.

The link works until its days are over, however often it is used: by it the answer is changed, and
everything is taken back.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from focusgroups.models import Candidate
from focusgroups.recruitment.answer_forms import AnswerForm, NarrowForm, WithdrawForm
from focusgroups.recruitment.answer_page import AnswerPage
from focusgroups.recruitment.querysets import CandidateQuerySet
from focusgroups.recruitment.services.answering import (
    LetterChanged,
    TooLate,
    accept,
    decline,
    narrow,
    withdraw,
)
from focusgroups.recruitment.services.candidates import NotNow
from focusgroups.recruitment.services.mailing import LINK_SCOPE, event_for, is_in_calendar
from forkommune.documents.calendar import published_calendar
from forkommune.privacy.erasure_log import LogUnusable
from forkommune.work.views.by_link import ByLink, Spent

PAGE = "focusgroups:participation"


class OfParticipation(ByLink):
    """A page of the link, in the person's written language, unless another was chosen."""

    scope = LINK_SCOPE

    @property
    def candidate(self) -> Candidate:
        """Whose link it is."""
        candidate: Candidate = self.row
        return candidate

    def rows(self) -> CandidateQuerySet:
        """Every candidate: each has links of their own."""
        return Candidate.objects.for_link()

    def why_closed(self, row: Candidate) -> str:
        """Nothing closes it while its days go: by it everything is taken back, too."""
        return ""

    def language_of(self, row: Candidate) -> str:
        """That in which the person is written to."""
        return row.language

    def spent_page(self, request: HttpRequest, spent: Spent) -> HttpResponse:
        """Why the link opens nothing, and what to do."""
        who = spent.row.invited_by if spent.row else None
        title = _("The link does not work any more")
        if spent.ended is not None:
            title = spent.ended.get_why_display()
        context = {"why": spent.why, "who": who, "title": title, "ended": spent.ended}
        status = HTTPStatus.TOO_MANY_REQUESTS if spent.why == "locked" else HTTPStatus.GONE
        return render(request, "focusgroups/participation_spent.html", context, status=status)


class Participation(OfParticipation):
    """The invitation with its answer; afterwards what stands, and the way back."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show it; no row is changed."""
        return self.page(token)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Answer, take some of it back, or all."""
        acts = {"answer": self.answer, "narrow": self.narrow, "withdraw": self.withdraw}
        chosen = acts.get(request.POST.get("act", ""))
        if chosen is None:
            return self.page(token, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            return chosen(token)
        except (TooLate, NotNow, LetterChanged) as refused:
            self.link, self.row = self.open(request, token)
            return self.page(token, HTTPStatus.CONFLICT, refused=str(refused))

    def answer(self, token: str) -> HttpResponse:
        """Yes and to what, or no."""
        form = AnswerForm(self.request.POST, request=self.request, whose=str(self.candidate.pk))
        if not form.is_valid():
            return self.page(token, HTTPStatus.UNPROCESSABLE_ENTITY, answer=form)
        if form.cleaned_data["answer"] == "no":
            decline(candidate=self.candidate)
        else:
            page = AnswerPage(self.candidate)
            letter = page.letter
            if letter is None or letter.pk != form.cleaned_data["letter"]:
                raise LetterChanged(
                    _(
                        "The information letter is a new one since you opened the page. Read it and answer anew."
                    )
                )
            accept(candidate=self.candidate, scopes=form.cleaned_data["scopes"], letter=letter)
        return redirect(PAGE, token)

    def narrow(self, token: str) -> HttpResponse:
        """Take some of it back."""
        standing = AnswerPage(self.candidate).standing
        form = NarrowForm(self.request.POST, standing=standing)
        if not form.is_valid():
            return self.page(token, HTTPStatus.UNPROCESSABLE_ENTITY, narrow=form)
        narrow(candidate=self.candidate, scopes=form.cleaned_data["scopes"])
        return redirect(PAGE, token)

    def withdraw(self, token: str) -> HttpResponse:
        """Take everything back."""
        form = WithdrawForm(self.request.POST)
        if not form.is_valid():
            return self.page(token, HTTPStatus.UNPROCESSABLE_ENTITY, withdraw=form)
        context = {
            "is_invented": self.candidate.group.is_invented,
            "is_in_calendar": is_in_calendar(self.candidate),
            "days": settings.BACKUP_KEEP_DAYS,
        }
        try:
            withdraw(candidate=self.candidate, reason=_("By the personal link"))
        except LogUnusable:
            told = _(
                "It could not be done just now, and nothing was changed. Try again in a while."
            )
            return self.page(token, HTTPStatus.SERVICE_UNAVAILABLE, refused=told)
        return render(self.request, "focusgroups/participation_gone.html", context)

    def page(
        self, token: str, status: int = HTTPStatus.OK, refused: str = "", **sent: Any
    ) -> HttpResponse:
        """The invitation as it stands for this person."""
        page = AnswerPage(self.candidate)
        forms = {
            "answer": AnswerForm(
                request=self.request, whose=str(self.candidate.pk), initial=page.answered
            ),
            "narrow": NarrowForm(standing=page.standing),
            "withdraw": WithdrawForm(),
        } | sent
        context = {
            "page": page,
            "candidate": self.candidate,
            "group": self.candidate.group,
            "token": token,
            "forms": forms,
            "refused": refused,
            "wrong": next(iter(sent.values()), None),
        }
        return render(self.request, "focusgroups/participation.html", context, status=status)


class ParticipationCalendar(OfParticipation):
    """The session as a calendar file, for somebody who comes."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The file; nothing is there for who does not come."""
        event = event_for(self.candidate)
        if event is None or self.candidate.state != Candidate.State.YES:
            raise Http404(_("No time is set."))
        response = HttpResponse(
            published_calendar(event), content_type="text/calendar; charset=utf-8"
        )
        response["Content-Disposition"] = 'attachment; filename="fokusgruppe.ics"'
        return response
