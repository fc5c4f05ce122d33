"""Where an example comes from: documents with version and page, and links that are looked after."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.models import PlanVersion
from pilots.querysets import OfExampleQuerySet

from .resources import FIRST_YEAR, LAST_YEAR


class ExampleSource(models.Model):
    """Where an example comes from. A public source counts as support.

    Passages are the support of the example's claim; what became of its address stands in `LinkState`.
    """

    example = models.ForeignKey(
        "pilots.Example",
        verbose_name=_("example"),
        on_delete=models.CASCADE,
        related_name="sources",
    )
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("address"), max_length=500, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    page = models.CharField(_("page"), max_length=20, blank=True)
    version = models.CharField(
        _("version"), max_length=80, blank=True, help_text=_("Version or date of the document.")
    )
    document = models.ForeignKey(
        PlanVersion,
        verbose_name=_("document in the portal"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    position = models.PositiveSmallIntegerField(_("place"), default=0)

    objects = OfExampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("source of an example")
        verbose_name_plural = _("sources of examples")
        ordering = ["example", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["example", "title"],
                name="example_source_once",
                violation_error_message=_("The example has that source already."),
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="example_source_year_is_a_year",
                violation_error_message=_("Write the year of the source with four digits."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
