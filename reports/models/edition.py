"""Editions of deliverables, the frozen data they are made of, and what they cite."""

import secrets
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim, Passage
from forkommune.plan.models import Deliverable
from forkommune.work.models import Job
from reports.querysets import (
    EditionQuerySet,
    OfEditionQuerySet,
    SectionCommentQuerySet,
    SectionRevisionQuerySet,
    SnapshotQuerySet,
    WrittenQuerySet,
)


class Audience(models.TextChoices):
    """For whom an edition is built; public is everybody outside the research."""

    PUBLIC = "public", _("Public")
    INTERNAL = "internal", _("Researchers")


class Snapshot(models.Model):
    """All data of one edition, frozen; the same snapshot gives the same bytes."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="snapshots")
    audience = models.CharField(_("audience"), max_length=8, choices=Audience)
    taken_at = models.DateTimeField(_("taken at"))
    data = models.JSONField(encoder=DjangoJSONEncoder)
    sha256 = models.CharField(max_length=64)
    has_invented = models.BooleanField(_("holds invented examples"), default=False)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        ordering = ["-taken_at"]

    def __str__(self) -> str:
        return f"{self.deliverable.code} {self.taken_at:%Y-%m-%d} {self.sha256[:8]}"


class NotFrozen(RuntimeError):
    """The data of an edition are asked for before they were gathered."""


class Edition(models.Model):
    """A numbered edition of a deliverable for one audience."""

    class State(models.TextChoices):
        """From ordered to published; two of them mean that no file was made."""

        ORDERED = "ordered", _("Ordered")
        CANCELLED = "cancelled", _("Cancelled")
        NOT_MADE = "not_made", _("Not made")
        DRAFT = "draft", _("Draft")
        SHARED = "shared", _("Shared draft")
        REVIEW = "review", _("To be approved")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    # Finished, and not yet before everybody.
    UNPUBLISHED = (State.DRAFT.value, State.SHARED.value, State.REVIEW.value)
    # Never made, or taken back.
    GONE = (State.CANCELLED.value, State.NOT_MADE.value, State.WITHDRAWN.value)

    class Profile(models.TextChoices):
        """What sort of PDF."""

        ARCHIVE = "archive", _("Archive copy")
        WORKING = "working", _("Working copy with data")

    deliverable = models.ForeignKey(
        Deliverable,
        verbose_name=_("deliverable"),
        on_delete=models.PROTECT,
        related_name="editions",
    )
    number = models.PositiveIntegerField(_("edition"))
    audience = models.CharField(_("audience"), max_length=8, choices=Audience)
    profile = models.CharField(_("format"), max_length=8, choices=Profile, default=Profile.ARCHIVE)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ORDERED)
    snapshot = models.ForeignKey(
        Snapshot,
        verbose_name=_("basis of data"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
    )  # from the first step of its job on
    job = models.OneToOneField(
        Job, verbose_name=_("job"), on_delete=models.SET_NULL, null=True, related_name="edition"
    )
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ordered by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    ordered_at = models.DateTimeField(_("ordered at"), auto_now_add=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    file = models.FileField(_("file"), upload_to="reports", max_length=200, blank=True)
    word = models.FileField(_("Word file"), upload_to="reports", max_length=200, blank=True)
    web = models.FileField(_("web version"), upload_to="reports", max_length=200, blank=True)
    package = models.FileField(_("data package"), upload_to="reports", max_length=200, blank=True)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    validation = models.JSONField(_("verdict"), default=dict, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["deliverable__code", "-number"]
        permissions = [("order_report", "Can order reports")]
        constraints = [
            models.UniqueConstraint(
                fields=["deliverable", "number"],
                name="edition_number_once",
                violation_error_message=_("The report has an edition with that number already."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["draft", "shared", "review", "published"]) | ~Q(sha256=""),
                name="edition_finished_has_a_file",
                violation_error_message=_("An edition that is finished has a file."),
            ),
            models.CheckConstraint(
                condition=Q(sha256="") | Q(snapshot__isnull=False),
                name="edition_with_a_file_has_data",
                violation_error_message=_(
                    "An edition that has a file has the data it was made of."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deliverable.code} {self.number}"

    def get_absolute_url(self) -> str:
        """The page of the deliverable."""
        return reverse("reports:report-detail", args=[self.deliverable.code])

    @property
    def frozen(self) -> Snapshot:
        """The data it is made of. Raises NotFrozen until its job has begun."""
        if self.snapshot is None:
            raise NotFrozen(f"{self} has no data yet: its job has not begun.")
        return self.snapshot

    @property
    def size(self) -> int | None:
        """Bytes of the file; None where it is gone from the disk, which a restored backup mends."""
        return _size(self.file)

    @property
    def word_size(self) -> int | None:
        """Bytes of the Word file; None where there is none, as for editions made before there were any."""
        return _size(self.word) if self.word else None

    @property
    def package_size(self) -> int | None:
        """Bytes of the data package; None where there is none."""
        return _size(self.package) if self.package else None

    @property
    def stored_files(self) -> tuple[Any, ...]:
        """Every file that was made of it."""
        return tuple(one for one in (self.file, self.word, self.web, self.package) if one)

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it."""
        return self.state == self.State.PUBLISHED


