"""The answers are sent to the respondent for approval, by a personal link; and taken back.

The answers stand behind the link, never in the mail. The respondent's address stands in no row:
the outbox looks it up when the mail leaves, and logs it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import PersonalLink, User
from forkommune.evidence.services.basis import require_basis
from forkommune.evidence.services.contacting import SECOND_CLICK
from forkommune.evidence.services.contacts import address_for_mail, has_address
from forkommune.ui.dates import long_date, today
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.registry import LinkScope
from forkommune.work.services.outbox import KeptAddress, Opens, post_mail
from municipalities.survey.models import ApprovalEntry, ApprovalRequest, Interview

from .approval import completed_interview

LINK_SCOPE = "approve-interview"
LINK_DAYS = 30
APPROVE_INTERVIEW = LinkScope(
    path=lambda token: reverse("municipalities:approval", args=[token]),
    lasts=timedelta(days=LINK_DAYS),
    language=lambda asked: (
        "nn" if asked.interview.municipality.language_form == "nynorsk" else "nb"
    ),
)
BOOK = "respondents"  # of `registry.address_books`
ANSWER_WITHIN = timedelta(days=14)
Kind = ApprovalEntry.Kind


class CannotSend(ValueError):
    """The answers cannot be sent for approval; the message says why."""


class NothingSent(ValueError):
    """Nothing was sent that could be taken back."""


def respondent_address(request: Any, mail: Any) -> str:
    """The address to which a request is being sent; "" where none is kept any more."""
    return address_for_mail(request.interview.informant, mail)


@transaction.atomic
def send_for_approval(*, interview: Interview, by: User) -> ApprovalRequest:
    """Mail the respondent a link to the answers; a link that was sent before stops working.

    A second click within a minute sends nothing more. Raises NotCompleted, NoBasisInForce, and
    CannotSend where no address is kept.
    """
    interview = completed_interview(interview)
    require_basis(interview.informant)
    if not has_address(interview.informant):
        raise CannotSend(
            _("No e-mail address is kept for the respondent in %(municipality)s: write it first.")
            % {"municipality": interview.municipality}
        )
    newest = interview.approval_requests.first()
    if newest is not None and _just_sent(newest, by):
        return newest
    for earlier in interview.approval_requests.all():
        _close(earlier)
    with acting(by, "interview.sent_for_approval"):
        request = ApprovalRequest.objects.create(
            interview=interview, answer_by=today() + ANSWER_WITHIN
        )
        ApprovalEntry.objects.create(request=request, kind=Kind.SENT, by=by)
    _post(request, by)
    return request


@transaction.atomic
def take_back_request(*, interview: Interview, by: User) -> None:
    """The link stops working at once; what was said stays. Twice does nothing more.

    Raises NothingSent.
    """
    request = interview.approval_requests.select_for_update(of=("self",)).first()
    if request is None:
        raise NothingSent(
            _("Nothing was sent to the respondent in %(municipality)s.")
            % {"municipality": interview.municipality}
        )
    _close(request)
    with acting(by, "interview.approval_taken_back"):
        ApprovalEntry.objects.get_or_create(
            request=request, kind=Kind.WITHDRAWN, question=None, defaults={"by": by}
        )


def _just_sent(request: ApprovalRequest, by: User) -> bool:
    since = timezone.now() - timedelta(seconds=SECOND_CLICK)
    entries = list(request.entries.all())
    return [one.kind for one in entries] == [Kind.SENT] and (
        entries[0].by_id == by.pk and entries[0].at > since
    )


def _close(request: ApprovalRequest) -> None:
    """No link of the request opens anything any more, nor will one be made."""
    PersonalLink.objects.revoke(scope=LINK_SCOPE, target=request)
    waiting = Mail.objects.unsent().of_kind(LINK_SCOPE).about(request)
    waiting.update(state=Mail.State.WITHDRAWN, reason=_("The answers were taken back."))


def _post(request: ApprovalRequest, by: User) -> None:
    interview = request.interview
    language = "nn" if interview.municipality.language_form == "nynorsk" else "nb"
    who = interview.interviewer or by
    with override(language):
        told = {
            "municipality": interview.municipality,
            "held": long_date(interview.held_on) if interview.held_on else "",
            "day": long_date(request.answer_by),
            "days": LINK_DAYS,
            "name": who.get_full_name(),
            "address": who.email,
            "link": Mail.LINK_MARK,
        }
        subject = _("Do the answers about climate work in %(municipality)s stand?") % told
        body = (
            _(
                "Hello,\n\nThank you for the conversation of %(held)s about climate work in "
                "%(municipality)s. Here are your answers as they were written down:\n\n%(link)s\n\n"
                "You can correct the wording, strike what shall not stand, comment, and approve "
                "the rest with one button. Please answer by %(day)s. Nothing is quoted before it is "
                "approved, and no answer is not taken as a yes.\n\nThe link is yours alone, works "
                "for %(days)d days and needs no log-in. You may also withdraw by it, at any time and "
                "without giving a reason. If you have questions, write to %(name)s, %(address)s."
            )
            % told
        )
    post_mail(
        kind=LINK_SCOPE,
        key=str(request.pk),
        to=KeptAddress(BOOK, request),
        subject=subject,
        body=body,
        by=by,
        opens=Opens(LINK_SCOPE, request),
    )
