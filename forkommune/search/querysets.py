"""Questions about what was searched for in vain."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from forkommune.figures.small_cells import K

if TYPE_CHECKING:
    from forkommune.accounts.models import User

KEPT = timedelta(days=365)


class UnansweredSearchQuerySet(models.QuerySet[Any]):
    """Searches without an answer."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who keep the synonyms see what was asked often enough to be nobody's own words."""
        if not user.has_perm("search.view_unansweredsearch"):
            return self.none()
        return self.asked_often()

    def asked_often(self) -> Self:
        """Those asked often enough to be nobody's own words."""
        return self.filter(times__gte=K)

    def holding_any(self, words: Collection[str]) -> Self:
        """Those in which one of some words stands by itself, in any case."""
        if not words:
            return self.none()
        either = "|".join(re.escape(word) for word in words)
        return self.filter(words__iregex=rf"\m({either})\M")

    def older_than_kept(self, day: date) -> Self:
        """Those that nobody has asked for in a year."""
        return self.filter(last_on__lte=day - KEPT)
