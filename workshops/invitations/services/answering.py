"""What somebody answers, by the personal link or told to those who run the meeting: yes, no, a deputy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from workshops.invitations.wording import Letter
from workshops.models import Invitation

from .common import ACTION, CannotInvite, State, Way, held, is_late, save_new
from .mailing import (
    close_links,
    has_too_many,
    into_the_calendar,
    off_the_calendar,
    post,
    stop_mails,
    why_no_mail_yet,
)
from .needs import forget_needs, keep_needs


class TooLate(CannotInvite):
    """The time to answer is over; what was answered before stands."""


class TooOften(CannotInvite):
    """The answer was changed so often that the mails about it are a nuisance."""


class Answer(StrEnum):
    """What somebody answers; the values stand in forms and addresses."""

    YES = "ja"
    NO = "nei"
    DEPUTY = "vara"


@dataclass(frozen=True)
class Told:
    """An answer, with what goes along: the deputy's name and address, or what is needed."""

    answer: Answer
    deputy_name: str = ""
    deputy_email: str = ""
    food: Sequence[str] = ()
    other_food: str = ""
    access: str = ""


@dataclass(frozen=True)
class Noted:
    """How an answer came that somebody else writes down: the way, who said it, and who noted it."""

    way: str
    by: User
    note: str = ""


@transaction.atomic
def answer(*, invitation: Invitation, told: Told, noted: Noted | None = None) -> Invitation:
    """Keep the answer. It can be changed until the deadline; whoever notes it for somebody can later.

    The person is told by mail what stands, so that a link in the wrong hands is noticed; who comes
    gets the meeting in the calendar, who comes no more has it taken out. The same answer again
    changes what is needed, and sends nothing.
    Raises TooLate, TooOften, AlreadyInvited (the deputy's address), CannotInvite.
    """
    invitation = held(invitation)
    _refuse(invitation, noted)
    before = invitation.state
    with acting(noted.by if noted else None, ACTION):
        if told.answer is Answer.YES:
            _come(invitation, told, noted, is_new=before != State.ACCEPTED)
        else:
            _stay_away(invitation, told, noted, is_new=before != State.DECLINED)
    return invitation


def _refuse(invitation: Invitation, noted: Noted | None) -> None:
    if invitation.state == State.WITHDRAWN:
        raise CannotInvite(_("The invitation is withdrawn, so it cannot be answered."))
    if invitation.meeting.called_off_at:
        raise CannotInvite(_("The meeting is called off, so the invitation cannot be answered."))
    if noted is None and is_late(invitation.meeting):
        raise TooLate(_("The time to answer is over. What you answered before stands."))
    if noted is None and has_too_many(invitation):
        raise TooOften(
            _("The answer was changed very often. Wait an hour, or write to whoever invited you.")
        )


def _come(invitation: Invitation, told: Told, noted: Noted | None, *, is_new: bool) -> None:
    deputy = deputy_of(invitation)
    if deputy is not None:
        _thank_off(deputy, noted.by if noted else None)
    _keep(invitation, State.ACCEPTED, noted)
    keep_needs(
        invitation=invitation, food=told.food, other_food=told.other_food, access=told.access
    )
    if is_new:
        stop_mails(invitation)
        if not why_no_mail_yet(invitation.meeting):
            into_the_calendar(invitation, Letter.CONFIRMED, noted.by if noted else None)


def _stay_away(invitation: Invitation, told: Told, noted: Noted | None, *, is_new: bool) -> None:
    by = noted.by if noted else None
    has_deputy = deputy_of(invitation) is not None
    _keep(invitation, State.DECLINED, noted)
    forget_needs(invitation)
    letter = Letter.DECLINED
    if told.answer is Answer.DEPUTY:
        if has_deputy:
            raise CannotInvite(_("A deputy is named already."))
        _name_deputy(invitation, told, by)
        letter, is_new = Letter.REPLACED, True
    if is_new:
        stop_mails(invitation)
        if not why_no_mail_yet(invitation.meeting):
            off_the_calendar(invitation, letter, by, with_link=True)


def _keep(invitation: Invitation, state: str, noted: Noted | None) -> None:
    invitation.state, invitation.answered_at = state, timezone.now()
    invitation.answer_way = noted.way if noted else Way.LINK
    invitation.answered_by = noted.by if noted else None
    invitation.answer_note = noted.note if noted else ""
    invitation.save(
        update_fields=[
            "state",
            "answered_at",
            "answer_way",
            "answered_by",
            "answer_note",
        ]
    )


def deputy_of(invitation: Invitation) -> Invitation | None:
    """Who was named in somebody's place and still is; None for nobody."""
    rows = Invitation.objects.with_meeting().filter(stands_in_for=invitation)
    found: Invitation | None = rows.exclude(state=State.WITHDRAWN).first()
    return found


def _name_deputy(invitation: Invitation, told: Told, by: User | None) -> Invitation:
    """The deputy comes in the same role for the same organisation, and gets a link of the deputy's own."""
    if told.deputy_email.lower() == invitation.email.lower():
        raise CannotInvite(_("That is your own address. Write the deputy's."))
    Invitation.objects.filter(stands_in_for=invitation).update(stands_in_for=None)
    deputy = save_new(
        Invitation(
            meeting=invitation.meeting,
            organisation=invitation.organisation,
            role=invitation.role,
            name=told.deputy_name,
            email=told.deputy_email,
            language=invitation.language,
            state=State.SENT,
            stands_in_for=invitation,
            invited_by=invitation.invited_by,
            mailed_at=timezone.now(),
            is_invented=invitation.is_invented,
        )
    )
    if not why_no_mail_yet(invitation.meeting):
        post(Letter.DEPUTY, deputy, by=by)
    return deputy


def _thank_off(deputy: Invitation, by: User | None) -> None:
    """Whoever was asked to stand in is not needed, since the other comes after all."""
    deputy = held(deputy)
    close_links(deputy)
    forget_needs(deputy)
    if not why_no_mail_yet(deputy.meeting):
        off_the_calendar(deputy, Letter.WITHDRAWN, by, with_link=False)
    deputy.state = State.WITHDRAWN
    deputy.save(update_fields=["state"])
