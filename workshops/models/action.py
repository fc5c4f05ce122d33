"""Who follows up what by when, and what it rests on."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation, Person
from forkommune.evidence.models import Claim, Passage
from workshops.outcomes.querysets import ActionQuerySet

from .meeting import Meeting


class Action(models.Model):
    """Follow-up: what, who (a person or a municipality), by when, and what became of it.

    It rests on passages of the notes, and on claims: conclusions, pilots, criteria.
    reminded_for: the due date about which the owner was written to; another date is another mail.
    """

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
    email = models.EmailField(
        _("reminder goes to"),
        blank=True,
        help_text=_("Empty: to the mailbox of the organisation."),
    )
    due_on = models.DateField(_("by"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    dropped_on = models.DateField(_("dropped on"), null=True, blank=True)
    outcome = models.CharField(_("what became of it"), max_length=300, blank=True)
    passages = models.ManyToManyField(
        Passage, verbose_name=_("passages"), related_name="actions", blank=True
    )
    claims = models.ManyToManyField(
        Claim, verbose_name=_("rests on"), related_name="actions", blank=True
    )
    reminded_for = models.DateField(null=True, blank=True, editable=False)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-up")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(done_on__isnull=True, dropped_on__isnull=True),
                name="action_open_by_date",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(person__isnull=False),
                name="action_has_somebody",
                violation_error_message=_("Say who follows it up: a person or an organisation."),
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(dropped_on__isnull=True),
                name="action_done_or_dropped",
                violation_error_message=_("What was dropped is not done; take one date away."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Where it is changed."""
        return reverse("workshops:action-change", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether somebody still has it to do."""
        return self.done_on is None and self.dropped_on is None

    @property
    def owner(self) -> str:
        """Who follows it up: the person, with the organisation where both are known."""
        return ", ".join(str(one) for one in (self.person, self.organisation) if one)

    @property
    def address(self) -> str:
        """Where a reminder goes; empty where nobody wrote an address down."""
        return self.email or (self.organisation.email if self.organisation else "")

    def is_late(self, day: date) -> bool:
        """Whether it should have been done before `day`."""
        return self.is_open and self.due_on is not None and self.due_on < day
