"""What a meeting leaves behind: ideas and conclusions; who does what by when is an action."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forkommune.evidence.models import Claim
from workshops.querysets import ConclusionQuerySet, IdeaQuerySet

from .invitation import Table
from .meeting import Meeting, Session


class Idea(models.Model):
    """Something put forward at a table, or noted there. Nobody is named.

    key: given by the phone, so that what is sent twice stands once. merged_into: the idea that says
    the same, and stands for both.
    """

    class Kind(models.TextChoices):
        """What it is meant as."""

        IDEA = "idea", _("Idea")
        NOTE = "note", _("Note from the table")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind, default=Kind.IDEA)
    table = models.ForeignKey(
        Table, on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="ideas")
    session = models.ForeignKey(Session, on_delete=models.SET_NULL, null=True, blank=True)
    text = models.TextField(_("text"))
    claim = models.ForeignKey(
        Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("id")),
                name="idea_not_merged_into_itself",
                violation_error_message=_("An idea cannot be merged into itself."),
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Conclusion(models.Model):
    """What the meeting cleared up; nobody there can bind a council."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="conclusions")
    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="conclusion")
    position = models.PositiveSmallIntegerField(_("position"))

    objects = ConclusionQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a workshop", "conclusion")
        verbose_name_plural = _("conclusions")
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="conclusion_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.claim}"
