"""Sound recordings: the portal keeps none, but knows where each lies and when it goes."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from focusgroups.querysets import RecordingQuerySet

from .group import FocusGroup


class Recording(models.Model):
    """A recording of a session, which is deleted when it is written out, at the latest on its day.

    The row stays afterwards: it shows that the recording was deleted, when, and by whom.
    """

    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="recordings")
    made_on = models.DateField(_("recorded on"))
    kept_at = models.CharField(
        _("where it lies"),
        max_length=200,
        help_text=_("The recorder or the storage of the institution; no name of anybody."),
    )
    delete_on = models.DateField(_("deleted at the latest on"))
    withdrawn_on = models.DateField(
        _("somebody in it withdrew on"),
        null=True,
        blank=True,
        help_text=_("From this day on it may not be kept."),
    )
    deleted_on = models.DateField(_("deleted on"), null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deleted by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = RecordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sound recording")
        verbose_name_plural = _("sound recordings")
        ordering = ["made_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(delete_on__gte=F("made_on")),
                name="recording_goes_after_it_is_made",
                violation_error_message=_("A recording cannot be deleted before it was made."),
            ),
            models.CheckConstraint(
                condition=Q(deleted_on__isnull=True) | Q(deleted_on__gte=F("made_on")),
                name="recording_gone_after_it_is_made",
                violation_error_message=_("A recording cannot be deleted before it was made."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.made_on:%Y-%m-%d}"
