"""Questions about terms that SQL can answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import get_language

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class TermQuerySet(models.QuerySet[Any]):
    """Terms are public."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Every term: the taxonomy is open data."""
        return self.all()

    def of(self, vocabulary: str) -> Self:
        """Terms of one vocabulary in their own order."""
        return self.filter(vocabulary=vocabulary).order_by("position", "pk")

    def of_any(self, vocabularies: Iterable[str]) -> Self:
        """Terms of several vocabularies, each in its own order."""
        return self.filter(vocabulary__in=list(vocabularies)).order_by(
            "vocabulary", "position", "pk"
        )

    def labels_of_any(self, vocabularies: Iterable[str]) -> Any:
        """Vocabulary, code and label in the reader's language of the same terms, without the terms."""
        language = get_language()
        label = f"label_{language}" if language in ("nn", "en") else "label_nb"
        return self.of_any(vocabularies).values_list("vocabulary", "code", label)

    def in_use(self) -> Self:
        """Terms that may be chosen today."""
        return self.filter(is_active=True)
