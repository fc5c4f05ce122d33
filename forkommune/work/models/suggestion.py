"""Suggestions: somebody who may not change a fact says what it should be, and waits for an answer."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation, PersonalLink
from forkommune.work.querysets import SuggestionQuerySet


class Suggestion(models.Model):
    """What one field of one row should say, by whom, why, and what became of it.

    field: empty for a remark about the row as a whole; nothing is changed by accepting that.
    old: the value when the suggestion was made, so that a later change is noticed.
    """

    class State(models.TextChoices):
        """What became of it; only an open one changes."""

        OPEN = "open", _("In the queue")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Not accepted")
        REPLACED = "replaced", _("Replaced by a newer one")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    target_id = models.CharField(max_length=64)
    target = GenericForeignKey("target_type", "target_id")
    field = models.CharField(_("field"), max_length=60, blank=True)
    old = models.TextField(_("value before"), blank=True)
    new = models.TextField(_("suggested value"))
    source = models.CharField(
        _("where it says so"),
        max_length=500,
        blank=True,
        help_text=_("A document, an address or a decision that the secretariat can look at."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("on behalf of"),
        on_delete=models.PROTECT,
        related_name="suggestions",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    made_through = models.ForeignKey(
        PersonalLink, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decision = models.CharField(_("reason"), max_length=500, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["made_at", "pk"]
        indexes = [
            models.Index(fields=["made_at"], condition=Q(state="open"), name="suggestion_open"),
            models.Index(fields=["target_type", "target_id"], name="suggestion_target"),
            models.Index(fields=["made_at", "id"], name="suggestion_oldest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["target_type", "target_id", "field", "organisation"],
                condition=Q(state="open") & ~Q(field=""),
                name="suggestion_open_once",
                violation_error_message=_("There is an open suggestion for this already."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "declined"]) | Q(decided_at__isnull=False),
                name="suggestion_decided_at_a_time",
                violation_error_message=_("A decision has a time."),
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(decision=""),
                name="suggestion_declined_with_reason",
                violation_error_message=_("Say why the suggestion is not accepted."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target}: {self.field_label}"

    @property
    def field_label(self) -> str:
        """The name of the field in words."""
        model = self.target_type.model_class()
        if not self.field or model is None:
            return str(_("Remark"))
        return str(getattr(model._meta.get_field(self.field), "verbose_name", self.field))
