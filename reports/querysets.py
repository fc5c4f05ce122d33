"""Questions about reports that SQL can answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models, transaction
from django.db.models.functions import Cast

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

    def holding_words(self, words: str) -> Self:
        """Those that are to be approved or published, with some words in the data they were made of."""
        states = (self.model.State.REVIEW, self.model.State.PUBLISHED)
        as_text = Cast("snapshot__data", models.TextField())
        rows = self.filter(state__in=states).annotate(as_text=as_text)
        written = json.dumps(words, ensure_ascii=False)[1:-1]
        return rows.filter(as_text__contains=written).for_listing()

    def waiting_for(self, job: models.Model) -> Self:
        """The edition that a job is to make the first file of; at most one."""
        return self.filter(job=job, state=self.model.State.ORDERED)

    def awaiting_publication(self) -> Self:
        """Finished drafts for the public that no later edition has taken the place of; one that was never
        made, or was taken back, takes nobody's."""
        later = self.model._default_manager.filter(
            deliverable=models.OuterRef("deliverable"),
            audience=models.OuterRef("audience"),
            number__gt=models.OuterRef("number"),
        ).exclude(state__in=self.model.GONE)
        return self.filter(state__in=self.model.UNPUBLISHED, audience="public").exclude(
            models.Exists(later)
        )

    def latest_published(self) -> Self:
        """Published ones, the newest first."""
        return (
            self.filter(published_at__isnull=False, state=self.model.State.PUBLISHED)
            .select_related("deliverable", "snapshot")
            .order_by("-published_at", "-pk")
        )

    def newest_with_quotes(self) -> Self:
        """The newest published one of each deliverable; without the rest of its data, it carries
        `quotes` (what it prints), `places` (what it cites that is there still) and `has_invented`."""
        return (
            self.filter(published_at__isnull=False, state=self.model.State.PUBLISHED)
            .order_by("deliverable_id", "-number")
            .distinct("deliverable_id")
            .select_related("deliverable")
            .annotate(
                quotes=models.F("snapshot__data__quotes"),
                has_invented=models.F("snapshot__has_invented"),
                places=ArraySubquery(
                    self.model.citations.rel.related_model._default_manager.filter(
                        edition=models.OuterRef("pk")
                    ).values("place")
                ),
            )
        )

    def with_file(self) -> Self:
        """Those whose file has been made."""
        return self.exclude(sha256="").exclude(file="")

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

    def of_passage(self, passage: models.Model) -> Self:
        """Citations of one passage, newest edition first; an edition that was never made cites nothing."""
        rows = self.filter(passage=passage).select_related("edition__deliverable", "claim")
        rows = rows.exclude(edition__state__in=("cancelled", "not_made"))
        return rows.order_by("-edition__ordered_at")

    def with_reference(self, code: str, number: int, reference: str) -> Self:
        """The citation that an edition's reference stands for; at most one."""
        return self.filter(
            edition__deliverable__code=code, edition__number=number, reference=reference
        )


class WrittenQuerySet(models.QuerySet[Any]):
    """Sections and sentences as people write them."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who write and order reports; readers meet them in an edition."""
        return self.all() if user.has_perm("reports.order_report") else self.none()

    def of_report(self, deliverable: models.Model) -> Self:
        """Those of one report, in its order."""
        return (
            self.filter(deliverable=deliverable).select_related("claim").order_by("position", "pk")
        )

    def weakened(self) -> Self:
        """Sentences that lost a passage and that nobody has read again, by report and place."""
        rows = self.filter(weakened_at__isnull=False).select_related("claim", "deliverable")
        return rows.order_by("deliverable__code", "position", "pk")

    def to_write(self, user: User | AnonymousUser) -> Self:
        """Sections that wait for the user, who is responsible: without text, or with open comments."""
        open_ones = models.Q(comments__isnull=False, comments__handled_at__isnull=True)
        rows = self.filter(responsible=user.pk).filter(models.Q(body="") | open_ones)
        return (
            rows.select_related("deliverable")
            .distinct()
            .order_by("deliverable__code", "position", "pk")
        )

    def with_open_comments(self) -> Self:
        """In their order, with `open_comments` and whoever is responsible."""
        count = models.Count("comments", filter=models.Q(comments__handled_at__isnull=True))
        rows = self.select_related("responsible").annotate(open_comments=count)
        return rows.order_by("position", "pk")

    def resting_on(self, passage: models.Model) -> Self:
        """Sentences that a passage supports."""
        return self.filter(claim__supports__passage=passage).select_related("claim", "deliverable")


class SectionCommentQuerySet(models.QuerySet[Any]):
    """Comments on sections."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who write reports."""
        return self.all() if user.has_perm("evidence.read_research") else self.none()

    def for_listing(self) -> Self:
        """Open ones first, each in the order in which they came, with their writers."""
        rows = self.select_related("written_by", "handled_by")
        return rows.order_by(models.F("handled_at").asc(nulls_first=True), "pk")


class SectionRevisionQuerySet(models.QuerySet[Any]):
    """Saved versions of sections."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who write reports."""
        return self.all() if user.has_perm("evidence.read_research") else self.none()

    def of_place(self, deliverable: models.Model, key: str) -> Self:
        """Those of one section, the newest first."""
        return self.filter(deliverable=deliverable, key=key).order_by("-number")

    def for_listing(self) -> Self:
        """Place by place, the newest first, with their writers."""
        return self.select_related("written_by").order_by("key", "-number")


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

    def for_listing(self) -> Self:
        """With the report that each belongs to, the newest first."""
        return self.select_related("deliverable").order_by("-on", "title", "pk")


class WaitingChapterQuerySet(models.QuerySet[Any]):
    """Chapters to be laid out, the longest first."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """None: a worker reads them, and nobody else."""
        return self.none()

    def free(self) -> Self:
        """Those that nobody is laying out, held until the end of the transaction."""
        return self.select_for_update(skip_locked=True)

    def drop_free(self) -> int:
        """Delete those that nobody is laying out; how many. It waits for nobody."""
        with transaction.atomic():
            free = list(self.free().values_list("pk", flat=True))
            return self.filter(pk__in=free).delete()[0]