def _size(file: Any) -> int | None:
    try:
        return int(file.size)
    except FileNotFoundError:
        return None


class Section(models.Model):
    """Text of a deliverable, written by people; what is frozen stands in the snapshot."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(_("place"), max_length=40)
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("text"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("responsible"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = WrittenQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["deliverable", "position"]
        constraints = [models.UniqueConstraint(fields=["deliverable", "key"], name="section_once")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where it is written."""
        return reverse("reports:section-edit", args=[self.deliverable.code, self.pk])


class SectionComment(models.Model):
    """What a colleague has to say about a section, until somebody has handled it."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(_("comment"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handled by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    handled_at = models.DateTimeField(_("handled at"), null=True)

    objects = SectionCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on a section")
        verbose_name_plural = _("comments on sections")
        ordering = ["section", "pk"]

    def __str__(self) -> str:
        return f"{self.section} {self.pk}"


class SectionRevision(models.Model):
    """A section's text as somebody saved it. It outlives the section, whose place is its key."""

    deliverable = models.ForeignKey(
        Deliverable, on_delete=models.CASCADE, related_name="section_revisions"
    )
    key = models.SlugField(_("place"), max_length=40)
    number = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("text"), blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)

    objects = SectionRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a section")
        verbose_name_plural = _("versions of sections")
        ordering = ["deliverable", "key", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["deliverable", "key", "number"], name="section_revision_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"


class Sentence(models.Model):
    """A sentence of a deliverable that rests on passages: its claim carries the support."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="sentences")
    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="sentence")
    place = models.SlugField(_("place in the report"), max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    weakened_at = models.DateTimeField(
        _("lost a passage at"),
        null=True,
        blank=True,
        help_text=_("Until somebody has read the sentence again, no edition is made."),
    )

    objects = WrittenQuerySet.as_manager()

    class Meta:
        verbose_name = _("sentence")
        verbose_name_plural = _("sentences")
        ordering = ["deliverable", "place", "position"]

    def __str__(self) -> str:
        return f"{self.claim}"


def new_reference() -> str:
    """A random reference of an edition: P- and six letters or digits that are not misread."""
    return "P-" + "".join(secrets.choice("23456789ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(6))


class CitedPassage(models.Model):
    """A passage as one edition cites it, under a reference made for that edition only."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="citations")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="citations")
    claim = models.ForeignKey(
        Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="citations"
    )
    reference = models.CharField(_("reference"), max_length=8, default=new_reference)
    place = models.PositiveIntegerField(
        _("place in the snapshot"),
        default=1,
        help_text=_("The number that stands for it in the data."),
    )

    objects = OfEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("cited passage")
        verbose_name_plural = _("cited passages")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "reference"], name="reference_once_per_edition"
            ),
            models.UniqueConstraint(fields=["edition", "passage"], name="passage_once_per_edition"),
            models.UniqueConstraint(fields=["edition", "place"], name="place_once_per_edition"),
        ]

    def __str__(self) -> str:
        return self.reference
