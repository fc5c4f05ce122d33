"""Who is invited, who came, and where they sat."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forkommune.accounts.models import Organisation
from workshops.querysets import InsideQuerySet, InvitationQuerySet

from .meeting import Meeting


class Table(models.Model):
    """A table of the group work."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField(_("number"))
    theme = models.CharField(_("theme"), max_length=120, blank=True)

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("in a room", "table")
        verbose_name_plural = _("tables")
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="table_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Invitation(models.Model):
    """An invited person and the answer. Holds personal data; deleted with the meeting's date."""

    class Role(models.TextChoices):
        """In what capacity."""

        POLITICAL = "political", _("Political")
        ADMINISTRATIVE = "administrative", _("Administrative")
        RESEARCHER = "researcher", _("Researcher")
        FACILITATOR = "facilitator", _("Facilitator")
        COUNTY = "county", _("County council")
        OTHER = "other", _("Other")

    class State(models.TextChoices):
        """There is no "opened": nobody is tracked."""

        DRAFT = "draft", _("Draft")
        SENT = "sent", _("Sent")
        ACCEPTED = "accepted", _("Coming")
        DECLINED = "declined", _("Not coming")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="invitations"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("role"), max_length=14, choices=Role)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    needs = models.CharField(_("food and access"), max_length=300, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["meeting", "organisation__name", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "email"],
                condition=~models.Q(email=""),
                name="invitation_once_per_address",
                violation_error_message=_("This address is already invited to the meeting."),
            )
        ]

    def __str__(self) -> str:
        return self.name or f"{self.organisation} ({self.get_role_display()})"


class Attendance(models.Model):
    """An invited person was there, in the first or second half of the day."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="attendances")
    half = models.CharField(
        _("half"),
        max_length=6,
        choices=[("first", _("before lunch")), ("second", _("after lunch"))],
    )

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [
            models.UniqueConstraint(fields=["invitation", "half"], name="attendance_once")
        ]

    def __str__(self) -> str:
        return f"{self.invitation}"
