"""What the survey found: measures, routines, instruments and barriers, each resting on a claim."""

from typing import ClassVar

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

    class Meta(Finding.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        constraints = [
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__gte=1900, year__lte=2200),
                name="measure_year_is_a_year",
                violation_error_message=_("Write the year with four digits."),
            )
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

    class Meta(Finding.Meta):
        verbose_name = _("barrier")
        verbose_name_plural = _("barriers")
