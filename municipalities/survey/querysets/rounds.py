"""Questions about rounds of the survey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class SurveyRoundQuerySet(models.QuerySet[Any]):
    """Rounds of the survey."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers and the secretariat."""
        return self.all() if user.has_perm("municipalities.view_surveyround") else self.none()

    def newest_first(self) -> Self:
        """With their guide, the one that began last first."""
        return self.select_related("guide").order_by("-starts_on", "-pk")

    def with_municipalities(self) -> Self:
        """Rounds that name their municipalities, newest first."""
        named = self.filter(municipalities__isnull=False).distinct()
        return named.order_by("-starts_on", "-pk")
