"""A division of municipalities into groups, as it was computed or decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.network.querysets import DivisionQuerySet, NetworkGroupQuerySet
from municipalities.register.models import Municipality


class Division(models.Model):
    """A division names its municipalities, weights and outcome; published ones are public."""

    title = models.CharField(_("title"), max_length=120)
    on = models.DateField(_("municipalities as of"))
    municipalities = models.ManyToManyField(
        Municipality, verbose_name=_("municipalities"), related_name="divisions"
    )
    weights = models.JSONField(_("weights"), default=dict)
    rules = models.JSONField(_("rules"), default=list, blank=True)
    objective = models.FloatField(_("objective"), null=True, blank=True)
    bound = models.FloatField(_("best possible"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = DivisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("division into groups")
        verbose_name_plural = _("divisions into groups")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.title


class NetworkGroup(models.Model):
    """One group of a division."""

    division = models.ForeignKey(
        Division, verbose_name=_("division"), on_delete=models.CASCADE, related_name="groups"
    )
    letter = models.CharField(_("letter"), max_length=2)
    name = models.CharField(_("name"), max_length=80, blank=True)
    members = models.ManyToManyField(
        Municipality, verbose_name=_("members"), related_name="network_groups"
    )

    objects = NetworkGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("network group")
        verbose_name_plural = _("network groups")
        ordering = ["division", "letter"]
        constraints = [
            models.UniqueConstraint(
                fields=["division", "letter"],
                name="group_letter_once",
                violation_error_message=_("The division has a group with that letter already."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.letter
