"""What a meeting leaves behind: ideas and conclusions; who does what by when is an action."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forkommune.evidence.models import Claim
from workshops.querysets import ConclusionQuerySet, InsideQuerySet

from .meeting import Meeting, Session


class Idea(models.Model):
    """Something put forward at a table."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="ideas")
    session = models.ForeignKey(Session, on_delete=models.SET_NULL, null=True, blank=True)
    text = models.TextField(_("text"))
    claim = models.ForeignKey(
        Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")

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
