"""The respondent withdraws by the personal link: what goes and what stays, then one button.

The link opens this also after the answers were approved: withdrawing is as easy as agreeing was
(GDPR article 7(3)). The page shows numbers, no word of what was said.
"""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from forkommune.accounts.models import PersonalLink
from forkommune.evidence.models import ContactAttempt
from forkommune.privacy.erasure_log import LogUnusable
from forkommune.privacy.people import find_person
from forkommune.privacy.services import withdraw_consent
from forkommune.privacy.withdrawing import foresee
from forkommune.work.views.by_link import Spent
from municipalities.survey.models import ApprovalRequest

from .approval import OfApproval

TEMPLATE = "municipalities/approval_withdraw.html"


class WithdrawByLink(OfApproval):
    """What goes and what stays; then all of it, or nothing."""

    def open(self, request: HttpRequest, token: str) -> tuple[PersonalLink, ApprovalRequest]:
        """The link, used or not, as long as its days go; also where the basis has run out."""
        try:
            return super().open(request, token)
        except Spent as spent:
            link, asked = spent.link, spent.row
            if spent.why in ("used", "closed") and link and asked and link.is_in_time:
                return link, asked
            raise

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show it; no row is changed."""
        return self.page()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Withdraw, without asking why; only the page's own button does."""
        if "withdraw" not in request.POST:
            return self.page(status=HTTPStatus.UNPROCESSABLE_ENTITY)
        interview = self.asked.interview
        who, is_invented = interview.interviewer, interview.is_invented
        try:
            withdraw_consent(
                informant=interview.informant_id,
                way=ContactAttempt.Way.LINK,
                reason=_("By the personal link"),
            )
        except LogUnusable:
            return self.page(status=HTTPStatus.SERVICE_UNAVAILABLE)
        context = {"who": who, "is_invented": is_invented}
        return render(request, "municipalities/approval_withdrawn.html", context)

    def page(self, *, status: int = HTTPStatus.OK) -> HttpResponse:
        """What would happen; 503 where it could not just now."""
        subject = find_person(f"informant:{self.asked.interview.informant_id}")
        context = {
            "asked": self.asked,
            "foreseen": foresee(subject, counts_rows=False),
            "failed": status == HTTPStatus.SERVICE_UNAVAILABLE,
            "days": settings.BACKUP_KEEP_DAYS,
        }
        return render(self.request, TEMPLATE, context, status=status)
