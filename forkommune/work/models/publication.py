"""The way of a row to its readers: who decided what and why, what was frozen, who was asked.

The row's own state field is the truth about where it stands; these rows say how it came there.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.work.querysets import (
    PublicationCommentQuerySet,
    PublicationQuerySet,
    PublicationVersionQuerySet,
)


def _actor(label: Any) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )


class Publication(models.Model):
    """One row on its way. `version` grows with each decision, so that two at once are noticed.

    series: rows whose texts follow each other, such as the editions of one report, share it.
    """

    kind = models.SlugField(_("kind"), max_length=40)
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    target_id = models.CharField(max_length=64)
    target = GenericForeignKey("target_type", "target_id")
    series = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=0)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["kind", "pk"]
        indexes = [models.Index(fields=["kind", "series"], name="publication_series")]
        constraints = [
            models.UniqueConstraint(
                fields=["target_type", "target_id"],
                name="publication_once",
                violation_error_message=_("This row has its publication already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target_id}"


class PublicationStep(models.Model):
    """A decision: from which state to which, who, when and why."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="steps")
    from_state = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = _actor(_("who"))
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = PublicationVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a publication")
        verbose_name_plural = _("steps of publications")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.from_state} -> {self.to_state}"


class PublicationVersion(models.Model):
    """The text as it was at one moment, which nobody changes any more.

    parts: list of {"name", "label", "text"}, in the order of the page.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    frozen_at = models.DateTimeField(_("frozen at"), auto_now_add=True)
    frozen_by = _actor(_("frozen by"))
    state = models.CharField(_("state"), max_length=20)
    parts = models.JSONField(_("text"))
    sha256 = models.CharField(max_length=64)

    objects = PublicationVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("frozen version")
        verbose_name_plural = _("frozen versions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "number"],
                name="publication_version_once",
                violation_error_message=_("There is a version with this number already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication} {self.number}"


class PublicationRecipient(models.Model):
    """Somebody who was sent a draft by a personal link. Whether they opened it is not recorded."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="recipients"
    )
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    asked_by = _actor(_("asked by"))
    sent_count = models.PositiveIntegerField(default=0)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = PublicationVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipient of a draft")
        verbose_name_plural = _("recipients of drafts")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "email"],
                name="publication_recipient_once",
                violation_error_message=_("This address has been asked already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class PublicationComment(models.Model):
    """What a recipient says about one part of one version, or about the whole; and the answer."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="comments")
    version = models.ForeignKey(
        PublicationVersion, on_delete=models.CASCADE, related_name="comments"
    )
    recipient = models.ForeignKey(
        PublicationRecipient, on_delete=models.CASCADE, related_name="comments"
    )
    place = models.CharField(_("place"), max_length=80, blank=True)
    text = models.TextField(_("comment"), max_length=4000)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = _actor(_("resolved by"))
    answer = models.CharField(_("what was done"), max_length=500, blank=True)

    objects = PublicationCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on a draft")
        verbose_name_plural = _("comments on drafts")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True) | ~Q(answer=""),
                name="comment_resolved_with_words",
                violation_error_message=_("Say what was done with the comment."),
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def place_label(self) -> str:
        """The heading of the part that it is about; empty for the whole."""
        labels = {part["name"]: part["label"] for part in self.version.parts}
        return str(labels.get(self.place, ""))
