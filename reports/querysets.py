"""Questions about reports that SQL can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class EditionQuerySet(models.QuerySet[Any]):
    """Editions of deliverables."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all, the secretariat public-audience ones, everybody what is published."""
        if user.has_perm("evidence.read_research"):
            return self.all()
        published = self.filter(state=self.model.State.PUBLISHED, audience="public")
        if user.has_perm("reports.order_report"):
            return self.filter(audience="public")
        return published

    def for_listing(self) -> Self:
        """Newest first, with deliverable and snapshot."""
        return self.select_related("deliverable", "snapshot", "job").order_by(
            "deliverable__code", "-number"
        )

    def latest_of(self, code: str) -> Self:
        """Editions of one deliverable, newest first."""
        return self.filter(deliverable__code=code).order_by("-number")


class OfEditionQuerySet(models.QuerySet[Any]):
    """Sections, sentences and quotes."""

    edition_path = "edition"

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of editions the user may see."""
        from reports.models import Edition

        return self.filter(**{f"{self.edition_path}__in": Edition.objects.visible_to(user)})


class WrittenQuerySet(models.QuerySet[Any]):
    """Sections and sentences as people write them."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who write and order reports; readers meet them in an edition."""
        return self.all() if user.has_perm("reports.order_report") else self.none()


class SnapshotQuerySet(models.QuerySet[Any]):
    """Frozen data behind editions."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all, the secretariat public-audience ones."""
        if user.has_perm("evidence.read_research"):
            return self.all()
        return (
            self.filter(audience="public") if user.has_perm("reports.order_report") else self.none()
        )


class DisseminationQuerySet(models.QuerySet[Any]):
    """Where results were told."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody."""
        return self.all()
