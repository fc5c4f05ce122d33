"""The respondent goes through the answers by a personal link, without log-in.

The answers are shown when somebody has pressed the button that opens them. What is typed is saved
as a draft.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from forkommune.evidence.selectors.basis import may_keep
from forkommune.evidence.services import NoBasisInForce
from forkommune.work.services.drafts import Outcome
from forkommune.work.views.by_link import ByLink, Spent
from forkommune.work.views.drafts import saved_context
from municipalities.survey.approval_page import ApprovalPlace
from municipalities.survey.models import ApprovalEntry, ApprovalRequest
from municipalities.survey.querysets import ApprovalRequestQuerySet
from municipalities.survey.services.approval_links import LINK_SCOPE
from municipalities.survey.services.respondent import (
    AnswersMoved,
    LinkUsed,
    answer_request,
    note_opened,
)

SHOWN = "seen"  # stands in the form of answers, and in nothing else that is sent here


class OfApproval(ByLink):
    """A page of the link: in the municipality's form of Norwegian, unless another was chosen."""

    scope = LINK_SCOPE
    opened = "approvals"

    @property
    def asked(self) -> ApprovalRequest:
        """The request that the link opens."""
        asked: ApprovalRequest = self.row
        return asked

    def rows(self) -> ApprovalRequestQuerySet:
        """Every request: each goes to one respondent."""
        return ApprovalRequest.objects.for_link()

    def why_closed(self, row: ApprovalRequest) -> str:
        """Without a basis in force nothing is shown."""
        return "" if may_keep(row.interview.informant) else "closed"

    def language_of(self, row: ApprovalRequest) -> str:
        """That of the municipality."""
        return "nn" if row.interview.municipality.language_form == "nynorsk" else "nb"

    def spent_page(self, request: HttpRequest, spent: Spent) -> HttpResponse:
        """Why the link opens nothing, and what to do."""
        answered = (
            spent.row.entries.of_answers().order_by("pk").first()
            if spent.row and spent.why == "used"
            else None
        )
        context = {
            "why": spent.why,
            "asked": spent.row,
            "link": spent.link,
            "ended": spent.ended,
            "answered": answered,
            "title": _("The link does not work any more"),
        }
        status = HTTPStatus.TOO_MANY_REQUESTS if spent.why == "locked" else HTTPStatus.GONE
        return render(request, "municipalities/approval_spent.html", context, status=status)

    def store(self, place: ApprovalPlace) -> Outcome:
        """Save what the form holds as a draft."""
        return self.store_draft(place.desk)


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
            self.note_open()
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
            self.open(self.request, place.token)  # says why
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


def tally(counted: Any) -> list[tuple[str, int]]:
    """What was done, in words, with how many answers; what did not happen is left out."""
    kinds = ApprovalEntry.Kind
    order = (kinds.APPROVED, kinds.CORRECTED, kinds.STRUCK, kinds.COMMENTED)
    return [(str(kind.label), counted[kind]) for kind in order if counted[kind]]
