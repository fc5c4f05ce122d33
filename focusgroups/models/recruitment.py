"""Recruitment: the wanted mix, and the candidates by actor group and state. No name stands in it.

Who a candidate is lies encrypted with the informant, for the group's recruiters. Which letter a
candidate has stands in no row of this module, and no page shows both.
"""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from focusgroups.recruitment.querysets import CandidateQuerySet, WantedMixQuerySet
from forkommune.evidence.models import Informant
from forkommune.terms.models import Term, Vocabulary
from municipalities.models import Municipality

from .group import FocusGroup


class AgeGroup(models.TextChoices):
    """As coarse as a mixed table needs."""

    YOUNG = "18-29", _("18-29 years")
    GROWN = "30-44", _("30-44 years")
    MIDDLE = "45-66", _("45-66 years")
    OLD = "67+", _("67 years or older")


def _actor_group() -> models.ForeignKey:
    return models.ForeignKey(
        Term,
        verbose_name=_("actor group"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.ACTOR_GROUP},
    )


class WantedMix(models.Model):
    """At least so many of a kind; an empty municipality or age group means any."""

    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="wanted_mix")
    actor_group = _actor_group()
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    age_group = models.CharField(_("age group"), max_length=6, choices=AgeGroup, blank=True)
    wanted = models.PositiveSmallIntegerField(
        _("wanted"), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )

    objects = WantedMixQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of the wanted mix")
        verbose_name_plural = _("wanted mix")
        constraints = [
            models.UniqueConstraint(
                fields=["group", "actor_group", "municipality", "age_group"],
                nulls_distinct=False,
                name="wanted_mix_line_once",
                violation_error_message=_("The wanted mix has this line already."),
            ),
            models.CheckConstraint(
                condition=models.Q(wanted__gte=1),
                name="wanted_mix_wants_somebody",
                violation_error_message=_("At least one is wanted."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor_group}: {self.wanted}"


class Candidate(models.Model):
    """Somebody who may take part. Its number is random, so that no order leads to a letter."""

    class State(models.TextChoices):
        """How things stand."""

        PROPOSED = "proposed", _("Proposed")
        ASKED = "asked", _("Asked")
        YES = "yes", _("Has said yes")
        NO = "no", _("Has said no")
        REPLACED = "replaced", _("Replaced")
        WITHDRAWN = "withdrawn", _("Has withdrawn")

    class Language(models.TextChoices):
        """The written language in which the person is written to."""

        BOKMAL = "nb", _("Bokmål")
        NYNORSK = "nn", _("Nynorsk")

    OPEN = (State.PROPOSED, State.ASKED, State.YES)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="candidates")
    informant = models.OneToOneField(Informant, on_delete=models.CASCADE, related_name="candidate")
    actor_group = _actor_group()
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    age_group = models.CharField(_("age group"), max_length=6, choices=AgeGroup, blank=True)
    language = models.CharField(
        _("written to in"), max_length=2, choices=Language, default=Language.BOKMAL
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    is_from_secretariat = models.BooleanField(_("proposed by the secretariat"), default=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    proposed_at = models.DateTimeField(_("proposed at"), auto_now_add=True)
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("steps in for"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    mailed_at = models.DateTimeField(_("last mailed at"), null=True, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    calendar_sequence = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("Of the event that was last sent to this person.")
    )
    calendar_of = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text=_("Which day, time and place of the session stand in the person's calendar."),
    )

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering = ["group", "state", "pk"]
        permissions = [("propose_candidate", "Can propose candidates for a focus group")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(replaces__isnull=True) | ~models.Q(replaces=models.F("id")),
                name="candidate_replaces_somebody_else",
                violation_error_message=_("Nobody steps in for themselves."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.actor_group}, {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        """The candidate's page, for the group's recruiters."""
        return reverse("focusgroups:candidate", args=[self.group_id, self.pk])
