"""Participation processes: how society's actors can take part, and the municipality's role."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from focusgroups.querysets import ProcessQuerySet
from forkommune.evidence.models import Claim
from forkommune.terms.models import Term, Vocabulary


class ParticipationProcess(models.Model):
    """A process that could be used, each a claim resting on what participants said."""

    class Level(models.TextChoices):
        """How far participation goes."""

        INFORMATION = "information", _("Information")
        CONSULTATION = "consultation", _("Consultation")
        INVOLVEMENT = "involvement", _("Involvement")
        COLLABORATION = "collaboration", _("Collaboration")
        CO_CREATION = "co_creation", _("Co-creation")

    class Phase(models.TextChoices):
        """When in the work of a municipality it is used: the stages of the policy cycle."""

        AGENDA = "agenda", _("What is to be solved")
        PLANNING = "planning", _("Plan")
        DECISION = "decision", _("Decision")
        CARRYING_OUT = "carrying_out", _("Carrying out")
        EVALUATION = "evaluation", _("Evaluation")

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="process")
    name = models.CharField(_("name"), max_length=120)
    level = models.CharField(_("level"), max_length=14, choices=Level)
    actor_groups = models.ManyToManyField(
        Term,
        verbose_name=_("who takes part"),
        related_name="+",
        blank=True,
        limit_choices_to={"vocabulary": Vocabulary.ACTOR_GROUP},
    )
    municipal_role = models.ForeignKey(
        Term,
        verbose_name=_("role of the municipality"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.MUNICIPAL_ROLE},
    )
    phase = models.CharField(_("phase"), max_length=14, choices=Phase, blank=True)
    method = models.TextField(_("method"), blank=True)
    cost = models.CharField(_("cost"), max_length=200, blank=True)
    time_needed = models.CharField(_("time needed"), max_length=200, blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    risks = models.TextField(_("risks"), blank=True)

    objects = ProcessQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation process")
        verbose_name_plural = _("participation processes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The process with what it rests on."""
        return reverse("focusgroups:process-detail", args=[self.pk])
