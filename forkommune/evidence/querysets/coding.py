"""Questions about codes and their uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from .rights import READ

if TYPE_CHECKING:
    from forkommune.accounts.models import User

    # Only the base classes name some of them, as text.
    from forkommune.evidence.models import Code, Coding  # noqa: F401


class CodeQuerySet(models.QuerySet["Code"]):
    """Codes of the codebook."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()

    def usable(self) -> Self:
        """Codes that can be put on a passage today."""
        return self.filter(is_codable=True, merged_into__isnull=True)


class CodingQuerySet(models.QuerySet["Coding"]):
    """Uses of codes."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers."""
        return self.all() if user.has_perm(READ) else self.none()
