"""The respondent goes through the answers by a personal link, without log-in.

GET changes nothing, not even for a program that follows links in mails: the answers are shown when
somebody has pressed the button that opens them. What is typed is saved as a draft.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from forkommune.accounts.limits import count_miss, too_many_misses
from forkommune.accounts.models import PersonalLink
from forkommune.evidence.services import NoBasisInForce
from forkommune.work.desk import Desk
from forkommune.work.merging import digest
from forkommune.work.services.drafts import DraftRefused, Outcome, Save, save_draft
from forkommune.work.views.drafts import saved_context
from municipalities.survey.approval_page import ApprovalPlace
from municipalities.survey.models import ApprovalEntry, ApprovalRequest
from municipalities.survey.selectors import may_keep
from municipalities.survey.services.approval_links import LINK_SCOPE
from municipalities.survey.services.respondent import (
    AnswersMoved,
    LinkUsed,
    answer_request,
    note_opened,
)

SHOWN = "seen"  # stands in the form of answers, and in nothing else that is sent here


class Spent(Exception):
    """The link opens nothing: unknown, locked, revoked, used, expired or closed."""

    def __init__(
        self, why: str, request: ApprovalRequest | None = None, link: PersonalLink | None = None
    ) -> None:
        super().__init__(why)
        self.why, self.request, self.link = why, request, link


def open_link(request: HttpRequest, token: str) -> tuple[PersonalLink, ApprovalRequest]:
    """The link of a token and what it opens. Raises Spent saying why it opens nothing."""
    link = PersonalLink.objects.for_token(token, LINK_SCOPE).first()
    if link is None:
        count_miss(request)
        raise Spent("locked" if too_many_misses(request) else "unknown")
    asked = ApprovalRequest.objects.for_link().filter(pk=link.target_id).first()
    if asked is None:
        raise Spent("unknown")
    if not link.is_usable:
        used = link.use_count >= link.max_uses
        raise Spent("used" if used else "revoked" if link.revoked_at else "expired", asked, link)
    if not may_keep(asked.interview.informant):
        raise Spent("closed", asked, link)
    return link, asked


@method_decorator(
    [never_cache, sensitive_variables("token"), sensitive_post_parameters()], name="dispatch"
)
class OfApproval(View):
    """A page of the link: in the municipality's form of Norwegian, unless another was chosen."""

    http_method_names = ["get", "head", "post"]
    link: PersonalLink
    asked: ApprovalRequest

    def dispatch(self, request: HttpRequest, *args: Any, **where: Any) -> HttpResponse:
        """A spent link has its page, and no answer hands the token on."""
        try:
            self.link, self.asked = self.open(request, where["token"])
            response = in_language_of(
                self.asked, request, lambda: self.act(request, *args, **where)
            )
        except Spent as why:
            spent = why
            response = in_language_of(spent.request, request, lambda: spent_page(request, spent))
        # Not no-referrer: browsers then post with "Origin: null", which the CSRF check refuses.
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def open(self, request: HttpRequest, token: str) -> tuple[PersonalLink, ApprovalRequest]:
        """The link of a token and what it opens. Raises Spent."""
        return open_link(request, token)

    def act(self, request: HttpRequest, *args: Any, **where: Any) -> HttpResponse:
        """Answer by the method; with what opens nothing any more already out of the way."""
        response: HttpResponse = super().dispatch(request, *args, **where)  # type: ignore[assignment]
        return response

    @property
    def is_open(self) -> bool:
        """Whether somebody pressed the button in this browser."""
        return self.link.pk in self.request.session.get("approvals", [])

    def store(self, place: ApprovalPlace) -> Outcome:
        """Save what the form holds as a draft."""
        save = as_the_only_writer(place.desk, place.desk.read(self.request.POST))
        desk = place.desk
        try:
            return save_draft(
                kind=desk.kind,
                target=desk.target,
                initial=desk.initial,
                save=save,
                by=None,
                guard=desk.guard,
            )
        except DraftRefused:
            raise Spent("closed", self.asked, self.link) from None


