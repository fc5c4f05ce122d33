"""Those who were there are asked by mail, and reminded once: all, for nobody knows who has answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.registry import LinkScope
from forkommune.work.services.outbox import Opens, post_mail
from workshops.models import Evaluation, Invitation, Meeting

from .services import NotNow, open_until
from .wording import Letter, words_of

LINK_SCOPE = "meeting-evaluation"
EVALUATES = LinkScope(
    path=lambda token: reverse("workshops:evaluate", args=[token]), lasts=timedelta(days=120)
)


def who_was_there(meeting: Meeting) -> list[Invitation]:
    """Those with an address who came; where nobody was noted, those who said that they come."""
    rows = Invitation.objects.of_meeting(meeting).exclude(email="").with_meeting()
    came = rows.filter(attendances__isnull=False).distinct()
    found = came if _is_noted(meeting) else rows.filter(state=Invitation.State.ACCEPTED)
    return list(found.order_by("pk"))


def _is_noted(meeting: Meeting) -> bool:
    return bool(meeting.invitations.filter(attendances__isnull=False).exists())


def without_address(meeting: Meeting) -> int:
    """How many were there and cannot be written to."""
    rows = Invitation.objects.of_meeting(meeting).filter(email="")
    if _is_noted(meeting):
        return int(rows.filter(attendances__isnull=False).distinct().count())
    return int(rows.filter(state=Invitation.State.ACCEPTED).count())


def not_asked(evaluation: Evaluation) -> list[Invitation]:
    """Those who were there and have had no mail about it yet."""
    asked = _asked(evaluation)
    return [one for one in who_was_there(evaluation.meeting) if str(one.pk) not in asked]


def _asked(evaluation: Evaluation) -> set[str]:
    people = Invitation.objects.of_meeting(evaluation.meeting).values_list("pk", flat=True)
    rows = Mail.objects.of_kind(Letter.ASKED).filter(
        key__in=[_key(evaluation, pk) for pk in people]
    )
    return {key.rsplit("-", 1)[1] for key in rows.values_list("key", flat=True)}


def _key(evaluation: Evaluation, invitation: Any) -> str:
    return f"{evaluation.pk}-{invitation}"


@transaction.atomic
def ask(*, evaluation: Evaluation, closes_at: datetime, by: User) -> int:
    """Open it until a time and write to all who were there and were not asked yet; how many mails.

    Raises NotNow, also where there is nobody to write to.
    """
    evaluation = open_until(evaluation=evaluation, closes_at=closes_at, by=by)
    people = not_asked(evaluation)
    if not people and not evaluation.asked:
        raise NotNow(_("Nobody who was there has an e-mail address. Note who came first."))
    for person in people:
        _post(Letter.ASKED, evaluation, person, by)
    evaluation.asked += len(people)
    with acting(by, "evaluation.asked"):
        evaluation.save(update_fields=["asked"])
    return len(people)


@transaction.atomic
def remind_all(*, evaluation: Evaluation, by: User) -> int:
    """One reminder to all who were asked, once for ever; how many mails. Raises NotNow."""
    evaluation = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    if not evaluation.is_open():
        raise NotNow(_("The evaluation does not take answers now."))
    if evaluation.reminded_at is not None:
        raise NotNow(_("All have been reminded. Nobody is reminded twice."))
    asked = _asked(evaluation)
    people = [
        one
        for one in Invitation.objects.of_meeting(evaluation.meeting)
        .exclude(email="")
        .with_meeting()
        if str(one.pk) in asked
    ]
    for person in people:
        _post(Letter.REMINDER, evaluation, person, by)
    evaluation.reminded_at = timezone.now()
    with acting(by, "evaluation.reminded"):
        evaluation.save(update_fields=["reminded_at"])
    return len(people)


def _post(letter: Letter, evaluation: Evaluation, person: Invitation, by: User) -> None:
    until = evaluation.closes_at
    if until is None:
        raise NotNow(_("The evaluation has not been opened yet."))
    words = words_of(letter, person, until)
    post_mail(
        kind=letter,
        key=_key(evaluation, person.pk),
        to=person.email,
        subject=words.subject,
        body=words.body,
        by=by,
        opens=Opens(LINK_SCOPE, person),
        reply_to=evaluation.meeting.organiser.email,
    )
