"""Questions about guides, their sections and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class InterviewGuideQuerySet(models.QuerySet[Any]):
    """Guides, their sections and questions: public, they stand in the report's appendix."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody."""
        return self.all()

    def for_listing(self) -> Self:
        """Guides with how many questions they have and how many interviews were begun by them."""
        return self.annotate(
            question_count=Count("questions", distinct=True),
            interview_count=Count("interviews", distinct=True),
        ).order_by("-pk")

    def in_guide_order(self) -> Self:
        """Questions as they are asked, with their part of the guide."""
        return self.select_related("section").order_by("number")
