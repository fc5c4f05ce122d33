"""What came of looking at the addresses of sources, one row an address."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilots.querysets import LinkQuerySet


class LinkState(models.Model):
    """Whether an address opened when it was last looked at.

    failing_since: the first of the failures that have come in a row since it last opened.
    """

    class Outcome(models.TextChoices):
        """What came of looking."""

        WORKS = "works", _("Opens")
        GONE = "gone", _("Is not there")
        SILENT = "silent", _("No answer")
        UNCLEAR = "unclear", _("Cannot be told")
        REFUSED = "refused", _("Is not called")

    url = models.URLField(_("address"), max_length=500, unique=True)
    outcome = models.CharField(_("last time"), max_length=8, choices=Outcome)
    checked_at = models.DateTimeField(_("looked at"))
    status = models.PositiveSmallIntegerField(_("answer of the server"), null=True, blank=True)
    told = models.CharField(_("fault"), max_length=200, blank=True)
    worked_at = models.DateTimeField(_("last opened"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    failing_since = models.DateTimeField(_("has failed since"), null=True, blank=True)
    moved_to = models.CharField(_("has moved to"), max_length=500, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("state of a link")
        verbose_name_plural = _("states of links")
        ordering = [F("failing_since").asc(nulls_last=True), "url"]
        constraints = [
            models.CheckConstraint(
                condition=Q(failures=0) & Q(failing_since__isnull=True)
                | Q(failures__gt=0) & Q(failing_since__isnull=False),
                name="link_failing_since_a_time",
                violation_error_message=_("A link that fails has failed since a time."),
            )
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def is_dead(self) -> bool:
        """Whether readers are told: it is not there, or was silent two weeks in a row."""
        if self.outcome == self.Outcome.GONE:
            return True
        return self.outcome == self.Outcome.SILENT and self.failures >= SILENT_TWICE


SILENT_TWICE = 2
