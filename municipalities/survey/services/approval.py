"""Approval by the respondent, waiver with a reason, release to the secretariat."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import SourceText, TextRevision
from forkommune.work.history import acting
from municipalities.survey.models import Interview
from municipalities.survey.selectors import current_revisions


class NotCompleted(ValueError):
    """The form of the interview has not been completed."""


class NotApproved(ValueError):
    """The respondent has neither approved the notes nor was approval waived."""


@transaction.atomic
def approve_interview(*, interview: Interview, how: str, by: User) -> Interview:
    """Record that the respondent approved the notes as they stand, and how.

    Approves the current revision of every answer. Approving twice keeps the first time stamp.
    Raises NotCompleted.
    """
    interview = completed_interview(interview)
    if interview.approved_at is None:
        interview.approved_at = timezone.now()
        interview.approved_how = how
        with acting(by, "interview.approved", how):
            interview.save(update_fields=["approved_at", "approved_how"])
            _mark_revisions(interview, approved_at=interview.approved_at)
    return interview


@transaction.atomic
def waive_approval(*, interview: Interview, reason: str, by: User) -> Interview:
    """Record why the notes may be used without approval. Raises NotCompleted."""
    interview = completed_interview(interview)
    if interview.approved_at is None and interview.approval_waived != reason:
        interview.approval_waived = reason
        with acting(by, "interview.approval_waived", reason):
            interview.save(update_fields=["approval_waived"])
            _mark_revisions(interview, approval_waived=reason)
    return interview


@transaction.atomic
def release_interview(*, interview: Interview, by: User) -> Interview:
    """Let the secretariat read the interview, without what respondents said of themselves.

    Releasing twice keeps the first time stamp. Raises NotCompleted, NotApproved.
    """
    interview = completed_interview(interview)
    if interview.approved_at is None and not interview.approval_waived:
        raise NotApproved(
            _(
                "The interview with %(municipality)s is not approved by the respondent: record "
                "the approval, or why it is waived, before releasing it."
            )
            % {"municipality": interview.municipality}
        )
    if interview.released_at is None:
        _set_released(interview, timezone.now(), by, "interview.released")
    return interview


@transaction.atomic
def take_back_release(*, interview: Interview, by: User) -> Interview:
    """Close the interview to the secretariat again."""
    interview = Interview.objects.select_for_update().get(pk=interview.pk)
    if interview.released_at is not None:
        _set_released(interview, None, by, "interview.release_taken_back")
    return interview


def completed_interview(interview: Interview) -> Interview:
    """The interview, locked. Raises NotCompleted."""
    interview = Interview.objects.select_for_update().get(pk=interview.pk)
    if interview.completed_at is None:
        raise NotCompleted(
            _("The interview with %(municipality)s is not completed: complete the form first.")
            % {"municipality": interview.municipality}
        )
    return interview


def _mark_revisions(interview: Interview, **marks: Any) -> None:
    TextRevision.objects.filter(pk__in=current_revisions(interview)).update(**marks)


def _set_released(interview: Interview, moment: Any, by: User, action: str) -> None:
    interview.released_at = moment
    texts = SourceText.objects.filter(answer__interview=interview).exclude(nature="respondent")
    with acting(by, action):
        interview.save(update_fields=["released_at"])
        texts.update(released_at=moment)
