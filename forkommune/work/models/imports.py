"""Files that came in: what they were, who brought them, what they changed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.work.querysets import ImportQuerySet


class Import(models.Model):
    """One file on its way in: shown as a difference, then written in one transaction or dropped.

    content: the bytes while somebody is to confirm; emptied when that is decided.
    digest: of all differences, so that what is written is what was shown.
    differences, faults: as many as a page shows; `counts` holds all.
    """

    class State(models.TextChoices):
        """How far it came; only a shown one changes."""

        SHOWN = "shown", _("Waits for confirmation")
        DONE = "done", _("Written")
        UNCHANGED = "unchanged", _("Changed nothing")
        REFUSED = "refused", _("Could not be read")
        DROPPED = "dropped", _("Not written")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(_("kind"), max_length=40)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    content = models.BinaryField(blank=True, default=b"")
    source = models.CharField(_("source"), max_length=400, blank=True)
    border_year = models.PositiveSmallIntegerField(_("borders of"), null=True, blank=True)
    about = models.CharField(_("about"), max_length=150, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State)
    digest = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(_("result"), default=dict, blank=True)
    differences = models.JSONField(_("differences"), default=list, blank=True)
    faults = models.JSONField(_("faults"), default=list, blank=True)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("brought by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    brought_at = models.DateTimeField(_("brought at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-brought_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="shown") | Q(decided_at__isnull=False),
                name="import_decided_at_a_time",
                violation_error_message=_("A decision has a time."),
            ),
            models.CheckConstraint(
                condition=Q(state="shown") | Q(content=b""),
                name="import_keeps_no_content_when_decided",
                violation_error_message=_("The file is kept only until somebody has decided."),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
