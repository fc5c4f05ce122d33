"""Papers made of a meeting for those who decide: a council, the steering group."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from workshops.querysets import InsideQuerySet

from .meeting import Meeting


class CasePaper(models.Model):
    """A paper with the facts, conclusions and follow-up of a meeting, and a proposal for decision.

    A final one keeps its two files as they were (PDF/A and Word) and is changed by nobody: what comes
    after is another paper.
    """

    class Kind(models.TextChoices):
        """Whom it is for."""

        COUNCIL = "council", _("Paper for a municipal council")
        STEERING = "steering", _("Paper for the steering group")
        MINUTES = "minutes", _("Minutes")

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", _("Draft")
        SHARED = "shared", _("Sent for comments")
        FINAL = "final", _("Final")

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="case_papers"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    addressee = models.ForeignKey(
        Organisation,
        verbose_name=_("goes to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    title = models.CharField(_("heading"), max_length=200)
    case_number = models.CharField(_("case number"), max_length=40, blank=True)
    background = models.TextField(_("background"), blank=True)
    facts = models.TextField(_("facts"), blank=True)
    proposal = models.TextField(_("proposal for decision"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    final_at = models.DateTimeField(_("final since"), null=True, blank=True)
    pdf = models.FileField(_("archive copy"), upload_to="case-papers", max_length=200, blank=True)
    word = models.FileField(_("Word file"), upload_to="case-papers", max_length=200, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("case paper")
        verbose_name_plural = _("case papers")
        ordering = ["meeting", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="final") | Q(final_at__isnull=False) & ~Q(pdf="") & ~Q(word=""),
                name="case_paper_final_has_its_files",
                violation_error_message=_("A final paper has the day of it and its files."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where it is written, and read when it is final."""
        return reverse("workshops:case-paper", args=[self.pk])

    @property
    def is_final(self) -> bool:
        """Whether nobody changes it any more."""
        return self.state == self.State.FINAL
