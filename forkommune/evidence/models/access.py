"""Who has read what people told: one row a reader, text, page and day, never the text itself.

Source: GDPR article 5(2) and 32; the research note, section 6.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.querysets.people import TextAccessQuerySet
from forkommune.ui.dates import today

from .consent import Informant


class TextAccess(models.Model):
    """A user opened research text on a day. Kept as long as its processing record says."""

    class Subject(models.TextChoices):
        """What was opened."""

        INTERVIEW = "interview", _("Interview")
        TEXT = "text", _("Text or passage")
        FOCUS_GROUP = "focus_group", _("Focus group")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("read by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    subject = models.CharField(_("what"), max_length=12, choices=Subject)
    number = models.BigIntegerField(_("number"))
    informant = models.ForeignKey(
        Informant,
        verbose_name=_("informant"),
        on_delete=models.CASCADE,
        null=True,
        related_name="readings",
    )
    page = models.CharField(_("page"), max_length=60)
    day = models.DateField(_("day"), default=today)
    first_at = models.DateTimeField(_("first time that day"), auto_now_add=True)

    objects = TextAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of research text")
        verbose_name_plural = _("readings of research text")
        ordering = ["-first_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "day", "page", "subject", "number", "informant"],
                nulls_distinct=False,
                name="text_access_once_a_day",
            )
        ]
        indexes = [models.Index(fields=["-first_at"], name="text_access_newest")]

    def __str__(self) -> str:
        return f"{self.day}: {self.get_subject_display()} {self.number}"
