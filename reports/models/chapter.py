"""Chapters of reports under way that wait for whoever is free to lay them out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.work.models import Job
from reports.querysets import WaitingChapterQuerySet

if TYPE_CHECKING:
    from forkommune.documents.layout import LayoutJob


class WaitingChapter(models.Model):
    """A chapter that a job needs and that is not laid out; a row that is gone is done or unwanted.

    It holds what people said, as the report does: it goes with the job, and with a withdrawal.
    """

    job = models.ForeignKey(
        Job, verbose_name=_("job"), on_delete=models.CASCADE, related_name="waiting_chapters"
    )
    key = models.CharField(_("digest of the input"), max_length=64)
    name = models.CharField(_("name"), max_length=200)
    html = models.TextField()
    css = models.TextField()
    fonts_digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("size"))

    objects = WaitingChapterQuerySet.as_manager()

    class Meta:
        verbose_name = _("chapter to be laid out")
        verbose_name_plural = _("chapters to be laid out")
        ordering = ["-size", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "key"],
                name="chapter_waits_once",
                violation_error_message=_("The chapter waits already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, job: Job, layout: LayoutJob) -> WaitingChapter:
        """The row of a chapter of a job; not saved."""
        return cls(
            job=job,
            key=layout.key(),
            name=layout.name[:200],
            html=layout.html,
            css=layout.css,
            fonts_digest=layout.fonts_digest,
            size=len(layout.html),
        )

    def as_layout(self, fonts: Path) -> LayoutJob:
        """What is to be laid out, with the fonts of this machine."""
        # Imported here: a web server lays nothing out.
        from forkommune.documents.layout import LayoutJob

        return LayoutJob(
            name=self.name,
            html=self.html,
            css=self.css,
            fonts=fonts,
            fonts_digest=self.fonts_digest,
        )
