"""Questions about the network that SQL can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Coalesce, NullIf

from forkommune.evidence.querysets import count_of_support

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class DivisionQuerySet(models.QuerySet[Any]):
    """Divisions into groups."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Published ones for everybody; drafts for the secretariat and researchers."""
        if user.has_perm("municipalities.view_division"):
            return self.all()
        return self.filter(published_at__isnull=False, archived_at__isnull=True)

    def shown(self) -> Self:
        """Published, and not archived."""
        return self.filter(published_at__isnull=False, archived_at__isnull=True)

    def brought(self) -> Self:
        """Those that are proposals to the workshop, in the order in which they were brought."""
        rows = self.filter(brought_at__isnull=False, archived_at__isnull=True)
        return rows.order_by("brought_at", "pk")

    def with_counts(self) -> Self:
        """With how many groups each has, and how many municipalities they hold."""
        return self.defer("inputs", "result").annotate(
            group_count=models.Count("groups", distinct=True),
            place_count=models.Count("groups__members", distinct=True),
        )

    def for_choice(self) -> Self:
        """The newest first, without what fills the row."""
        return self.defer("inputs", "result").order_by("-created_at", "-pk")

    def published_first(self) -> Self:
        """The newest published division first, then the drafts, the newest first."""
        return self.order_by(
            models.F("archived_at").asc(nulls_first=True),
            models.F("published_at").desc(nulls_last=True),
            models.F("created_at").desc(),
            "-pk",
        )


class NetworkGroupQuerySet(models.QuerySet[Any]):
    """Groups of a division."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Groups of divisions that the user may see."""
        from municipalities.network.models import Division

        return self.filter(division__in=Division.objects.visible_to(user))

    def newest_of(self, municipality: Any) -> Any:
        """The group of a municipality in the newest published division; None where it is in none."""
        published = self.filter(
            members=municipality,
            division__published_at__isnull=False,
            division__archived_at__isnull=True,
        )
        return (
            published.select_related("division").order_by("-division__published_at", "pk").first()
        )

    def for_page(self) -> Self:
        """With its division, and its municipalities with their counties."""
        return self.select_related("division").prefetch_related("members__county")

    def with_members(self) -> Self:
        """By letter, each with its municipalities in alphabetical order."""
        return self.prefetch_related("members").order_by(
            models.functions.Length("letter"), "letter", "pk"
        )

    def for_table(self) -> Self:
        """In the order of their letters, each with its municipalities and their counties."""
        return self.prefetch_related("members__county").order_by(
            models.functions.Length("letter"), "letter", "pk"
        )

    def memberships(self) -> models.QuerySet[Any, Any]:
        """By letter: key and name of a group, and the key of an organisation in it (None in an empty
        group); a row for each."""
        name = Coalesce(NullIf("name", models.Value("")), "letter")
        return self.order_by("letter", "pk").values_list("pk", name, "members__organisation")


class DivisionMoveQuerySet(models.QuerySet[Any]):
    """Moves by hand."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Of divisions that the user may see."""
        from municipalities.network.models import Division

        return self.filter(division__in=Division.objects.visible_to(user))

    def for_listing(self) -> Self:
        """With the municipality, the first move first."""
        return self.select_related("municipality").order_by("pk")


class NetworkContactQuerySet(models.QuerySet[Any]):
    """Contacts of the network."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for the secretariat and researchers; others see who is named in public documents."""
        if user.has_perm("municipalities.view_networkcontact"):
            return self.all()
        return self.filter(person__is_public=True)

    def of_group(self, group: Any) -> Self:
        """The group's researchers, and the officers and politicians of its municipalities."""
        organisations = group.members.values("organisation")
        mine = models.Q(group=group)
        return self.filter(
            mine | models.Q(group__isnull=True, person__organisation__in=organisations)
        )

    def for_listing(self) -> Self:
        """With the person and where it works."""
        return self.select_related("person__organisation").order_by("kind", "person__name", "pk")


class CriterionQuerySet(models.QuerySet[Any]):
    """Criteria for the division."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The criteria are part of the application: public."""
        return self.all()

    def for_listing(self) -> Self:
        """With their words, in the order of the application."""
        return self.select_related("term", "claim").order_by("term__position", "pk")

    def with_support(self) -> Self:
        """Annotate `support_count`: passages that speak for the criterion's claim."""
        return self.annotate(support_count=count_of_support("claim"))
