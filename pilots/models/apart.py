"""That two examples which look alike were found not to be the same."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilots.merging.apart import Looked
from pilots.querysets import ApartQuerySet

from .example import Example


class ExamplesApart(models.Model):
    """Two examples somebody looked at and found to be two, with what they said then.

    first is the one with the lower key, so that a pair stands once. titles: of the two, in that order.
    sources: the addresses that both named.
    """

    first = models.ForeignKey(
        Example, verbose_name=_("one example"), on_delete=models.CASCADE, related_name="+"
    )
    second = models.ForeignKey(
        Example, verbose_name=_("the other example"), on_delete=models.CASCADE, related_name="+"
    )
    why = models.CharField(_("how they differ"), max_length=300, blank=True)
    titles = models.JSONField(_("titles then"), default=list, editable=False)
    sources = models.JSONField(_("sources of both then"), default=list, blank=True, editable=False)
    at = models.DateTimeField(_("found at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("found by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = ApartQuerySet.as_manager()

    class Meta:
        verbose_name = _("two examples that are not the same")
        verbose_name_plural = _("examples that are not the same")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(undone_at__isnull=True),
                name="examples_apart_once",
                violation_error_message=_("It is said already that these two are not the same."),
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="examples_apart_in_order",
                violation_error_message=_("Choose two different examples."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"

    @property
    def looked(self) -> Looked:
        """What the two said when somebody looked."""
        first, second = self.titles
        return Looked((first, second), frozenset(self.sources))
