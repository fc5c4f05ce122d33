"""Papers of a meeting whose making takes too long to wait for."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.work.models import Job
from workshops.querysets import PrintedPaperQuerySet

from .meeting import Meeting


class PrintedPaper(models.Model):
    """A paper that somebody ordered, and its file, for that person alone and a day or two.

    What a paper shows hangs on who asks, and there are names on most: nobody else is given the file,
    and it goes by the clock. kind: the name in the address of the paper. made_at, pages, content: once
    it is made. size: of the file in bytes, where the row was read for a list.
    """

    size: int

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="printed_papers"
    )
    kind = models.SlugField(_("kind"), max_length=20)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ordered by"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    ordered_at = models.DateTimeField(_("ordered at"), auto_now_add=True)
    job = models.OneToOneField(Job, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made at"), null=True, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    content = models.BinaryField(_("file"), blank=True, default=b"")

    objects = PrintedPaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("printed paper")
        verbose_name_plural = _("printed papers")
        ordering = ["-ordered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, pages__isnull=True, content=b"")
                | Q(made_at__isnull=False, pages__isnull=False) & ~Q(content=b""),
                name="printed_paper_made_whole",
                violation_error_message=_("A paper that is made has its file and its pages."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ordered_at:%Y-%m-%d %H:%M}"
