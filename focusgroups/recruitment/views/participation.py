"""Who is invited answers by a personal link, without log-in: what, the letter, yes or no, and to what.

GET changes nothing, not even for a program that follows links in mails. The link works until its days
are over, however often it is used: by it the answer is changed, and everything is taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from focusgroups.models import Candidate
from focusgroups.recruitment.answer_forms import AnswerForm, NarrowForm, WithdrawForm
from focusgroups.recruitment.answer_page import AnswerPage
from focusgroups.recruitment.services.answering import (
    LetterChanged,
    TooLate,
    accept,
    decline,
    narrow,
    withdraw,
)
from focusgroups.recruitment.services.candidates import NotNow
from focusgroups.recruitment.services.mailing import LINK_SCOPE, event_for
from forkommune.accounts.limits import count_miss, too_many_misses
from forkommune.accounts.models import PersonalLink
from forkommune.documents.calendar import published_calendar
from forkommune.privacy.erasure_log import LogUnusable

PAGE = "focusgroups:participation"


class Spent(Exception):
    """The link opens nothing: unknown, locked, revoked or expired."""

    def __init__(self, why: str, candidate: Candidate | None = None) -> None:
        super().__init__(why)
        self.why, self.candidate = why, candidate


def open_link(request: HttpRequest, token: str) -> Candidate:
    """Whose link a token is. Raises Spent saying why it opens nothing."""
    link = PersonalLink.objects.for_token(token, LINK_SCOPE).first()
    if link is None:
        count_miss(request)
        raise Spent("locked" if too_many_misses(request) else "unknown")
    rows = Candidate.objects.select_related(
        "group__guide", "informant", "invited_by", "proposed_by", "actor_group"
    )
    candidate: Candidate | None = rows.filter(pk=link.target_id).first()
    if candidate is None:  # with all that was taken back, links go too
        raise Spent("unknown")
    if not link.is_in_time:
        raise Spent("revoked" if link.revoked_at else "expired", candidate)
    return candidate


@method_decorator(
    [never_cache, sensitive_variables("token"), sensitive_post_parameters()], name="dispatch"
)
class OfParticipation(View):
    """A page of the link, in the person's written language, unless another was chosen."""

    http_method_names = ["get", "head", "post"]
    candidate: Candidate

    def dispatch(self, request: HttpRequest, *args: Any, **where: Any) -> HttpResponse:
        """A spent link has its page, and no answer hands the token on."""
        try:
            self.candidate = open_link(request, where["token"])
            response = _in_own_language(
                self.candidate, request, lambda: self.act(request, *args, **where)
            )
        except Spent as why:
            spent = why
            response = _in_own_language(
                spent.candidate, request, lambda: _spent_page(request, spent)
            )
        # Not no-referrer: browsers then post with "Origin: null", which the CSRF check refuses.
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def act(self, request: HttpRequest, *args: Any, **where: Any) -> HttpResponse:
        """Answer by the method."""
        response: HttpResponse = super().dispatch(request, *args, **where)  # type: ignore[assignment]
        return response


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
            self.candidate = open_link(request, token)
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
        is_invented = self.candidate.group.is_invented
        try:
            withdraw(candidate=self.candidate, reason=_("By the personal link"))
        except LogUnusable:
            told = _(
                "It could not be done just now, and nothing was changed. Try again in a while."
            )
            return self.page(token, HTTPStatus.SERVICE_UNAVAILABLE, refused=told)
        context = {"is_invented": is_invented, "days": settings.BACKUP_KEEP_DAYS}
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


def _spent_page(request: HttpRequest, spent: Spent) -> HttpResponse:
    """Why the link opens nothing, and what to do."""
    who = spent.candidate.invited_by if spent.candidate else None
    context = {"why": spent.why, "who": who, "title": _("The link does not work any more")}
    status = HTTPStatus.TOO_MANY_REQUESTS if spent.why == "locked" else HTTPStatus.GONE
    return render(request, "focusgroups/participation_spent.html", context, status=status)


def _in_own_language(
    candidate: Candidate | None, request: HttpRequest, answer: Callable[[], HttpResponse]
) -> HttpResponse:
    if candidate is None or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return answer()
    with override(candidate.language):
        return answer()
