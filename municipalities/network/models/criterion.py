"""Criteria by which municipalities are put in the same group."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim
from forkommune.terms.models import Term, Vocabulary
from municipalities.network.querysets import CriterionQuerySet


class NetworkCriterion(models.Model):
    """A criterion with its weight; a claim carries what speaks for it."""

    term = models.OneToOneField(
        Term,
        verbose_name=_("criterion"),
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Vocabulary.CRITERION},
    )
    claim = models.OneToOneField(
        Claim,
        verbose_name=_("rests on"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="criterion",
    )
    weight = models.DecimalField(_("weight"), max_digits=4, decimal_places=3, null=True, blank=True)
    is_measured = models.BooleanField(_("has figures for every municipality"), default=False)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = _("network criterion")
        verbose_name_plural = _("network criteria")
        ordering = ["term__position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gte=0, weight__lte=1),
                name="criterion_weight_between_0_and_1",
                violation_error_message=_("A weight lies between 0 and 1."),
            )
        ]

    def __str__(self) -> str:
        return str(self.term)
