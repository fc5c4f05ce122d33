"""Who took part in a meeting without having been invited by the portal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from workshops.querysets import InsideQuerySet

from .invitation import Invitation
from .meeting import Meeting


class Participant(models.Model):
    """Somebody who was there, by role; the name is personal data and may stay away."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="noted")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("role"), max_length=14, choices=Invitation.Role)
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant in a meeting")
        verbose_name_plural = _("participants in meetings")
        ordering = ["meeting", "organisation__name", "role", "pk"]

    def __str__(self) -> str:
        return self.name or f"{self.organisation} ({self.get_role_display()})"