class Approval(OfApproval):
    """Who asks and why; then the answers, and one button that approves them."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show it; no row is changed."""
        if not self.is_open:
            return render(request, "municipalities/approval_start.html", {"asked": self.asked})
        return self.page(ApprovalPlace(self.asked, token))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Open the answers, save the draft, or approve."""
        if not self.is_open:
            request.session["approvals"] = [
                *request.session.get("approvals", []),
                self.link.pk,
            ]
            note_opened(self.asked)
        if SHOWN not in request.POST:
            return redirect("municipalities:approval", token)
        self.store(ApprovalPlace(self.asked, token))
        place = ApprovalPlace(self.asked, token)  # with what is stored now
        if request.POST.get("action") != "approve":
            return redirect("municipalities:approval", token)
        if place.wrong:
            return self.page(place, HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.approve(place)

    def approve(self, place: ApprovalPlace) -> HttpResponse:
        """Take in what is said, once."""
        try:
            counted = answer_request(
                request=self.asked,
                link=self.link,
                said=place.said,
                seen=self.request.POST.get("seen", ""),
            )
        except AnswersMoved:
            return self.page(place, HTTPStatus.CONFLICT, moved=True)
        except LinkUsed:
            open_link(self.request, place.token)  # says why
            raise Spent("used", self.asked, self.link) from None
        except NoBasisInForce:
            raise Spent("closed", self.asked, self.link) from None
        context = {"asked": self.asked, "tally": tally(counted)}
        return render(self.request, "municipalities/approval_done.html", context)

    def page(
        self, place: ApprovalPlace, status: int = HTTPStatus.OK, *, moved: bool = False
    ) -> HttpResponse:
        """The answers with what is typed about them."""
        context = {
            "place": place,
            "desk": place.desk,
            "link": self.link,
            "asked": self.asked,
            "moved": moved,
            "errors": place.wrong,
        }
        return render(self.request, "municipalities/approval.html", context, status=status)


class ApprovalSave(OfApproval):
    """POST: the draft as it is typed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Save and say so; what is no form of the page holds nothing to save."""
        if SHOWN not in request.POST:
            return HttpResponse(status=HTTPStatus.UNPROCESSABLE_ENTITY)
        place = ApprovalPlace(self.asked, token)
        context = saved_context(place.desk, self.store(place))
        return render(request, "work/_draft_saved.html", context)


def as_the_only_writer(desk: Desk, save: Save) -> Save:
    """One person writes here, on one or two devices: what was typed last stands, and what stood
    before is kept as a revision. A field left alone takes what the other device wrote."""
    stored = desk.values
    base = {
        name: save.base[name] if save.base.get(name) == digest(value) else digest(stored[name])
        for name, value in save.values.items()
    }
    return Save(save.values, base, save.tab, save.seq)


def tally(counted: Any) -> list[tuple[str, int]]:
    """What was done, in words, with how many answers; what did not happen is left out."""
    kinds = ApprovalEntry.Kind
    order = (kinds.APPROVED, kinds.CORRECTED, kinds.STRUCK, kinds.COMMENTED)
    return [(str(kind.label), counted[kind]) for kind in order if counted[kind]]


def spent_page(request: HttpRequest, spent: Spent) -> HttpResponse:
    """Why the link opens nothing, and what to do."""
    answered = (
        spent.request.entries.of_answers().order_by("pk").first()
        if spent.request and spent.why == "used"
        else None
    )
    context = {
        "why": spent.why,
        "asked": spent.request,
        "link": spent.link,
        "answered": answered,
        "title": _("The link does not work any more"),
    }
    status = 429 if spent.why == "locked" else 410
    return render(request, "municipalities/approval_spent.html", context, status=status)


def in_language_of(
    asked: ApprovalRequest | None, request: HttpRequest, answer: Callable[[], HttpResponse]
) -> HttpResponse:
    """The answer in the municipality's form of Norwegian, unless the reader chose a language."""
    if asked is None or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return answer()
    is_nynorsk = asked.interview.municipality.language_form == "nynorsk"
    with override("nn" if is_nynorsk else "nb"):
        return answer()
