"""Who copied an example, and how it went."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.models import Municipality
from pilots.querysets import AdoptionQuerySet

from .example import Example
from .resources import FIRST_YEAR, LAST_YEAR


class Adoption(models.Model):
    """A municipality that copied an example, when, and how it went."""

    class Outcome(models.TextChoices):
        """How it went, where somebody has said."""

        UNKNOWN = "", _("Not known")
        WORKS = "works", _("Works")
        PARTLY = "partly", _("Works in part")
        FAILED = "failed", _("Did not work")
        TOO_EARLY = "too_early", _("Too early to tell")

    example = models.ForeignKey(
        Example, verbose_name=_("example"), on_delete=models.CASCADE, related_name="adoptions"
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="adoptions",
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=9, choices=Outcome, default=Outcome.UNKNOWN, blank=True
    )
    result = models.TextField(_("how it went"), blank=True)
    url = models.URLField(_("where it can be read"), max_length=500, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        ordering = ["example", F("year").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["example", "municipality"],
                name="adoption_once",
                violation_error_message=_(
                    "This municipality is registered as having copied the example already."
                ),
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="adoption_year_is_a_year",
                violation_error_message=_("Write the year of the adoption with four digits."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.example}"
