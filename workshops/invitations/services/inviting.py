"""Put people on the list, change what is written of them, send a new link, take an invitation back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation, User
from forkommune.work.history import acting
from workshops.invitations.wording import Letter
from workshops.models import Invitation, Meeting

from .common import (
    ACTION,
    AlreadyInvited,
    CannotInvite,
    State,
    held,
    is_late,
    save_new,
    standing_with,
)
from .mailing import close_links, off_the_calendar, post, stop_mails, why_no_mail_yet
from .needs import forget_needs


@dataclass(frozen=True)
class Person:
    """Whom to invite, and in what capacity."""

    organisation: Organisation
    role: str
    name: str
    email: str
    language: str = "nb"


@transaction.atomic
def put_down(*, meeting: Meeting, person: Person, by: User) -> Invitation:
    """A draft of an invitation; nothing is sent. Raises AlreadyInvited naming the one that stands."""
    invitation = Invitation(meeting=meeting, is_invented=meeting.is_invented)
    _write(invitation, person)
    with acting(by, ACTION):
        return save_new(invitation)


@transaction.atomic
def put_down_all(
    *, meeting: Meeting, people: Iterable[Person], by: User
) -> tuple[list[Invitation], list[AlreadyInvited]]:
    """Drafts for several, each address once; and those that were invited before."""
    made: list[Invitation] = []
    refused: list[AlreadyInvited] = []
    for person in people:
        try:
            made.append(put_down(meeting=meeting, person=person, by=by))
        except AlreadyInvited as standing:
            refused.append(standing)
    return made, refused


@transaction.atomic
def change(*, invitation: Invitation, person: Person, by: User) -> tuple[Invitation, bool]:
    """Write anew who is invited and as what, and whether a link went to another address.

    With another address the links that were sent stop working, and whoever was invited already is
    sent a new one: a link belongs to one person. Raises AlreadyInvited, CannotInvite.
    """
    invitation = held(invitation)
    is_moved = invitation.email.lower() != person.email.lower()
    if is_moved and (standing := standing_with(invitation.meeting, person.email, invitation.pk)):
        raise AlreadyInvited(standing)
    was_sent = invitation.state in (State.SENT, State.ACCEPTED, State.DECLINED)
    if is_moved and was_sent and (lack := why_no_mail_yet(invitation.meeting)):
        raise CannotInvite(lack)
    if is_moved:
        close_links(invitation)
    _write(invitation, person)
    with acting(by, ACTION):
        save_new(invitation)
        if is_moved and was_sent:
            _invite_again(invitation, by)
    return invitation, is_moved and was_sent


@transaction.atomic
def new_link(*, invitation: Invitation, by: User) -> Invitation:
    """The links that were sent stop working, and a new one is mailed. Raises CannotInvite."""
    invitation = held(invitation)
    if lack := why_no_mail_yet(invitation.meeting):
        raise CannotInvite(lack)
    if invitation.state not in (State.SENT, State.ACCEPTED, State.DECLINED):
        raise CannotInvite(_("Nothing has been sent to this person, so no link is to be renewed."))
    if not invitation.email:
        raise CannotInvite(_("Write an e-mail address first."))
    close_links(invitation)
    with acting(by, "invitation.new_link"):
        post(_letter_with_link(invitation), invitation, by=by)
        invitation.mailed_at = timezone.now()
        invitation.save(update_fields=["mailed_at"])
    return invitation


@transaction.atomic
def withdraw(*, invitation: Invitation, by: User) -> Invitation:
    """Take an invitation back: the links stop working, the calendar is cleared, needs are deleted.

    Whoever was sent something is told. Twice is the same as once.
    """
    invitation = held(invitation)
    if invitation.state == State.WITHDRAWN:
        return invitation
    was_sent = invitation.state in (State.SENT, State.ACCEPTED)
    close_links(invitation)
    forget_needs(invitation)
    with acting(by, ACTION):
        if was_sent and not why_no_mail_yet(invitation.meeting):
            off_the_calendar(invitation, Letter.WITHDRAWN, by, with_link=False)
        invitation.state = State.WITHDRAWN
        invitation.save(update_fields=["state"])
    return invitation


@transaction.atomic
def reopen(*, invitation: Invitation, by: User) -> Invitation:
    """A withdrawn invitation is a draft again, which can be sent. Raises CannotInvite."""
    invitation = held(invitation)
    if invitation.state != State.WITHDRAWN:
        raise CannotInvite(_("Only a withdrawn invitation can be opened again."))
    invitation.state, invitation.answered_at, invitation.answer_way = State.DRAFT, None, ""
    invitation.answered_by, invitation.answer_note = None, ""
    with acting(by, ACTION):
        invitation.save(
            update_fields=["state", "answered_at", "answer_way", "answered_by", "answer_note"]
        )
    return invitation


@transaction.atomic
def call_off(*, meeting: Meeting, by: User) -> int:
    """The meeting is called off: all who were invited and have not said no are told, once.

    Calendars that have it are cleared, links answer no more. Says how many were written to.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.called_off_at is not None:
        return 0
    lack = why_no_mail_yet(meeting)
    told = 0
    with acting(by, "meeting.called_off"):
        rows = Invitation.objects.of_meeting(meeting).order_by("pk")
        for row in rows.filter(state__in=(State.SENT, State.ACCEPTED)):
            invitation = held(row)
            stop_mails(invitation)
            if not lack and invitation.email:
                off_the_calendar(invitation, Letter.CALLED_OFF, by, with_link=False)
                told += 1
        meeting.called_off_at = timezone.now()
        meeting.save(update_fields=["called_off_at"])
    return told


def _write(invitation: Invitation, person: Person) -> None:
    invitation.organisation, invitation.role = person.organisation, person.role
    invitation.name, invitation.email = person.name, person.email
    invitation.language = person.language


def _invite_again(invitation: Invitation, by: User) -> None:
    invitation.mailed_at, invitation.invited_by = timezone.now(), invitation.invited_by or by
    invitation.save(update_fields=["mailed_at", "invited_by"])
    post(_letter_with_link(invitation), invitation, by=by)


def _letter_with_link(invitation: Invitation) -> Letter:
    """The mail that brings a link: what stands of the answer, or the invitation itself."""
    match invitation.state:
        case State.ACCEPTED:
            return Letter.CONFIRMED
        case State.DECLINED:
            return Letter.DECLINED
    is_deputy = invitation.stands_in_for_id is not None
    return Letter.DEPUTY if is_deputy and not is_late(invitation.meeting) else Letter.INVITATION
