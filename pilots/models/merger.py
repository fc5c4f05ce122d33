"""That two examples were found to be one: what became of each part, so that it can be told and undone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilots.querysets import MergerQuerySet

from .example import Example


class ExampleMerger(models.Model):
    """One example was taken into another. Both rows stay, each with its own history.

    chosen: for each part on which they differed, `kept` or `merged`.
    changes: every field that was written, as [model, key, field, before, after], in order.
    added: keys of rows that were put on the kept one's lists, by the name of the list.
    otherwise: parts of which the other one said something else, as [name, words].
    """

    kept = models.ForeignKey(
        Example, verbose_name=_("stays"), on_delete=models.CASCADE, related_name="mergers"
    )
    merged = models.ForeignKey(
        Example,
        verbose_name=_("was taken in"),
        on_delete=models.CASCADE,
        related_name="taken_in_by",
    )
    at = models.DateTimeField(_("merged at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("merged by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    chosen = models.JSONField(_("what was chosen"), default=dict, blank=True, editable=False)
    changes = models.JSONField(_("changes"), default=list, blank=True, editable=False)
    added = models.JSONField(_("added"), default=dict, blank=True, editable=False)
    otherwise = models.JSONField(_("said otherwise"), default=list, blank=True, editable=False)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = MergerQuerySet.as_manager()

    class Meta:
        verbose_name = _("merger of examples")
        verbose_name_plural = _("mergers of examples")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["merged"],
                condition=Q(undone_at__isnull=True),
                name="example_merged_once",
                violation_error_message=_("The example is taken into another one already."),
            ),
            models.CheckConstraint(
                condition=~Q(kept=F("merged")),
                name="example_not_merged_with_itself",
                violation_error_message=_("Choose two different examples."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged} → {self.kept}"
