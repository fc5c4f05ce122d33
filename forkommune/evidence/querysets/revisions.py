"""Questions about the wordings of texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.functions import Cast, Lower

from .sources import BY_PLACE, SourceTextQuerySet

if TYPE_CHECKING:
    from forkommune.evidence.models import TextRevision  # noqa: F401 - only the base class names it

# Letters with accents, and what a search reads them as.
ACCENTED, PLAIN = "éèêëàáâóòôüúù", "eeeeaaaooouuu"
WRITTEN = ("pk", "source_id", "text", "created_at", "created_by_id", "created_by__name")


class TextRevisionQuerySet(models.QuerySet["TextRevision"]):
    """Texts as they stood at a time."""

    def current_of(self, sources: SourceTextQuerySet) -> Self:
        """The newest revision of each of some texts."""
        keys = sources.order_by().values("pk")
        return self.filter(source__in=keys).order_by("source_id", "-number").distinct("source_id")

    def for_export(self) -> models.QuerySet[Any, Any]:
        """Rows of `WRITTEN`: the words, and who wrote them down when."""
        return self.values_list(*WRITTEN)

    def holding(self, sources: SourceTextQuerySet, beginnings: Iterable[Iterable[str]]) -> Self:
        """The newest of some texts that may hold words: of each a beginning, in letters without
        accents. Whether they do hold them is for whoever reads the texts."""
        rows = self.filter(pk__in=self.current_of(sources).values("pk"))
        if not beginnings:
            return rows.none()
        plain = Func(Lower("text"), Value(ACCENTED), Value(PLAIN), function="translate")
        rows = rows.annotate(plain=Cast(plain, models.TextField()))
        for letters in beginnings:
            either = Q()
            for few in letters:
                either |= Q(plain__contains=few)
            rows = rows.filter(either)
        return rows

    def by_place(self) -> Self:
        """With their texts, of a municipality after another, by title and place in it."""
        fields = (*BY_PLACE[:-1], "place", "pk")
        rows = self.select_related("source__organisation")
        return rows.order_by(*(f"source__{field}" for field in fields))
