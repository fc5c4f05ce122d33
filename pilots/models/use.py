"""How much the example database is used; nobody knows by whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pilots.querysets import UseQuerySet


class ExampleUse(models.Model):
    """How often something was done with the example database on a day."""

    class What(models.TextChoices):
        """What is counted."""

        SEARCH = "search", _("Searches")
        NO_HIT = "no_hit", _("Searches without a hit")
        LISTED = "listed", _("Examples put on a list")
        PAPER = "paper", _("Papers for council cases")
        PAGE = "page", _("Examples as one page (PDF)")
        TABLE = "table", _("Searches taken as a table")
        QUESTION = "question", _("Questions to owners")

    what = models.CharField(_("what"), max_length=10, choices=What)
    on = models.DateField(_("day"))
    times = models.PositiveIntegerField(_("times"), default=1)

    objects = UseQuerySet.as_manager()

    class Meta:
        verbose_name = _("use of the example database")
        verbose_name_plural = _("uses of the example database")
        ordering = ["on", "what"]
        constraints = [
            models.UniqueConstraint(
                fields=["what", "on"],
                name="example_use_once_a_day",
                violation_error_message=_("This is counted for that day already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.on}: {self.times}"
