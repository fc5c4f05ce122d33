"""The content of a document as it stood once, and its pages as texts to read, mark and code."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import SourceText
from forkommune.search.models import SearchEntry
from forkommune.work.models import Job
from municipalities.plans.querysets import PlanPageQuerySet, PlanVersionQuerySet
from municipalities.register.models import PlanDocument


def stored_name(version: PlanVersion, given: str) -> str:
    """A name of our own; what the sender called the file is never part of a path."""
    return f"plans/{uuid.uuid4().hex}"


class PlanVersion(models.Model):
    """What a document said when it was fetched. Never changed: a later one is a new version.

    `read_at` is empty while a long document is being read; until then it has no pages.
    """

    class Format(models.TextChoices):
        """What the content was, by the content itself."""

        PDF = "pdf", "PDF"
        DOCX = "docx", "Word (DOCX)"
        HTML = "html", _("Web page")
        TEXT = "text", _("Pasted text")

    document = models.ForeignKey(
        PlanDocument,
        verbose_name=_("plan document"),
        on_delete=models.PROTECT,
        related_name="versions",
    )
    number = models.PositiveIntegerField(_("version"))
    dated_on = models.DateField(_("dated"), null=True, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    format = models.CharField(_("format"), max_length=4, choices=Format, blank=True)
    file = models.FileField(_("file"), upload_to=stored_name, max_length=100, blank=True)
    file_name = models.CharField(_("name of the file when it was sent"), max_length=200, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("digest"), max_length=64)
    has_pages = models.BooleanField(
        _("has pages"),
        default=True,
        help_text=_("Otherwise the text is cut into parts, which are cited by number."),
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    job = models.ForeignKey(
        Job, verbose_name=_("job"), on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a plan")
        verbose_name_plural = _("versions of plans")
        ordering = ["document", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["document", "sha256"],
                name="plan_version_same_content_once",
                violation_error_message=_("The same content is in already."),
            ),
            models.CheckConstraint(
                condition=Q(format="text") | ~Q(file=""),
                name="plan_version_keeps_its_file",
                violation_error_message=_("Choose a file, or paste the text."),
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | ~Q(format=""),
                name="plan_version_read_has_format",
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(title)s, version %(number)d") % {
            "title": self.document.title,
            "number": self.number,
        }

    def get_absolute_url(self) -> str:
        """The document with this version open."""
        return f"{self.document.get_absolute_url()}?versjon={self.number}"


class PlanPage(models.Model):
    """One page (or part) of a version; its words are a source text like all others."""

    version = models.ForeignKey(
        PlanVersion, verbose_name=_("version"), on_delete=models.CASCADE, related_name="pages"
    )
    number = models.PositiveIntegerField(_("page"))
    source = models.OneToOneField(
        SourceText, verbose_name=_("text"), on_delete=models.CASCADE, related_name="plan_page"
    )
    search_entries: Any = GenericRelation(SearchEntry)

    objects = PlanPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page of a plan")
        verbose_name_plural = _("pages of plans")
        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="plan_page_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="plan_page_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.source.place}"

    def get_absolute_url(self) -> str:
        """The page's text, to read, mark and code."""
        return reverse("evidence:source-code", args=[self.source_id])
