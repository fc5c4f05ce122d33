"""What somebody who is invited sees by the personal link."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property

from workshops.models import Invitation
from workshops.programmes.showing import Programme, published

from .services.answering import Answer, deputy_of
from .services.common import State, deadline, is_late
from .services.mailing import end_of
from .services.needs import deletion_day
from .wording import Contact, invited_as, whom_to_ask


class AnswerPage:
    """The page of one person."""

    def __init__(self, invitation: Invitation) -> None:
        self.invitation = invitation
        self.meeting = invitation.meeting

    @cached_property
    def programme(self) -> Programme | None:
        """The programme as it was published; None before."""
        return published(self.meeting) if self.meeting.published_at else None

    @property
    def ends(self) -> datetime | None:
        """When the day ends, as the mails say it."""
        return end_of(self.meeting)

    @property
    def invited_as(self) -> str:
        """In what capacity."""
        return invited_as(self.invitation)

    @property
    def comes(self) -> bool:
        """Whether the person has said yes."""
        return self.invitation.state == State.ACCEPTED

    @property
    def declined(self) -> bool:
        """Whether the person has said no."""
        return self.invitation.state == State.DECLINED

    @property
    def is_over(self) -> bool:
        """Whether the day is past."""
        last = self.ends or self.meeting.starts_at
        return last is not None and last < timezone.now()

    @cached_property
    def deputy(self) -> Invitation | None:
        """Who took over."""
        return deputy_of(self.invitation)

    @property
    def may_answer(self) -> bool:
        """Whether an answer can be given or changed here."""
        return not (is_late(self.meeting) or self.meeting.called_off_at)

    @property
    def until(self) -> datetime | None:
        """Until when."""
        return deadline(self.meeting)

    @property
    def deleted_on(self) -> date | None:
        """When food and access are deleted."""
        return deletion_day(self.meeting)

    @property
    def who(self) -> Contact | None:
        """Whom to ask."""
        return whom_to_ask(self.invitation)

    def first(self, asked: str) -> dict[str, Any]:
        """What the form begins with: what stands, or what the link of the mail chose before.

        asked: the answer in the address; it is chosen and not saved.
        """
        standing = Answer.YES if self.comes else Answer.NO if self.declined else None
        needs: Any = getattr(self.invitation, "needs", None)
        return {
            "answer": asked if asked in list(Answer) else standing,
            "food": needs.food if needs else [],
            "other_food": needs.other_food if needs else "",
            "access": needs.access if needs else "",
        }
