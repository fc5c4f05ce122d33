"""What a meeting leaves behind: ideas, conclusions, and who does what by when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forkommune.accounts.models import Organisation, Person
from forkommune.evidence.models import Claim
from workshops.querysets import InsideQuerySet, OutcomeQuerySet

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

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a workshop", "conclusion")
        verbose_name_plural = _("conclusions")
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="conclusion_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.claim}"


class Action(models.Model):
    """Follow-up: what, who (a person or a municipality), by when, and whether it is done."""

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="actions"
    )
    text = models.CharField(_("what"), max_length=300)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.SET_NULL, null=True, blank=True
    )
    due_on = models.DateField(_("by"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-up")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(person__isnull=False),
                name="action_has_somebody",
                violation_error_message=_("Say who follows it up: a person or an organisation."),
            )
        ]

    def __str__(self) -> str:
        return self.text
