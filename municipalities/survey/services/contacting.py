"""Reaching respondents: attempts, refusals, and who interviews them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import ContactAttempt
from forkommune.evidence.services.contacting import note_attempt
from forkommune.work.history import acting
from municipalities.survey.models import Interview
from municipalities.survey.querysets import CONDUCT

from .appointments import give_up, not_held, pass_on

Outcome = ContactAttempt.Outcome


class NotAnInterviewer(ValueError):
    """The account may not fill in interviews."""


@transaction.atomic
def register_attempt(
    *,
    interview: Interview,
    way: str,
    outcome: str,
    by: User,
    at: datetime | None = None,
    call_back_at: datetime | None = None,
    refusal: str = "",
    note: str = "",
) -> ContactAttempt:
    """What became of a call or mail to the respondent, and when to try again.

    at: when it was, now by default. refusal: why not, where the outcome is a refusal; then an
    appointment that stands is given up. The same once more, by the same person, gives the row that
    stands: a second click records nothing. Raises AlreadyHeld, and ValidationError when the row
    breaks a rule.
    """
    interview = not_held(interview)
    with acting(by, "interview.contacted"):
        attempt, is_new = note_attempt(
            informant=interview.informant,
            way=way,
            outcome=outcome,
            by=by,
            at=at,
            call_back_at=call_back_at,
            refusal=refusal,
            note=note,
        )
        is_over = outcome in (Outcome.REFUSED, Outcome.WRONG_PERSON)
        if is_new and is_over and interview.planned_on:
            give_up(interview, by)
    return attempt


@transaction.atomic
def change_interviewer(*, interview: Interview, interviewer: User, by: User) -> Interview:
    """Let somebody else interview; an appointment moves from one calendar to the other.

    Raises AlreadyHeld, NotAnInterviewer.
    """
    interview = not_held(interview)
    if not interviewer.has_perm(CONDUCT):
        raise NotAnInterviewer(
            _("%(name)s may not fill in interviews; choose a researcher.")
            % {"name": interviewer.get_full_name()}
        )
    if interview.interviewer_id == interviewer.pk:
        return interview
    before = interview.interviewer
    interview.interviewer = interviewer
    with acting(by, "interview.interviewer_changed"):
        if interview.planned_on:
            interview.calendar_sequence += 1
        interview.save(update_fields=["interviewer", "calendar_sequence"])
    if interview.planned_on:
        pass_on(interview, before, by)
    return interview
