"""Questions about how the example database is used."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import TruncMonth

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class UseQuerySet(models.QuerySet[Any]):
    """How often the example database was used."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who keep the database; the page shows sums of months, and no small ones."""
        return self.all() if user.has_perm("pilots.view_exampleuse") else self.none()

    def first_day(self) -> date | None:
        """When counting began; None before anything was counted."""
        return self.order_by("on").values_list("on", flat=True).first()

    def by_month(self) -> dict[tuple[str, date], int]:
        """Sums, by what is counted and the first day of the month."""
        months = self.order_by().annotate(month=TruncMonth("on"))
        rows = months.values_list("what", "month").annotate(n=models.Sum("times"))
        return {(what, month): number for what, month, number in rows}
