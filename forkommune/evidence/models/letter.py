"""Information letters in versions: what people were told before they agreed. A published one stands."""

from __future__ import annotations

import hashlib
import json

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.querysets import InformationLetterQuerySet

from .consent import ProcessingActivity


class InformationLetter(models.Model):
    """One version of the letter about a processing activity, in both written languages.

    In the text `{end}`, `{contact}` and `{controller}` stand for the day, the contact and the
    controller; a line that begins with `# ` is a heading.
    """

    activity = models.ForeignKey(
        ProcessingActivity,
        verbose_name=_("about"),
        on_delete=models.PROTECT,
        related_name="letters",
    )
    number = models.PositiveSmallIntegerField(_("version"))
    text_nb = models.TextField(_("text in bokmål"))
    text_nn = models.TextField(_("text in nynorsk"))
    contact_name = models.CharField(_("whom to ask"), max_length=120, blank=True)
    contact_email = models.EmailField(_("address for questions"), blank=True)
    ends_on = models.DateField(
        _("kept until"),
        null=True,
        blank=True,
        help_text=_("The end of the project: then what can be tied to a person goes."),
    )
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = InformationLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("information letter")
        verbose_name_plural = _("information letters")
        ordering = ["activity", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="letter_version_once"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(ends_on__isnull=False)
                & ~Q(contact_name="")
                & ~Q(contact_email="")
                & ~Q(sha256=""),
                name="letter_published_says_all",
                violation_error_message=_(
                    "A letter that is sent says until when, and whom to ask."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.version

    def get_absolute_url(self) -> str:
        """The letter as it is read."""
        return reverse("evidence:letter", args=[self.pk])

    @property
    def version(self) -> str:
        """How a consent names the letter."""
        return f"{self.activity.code} {self.number}"

    @property
    def text(self) -> str:
        """The words in the reader's written language."""
        return self.text_nn if get_language() == "nn" else self.text_nb

    def digest(self) -> str:
        """Tells all that the letter says from any other letter."""
        told = [
            self.activity.code,
            self.number,
            self.text_nb,
            self.text_nn,
            self.contact_name,
            self.contact_email,
            str(self.ends_on or ""),
            self.activity.controller.name,
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
