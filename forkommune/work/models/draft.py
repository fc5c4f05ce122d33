"""Drafts: text that cannot be lost. The rules of saving stand in `work.services.drafts`."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.work.querysets import (
    DraftConflictQuerySet,
    DraftPresenceQuerySet,
    DraftQuerySet,
    DraftRevisionQuerySet,
)


class Draft(models.Model):
    """What is typed but not yet handed in, field by field, for one row.

    `data` lies over the values that the row itself has: only touched fields stand in it.
    """

    kind = models.SlugField(max_length=40)
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    target_id = models.CharField(max_length=64)
    target = GenericForeignKey("target_type", "target_id")
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    version = models.PositiveIntegerField(default=0)
    field_versions = models.JSONField(
        default=dict, help_text=_("Version, editor, tab and time of each field's last change.")
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    saved_at = models.DateTimeField(null=True)
    tab = models.CharField(max_length=40, blank=True)
    answers = models.JSONField(
        default=dict,
        encoder=DjangoJSONEncoder,
        help_text=_("Last sequence number and its answer per tab: a repeated save is harmless."),
    )

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "target_type", "target_id"], name="draft_once_per_target"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target_id} v{self.version}"


class DraftRevision(models.Model):
    """A state of a draft that is kept: one per five minutes or change of editor."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    data = models.JSONField(encoder=DjangoJSONEncoder)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    saved_at = models.DateTimeField()

    objects = DraftRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft revision")
        verbose_name_plural = _("draft revisions")
        ordering = ["draft", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "version"], name="draft_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} v{self.version}"


class DraftConflict(models.Model):
    """A text that met another's in the same field: kept whole until somebody decides."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="conflicts")
    field = models.CharField(max_length=80)
    value = models.JSONField(encoder=DjangoJSONEncoder)
    tab = models.CharField(max_length=40)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    saved_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    objects = DraftConflictQuerySet.as_manager()

    class Meta:
        verbose_name = _("conflict in a draft")
        verbose_name_plural = _("conflicts in drafts")
        ordering = ["draft", "field", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "field", "tab"],
                condition=models.Q(settled_at__isnull=True),
                name="draft_conflict_open_once_per_tab",
            )
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.field}"


class DraftPresence(models.Model):
    """A tab that has the draft open; dropped when it has been silent for a minute."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="presences")
    tab = models.CharField(max_length=40)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=40, blank=True)
    seen_at = models.DateTimeField()

    objects = DraftPresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(fields=["draft", "tab"], name="presence_once_per_tab")
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.draft_id}"
