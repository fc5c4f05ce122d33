"""Talks, articles and papers in which results were told."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forkommune.plan.models import Deliverable
from reports.querysets import DisseminationQuerySet


class Dissemination(models.Model):
    """One occasion on which results reached an audience."""

    class Kind(models.TextChoices):
        """The sorts that the Research Council's form asks for."""

        ARTICLE = "article", _("Scientific article")
        REPORT = "report", _("Report or note")
        TALK = "talk", _("Talk or meeting")
        MEDIA = "media", _("Newspaper, radio, web")
        OTHER = "other", pgettext_lazy("kind of dissemination", "Other")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.OTHER)
    deliverable = models.ForeignKey(
        Deliverable,
        verbose_name=_("deliverable"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="disseminations",
    )
    on = models.DateField(_("date"))
    title = models.CharField(_("title"), max_length=250)
    channel = models.CharField(_("where"), max_length=150)
    url = models.URLField(_("address"), max_length=500, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = DisseminationQuerySet.as_manager()

    class Meta:
        verbose_name = _("dissemination")
        verbose_name_plural = _("dissemination")
        ordering = ["-on", "title"]

    def __str__(self) -> str:
        return self.title

    @property
    def fingerprint(self) -> str:
        """What it says, in 16 characters: another text is another fingerprint."""
        facts = (self.kind, self.deliverable_id, self.on, self.title, self.channel, self.url)
        return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]
