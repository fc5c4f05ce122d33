"""What the survey found: measures, routines, instruments, barriers and what helps against them,
requirements to the state and institutions, each resting on a claim."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim
from forkommune.terms.models import Term, Vocabulary
from municipalities.register.models import Municipality
from municipalities.survey.querysets import FindingQuerySet


class Finding(models.Model):
    """Common to all findings: the claim that carries the evidence, and the municipality."""

    claim_kind: ClassVar[str]

    claim = models.OneToOneField(
        Claim, verbose_name=_("claim"), on_delete=models.CASCADE, related_name="%(class)s"
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    title = models.CharField(_("title"), max_length=200)

    objects = FindingQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["municipality__sort_key", "title", "pk"]

    def __str__(self) -> str:
        return self.title


def term_field(vocabulary: Vocabulary, words: Any) -> Any:
    """A word of a vocabulary, empty where the text does not say."""
    return models.ForeignKey(
        Term,
        verbose_name=words,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": vocabulary},
    )


class Measure(Finding):
    """Something done, under way or planned for the climate."""

    claim_kind = Claim.Kind.MEASURE
    status = models.ForeignKey(
        Term,
        verbose_name=_("status"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.MEASURE_STATUS},
    )
    sector = models.ForeignKey(
        Term,
        verbose_name=_("sector"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.SECTOR},
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    effect = models.CharField(_("effect"), max_length=300, blank=True)
    theme = term_field(Vocabulary.THEME, _("theme"))
    instrument = term_field(Vocabulary.INSTRUMENT, _("policy instrument"))
    cost = models.DecimalField(
        _("cost in kroner"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    responsible = models.CharField(
        _("responsible"), max_length=200, blank=True, help_text=_("The unit, never a person.")
    )

    class Meta(Finding.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        constraints = [
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gt=0),
                name="measure_cost_is_positive",
                violation_error_message=_("Write an amount above nought."),
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__gte=1900, year__lte=2200),
                name="measure_year_is_a_year",
                violation_error_message=_("Write the year with four digits."),
            ),
        ]


class Routine(Finding):
    """A standing way of working with climate in the administration."""

    class Extent(models.TextChoices):
        """How fixed the routine is."""

        FIXED = "fixed", _("Fixed routine")
        PARTIAL = "partial", _("Partly")
        MISSING = "missing", _("Missing")

    claim_kind = Claim.Kind.ROUTINE
    routine_type = models.ForeignKey(
        Term,
        verbose_name=_("kind of routine"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.ROUTINE},
    )
    extent = models.CharField(_("extent"), max_length=10, choices=Extent, default=Extent.FIXED)

    class Meta(Finding.Meta):
        verbose_name = _("routine")
        verbose_name_plural = _("routines")


class Instrument(Finding):
    """A policy instrument that the municipality uses."""

    claim_kind = Claim.Kind.INSTRUMENT
    instrument_type = models.ForeignKey(
        Term,
        verbose_name=_("policy instrument"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.INSTRUMENT},
    )
    theme = term_field(Vocabulary.THEME, _("theme"))

    class Meta(Finding.Meta):
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")


class Barrier(Finding):
    """What stands in the way. An assessment: shown only for groups of five or more municipalities."""

    claim_kind = Claim.Kind.BARRIER
    barrier_type = models.ForeignKey(
        Term,
        verbose_name=_("barrier"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.BARRIER},
    )
    theme = term_field(Vocabulary.THEME, _("theme"))
    instrument = term_field(Vocabulary.INSTRUMENT, _("instrument that it stands in the way of"))

    class Meta(Finding.Meta):
        verbose_name = _("barrier")
        verbose_name_plural = _("barriers")


class SuccessFactor(Finding):
    """What made it work. An assessment, as a barrier is."""

    claim_kind = Claim.Kind.SUCCESS
    barrier_type = term_field(Vocabulary.BARRIER, _("barrier that it helps against"))
    theme = term_field(Vocabulary.THEME, _("theme"))

    class Meta(Finding.Meta):
        verbose_name = _("success factor")
        verbose_name_plural = _("success factors")


class Requirement(Finding):
    """What the state must do before the municipality can (research question 6). An assessment."""

    class Means(models.TextChoices):
        """What is asked of the state."""

        LAW = "law", _("Legal authority and rules")
        MONEY = "money", _("Money")
        GOALS = "goals", _("Goals and steering")
        KNOWLEDGE = "knowledge", _("Knowledge, figures and guidance")
        COORDINATION = "coordination", _("Co-ordination of state bodies")
        OTHER = "other", _("Other")

    claim_kind = Claim.Kind.REQUIREMENT
    means = models.CharField(_("what is asked for"), max_length=12, choices=Means)
    theme = term_field(Vocabulary.THEME, _("theme"))

    class Meta(Finding.Meta):
        verbose_name = _("requirement to central government")
        verbose_name_plural = _("requirements to central government")


class Institution(Finding):
    """An arrangement that transition takes, in place or wanted (research question 1)."""

    class Form(models.TextChoices):
        """Which sort; the words of research question 1."""

        ORGANISATION = "organisation", _("Way of organising")
        RULE = "rule", _("Rule")
        NORM = "norm", _("Norm")
        FINANCING = "financing", _("Way of financing")
        COMPETENCE = "competence", _("Building competence")
        OTHER = "other", _("Other")

    class Standing(models.TextChoices):
        """Whether it is there."""

        IN_PLACE = "in_place", _("In place")
        WANTED = "wanted", _("Wanted")

    claim_kind = Claim.Kind.INSTITUTION
    form = models.CharField(_("kind of institution"), max_length=12, choices=Form)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing)
    theme = term_field(Vocabulary.THEME, _("theme"))

    class Meta(Finding.Meta):
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
