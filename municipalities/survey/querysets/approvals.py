"""Questions about sendings for approval, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, When

from .rights import CONDUCT

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class ApprovalRequestQuerySet(models.QuerySet[Any]):
    """Sendings of answers for approval."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who interview."""
        return self.all() if user.has_perm(CONDUCT) else self.none()

    def for_link(self) -> Self:
        """With all that the respondent's pages print of the interview itself."""
        return self.select_related(
            "interview__municipality", "interview__guide", "interview__informant"
        ).select_related("interview__interviewer", "interview__round")


class ApprovalEntryQuerySet(models.QuerySet[Any]):
    """What became of sendings."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who interview: a comment is the respondent's word to them."""
        return self.all() if user.has_perm(CONDUCT) else self.none()

    def telling_first(self) -> Self:
        """The newest sending first, and of each what says most about how it stands."""
        says = Case(
            When(kind="withdrawn", then=0),
            When(kind="commented", then=1),
            When(kind="opened", then=3),
            When(kind="sent", then=4),
            default=2,
        )
        return self.annotate(says=says).order_by("-request_id", "says", "pk")

    def of_answers(self) -> Self:
        """What was said of each answer, in the order of the guide."""
        return self.filter(question__isnull=False).order_by("question__number")

    def with_words(self) -> Self:
        """With the question, what was read and what it became."""
        return self.select_related("question", "revision", "became")
