"""Who is invited, what they answered and need, who came, and where they sat."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forkommune.accounts.models import Organisation
from workshops.querysets import (
    InsideQuerySet,
    InvitationQuerySet,
    NeedsQuerySet,
    TableQuerySet,
)

from .meeting import Meeting


class Table(models.Model):
    """A table of the group work."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField(_("number"))
    theme = models.CharField(_("theme"), max_length=120, blank=True)
    code = models.CharField(
        _("code"),
        max_length=8,
        blank=True,
        editable=False,
        help_text=_("By which any phone at the table writes ideas and notes."),
    )

    objects = TableQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("in a room", "table")
        verbose_name_plural = _("tables")
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="table_number_once"),
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="table_code_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Invitation(models.Model):
    """An invited person and the answer.

    The personal links that are sent to the person stand in `PersonalLink`, one for each mail; what
    the person needs stands in `Needs`, which goes soon after the day.
    """

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

    class Way(models.TextChoices):
        """How the answer came."""

        LINK = "link", _("By the personal link")
        PHONE = "phone", _("By phone")
        MAIL = "mail", _("By e-mail")
        SAID = "said", _("Said in person")

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="invitations"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("role"), max_length=14, choices=Role)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(
        _("written language"),
        max_length=2,
        default="nb",
        choices=[("nb", _("Bokmål")), ("nn", _("Nynorsk"))],
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    stands_in_for = models.OneToOneField(
        "self",
        verbose_name=_("stands in for"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="deputy",
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    mailed_at = models.DateTimeField(_("last written to"), null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True, editable=False)
    answer_way = models.CharField(
        _("how the answer came"), max_length=5, choices=Way, blank=True, editable=False
    )
    answer_note = models.CharField(
        _("who said it, and how"), max_length=200, blank=True, editable=False
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answer noted by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    calendar_uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    calendar_sequence = models.PositiveIntegerField(
        null=True, blank=True, editable=False, help_text=_("The number that was sent last.")
    )
    calendar_of = models.PositiveIntegerField(
        null=True,
        blank=True,
        editable=False,
        help_text=_("The version of the meeting's time and place that the person has."),
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["meeting", "organisation__name", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                "meeting",
                Lower("email"),
                condition=~Q(email=""),
                name="invitation_once_per_address",
                violation_error_message=_("This address is already invited to the meeting."),
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | ~Q(stands_in_for=F("id")),
                name="invitation_not_its_own_deputy",
                violation_error_message=_("Nobody can stand in for themselves."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.organisation} ({self.get_role_display()})"


class Needs(models.Model):
    """What somebody eats, and needs to take part. In neutral words, kept apart, gone after the day."""

    class Food(models.TextChoices):
        """Neutral words: what is not eaten, never why."""

        VEGETARIAN = "vegetarian", _("Vegetarian")
        NO_PORK = "no_pork", _("Without pork")
        NO_GLUTEN = "no_gluten", _("Without gluten")
        NO_LACTOSE = "no_lactose", _("Without lactose")

    invitation = models.OneToOneField(
        Invitation, on_delete=models.CASCADE, related_name="needs", verbose_name=_("invitation")
    )
    food = models.JSONField(_("food"), default=list, blank=True)
    other_food = models.CharField(_("allergies and other food"), max_length=300, blank=True)
    access = models.CharField(_("what is needed to take part"), max_length=300, blank=True)
    delete_on = models.DateField(
        _("deleted on"), null=True, blank=True, help_text=_("Empty while the day is not set.")
    )

    objects = NeedsQuerySet.as_manager()

    class Meta:
        verbose_name = _("food and access")
        verbose_name_plural = _("food and access")
        ordering = ["invitation"]

    def __str__(self) -> str:
        return f"{self.invitation_id}"


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
