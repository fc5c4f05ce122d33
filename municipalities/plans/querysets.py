"""Questions about versions of plans and their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Exists, OuterRef

from forkommune.evidence.models import Claim, SourceText
from forkommune.evidence.querysets import READ, READ_RELEASED
from municipalities.survey.querysets import FindingQuerySet

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class PlanVersionQuerySet(models.QuerySet[Any]):
    """What documents said at a time."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all; the secretariat what is real: a published document."""
        if user.has_perm(READ):
            return self.all()
        return (
            self.filter(document__is_invented=False)
            if user.has_perm(READ_RELEASED)
            else self.none()
        )

    def read(self) -> Self:
        """Those whose pages are in."""
        return self.filter(read_at__isnull=False)

    def unread(self) -> Self:
        """Those that a worker is still to read."""
        return self.filter(read_at__isnull=True)

    def of_document(self, document: Any) -> Self:
        """The versions of a document, the newest first."""
        return self.filter(document=document).order_by("-number")

    def same_elsewhere(self, version: Any) -> Self:
        """What other documents hold with the very content of a version."""
        same = self.filter(sha256=version.sha256).exclude(document=version.document_id)
        return same.select_related("document").order_by("pk")

    def for_listing(self) -> Self:
        """With who added it and how many pages it has."""
        return self.select_related("added_by", "document").annotate(page_count=Count("pages"))

    def with_newer(self) -> Self:
        """Annotate `has_newer`: whether a later version of the document is in."""
        return self.annotate(has_newer=self._later())

    def outdated(self) -> Self:
        """Those of which a later version of the document is in."""
        return self.filter(self._later())

    def _later(self) -> Exists:
        versions = self.model.objects.read()
        return Exists(versions.filter(document=OuterRef("document"), number__gt=OuterRef("number")))

    def under_claim(self, claim: Claim) -> Self:
        """Versions that a claim's passages stand in, with their documents and types."""
        passages = claim.supports.values("passage__revision__source")
        return (
            self.filter(pages__source__in=passages)
            .distinct()
            .select_related("document__document_type")
            .with_newer()
            .order_by("document__title", "number")
        )


class DetailQuerySet(FindingQuerySet):
    """Units, deadlines and sums."""

    def about(self, claim: Claim) -> Self:
        """What is laid down about a measure or target."""
        return self.filter(about=claim).select_related("claim").order_by("pk")


class PlanPageQuerySet(models.QuerySet[Any]):
    """Pages of plans."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Pages whose text the user may read, in the rooms of the project team."""
        if not (user.has_perm(READ) or user.has_perm(READ_RELEASED)):
            return self.none()
        return self.filter(source__in=SourceText.objects.visible_to(user))

    def of_municipality_number(self, number: str) -> Self:
        """Pages of documents of one municipality; all where no number is given."""
        return self.filter(version__document__municipalities__number=number) if number else self

    def of_version(self, version: Any) -> Self:
        """Pages in their order, with the number of passages and codings on each."""
        return (
            self.filter(version=version)
            .select_related("source")
            .annotate(
                passage_count=Count("source__revisions__passages", distinct=True),
                coding_count=Count("source__revisions__passages__codings", distinct=True),
            )
            .order_by("number")
        )

    def beside(self, page: Any) -> Self:
        """The page before and the page after."""
        return self.filter(
            version=page.version_id, number__in=[page.number - 1, page.number + 1]
        ).order_by("number")
