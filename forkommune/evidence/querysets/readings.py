"""Questions about which texts coders are done with, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db.models import DateTimeField, F, Func, IntegerField, QuerySet, Value

from .people import ResearchQuerySet
from .rounds import hidden_readings
from .sources import SourceTextQuerySet

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class TextReadingQuerySet(ResearchQuerySet):
    """That a coder has marked a text as coded."""

    def of_texts(self, texts: SourceTextQuerySet) -> Self:
        """Readings of some texts."""
        return self.filter(source__in=texts.order_by().values("pk"))

    def not_hidden_from(self, user: User) -> Self:
        """Without those whose codes `user` must not see yet: what was found there is hidden, so it is
        not known what was looked for in vain."""
        return self.exclude(pk__in=hidden_readings(user).values("pk"))

    def edges_passed(self, field: str, edges: Sequence[datetime]) -> QuerySet[Any, Any]:
        """Each value of a field with each number of `edges` (in their order) that lay at or before
        the moment of a reading."""
        moments = Value(list(edges), output_field=ArrayField(DateTimeField()))
        passed = Func(F("done_at"), moments, function="width_bucket", output_field=IntegerField())
        rows: QuerySet[Any, Any] = self.order_by().annotate(passed=passed)
        return rows.values_list(field, "passed").distinct()
