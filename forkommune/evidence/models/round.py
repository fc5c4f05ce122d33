"""Two coders who code the same texts without seeing each other's codes, how far they agreed, and what
they settled afterwards.

Source: research note, section 1 (independent coding) and 4 (agreement).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.querysets import (
    AdjudicationQuerySet,
    CodingRoundQuerySet,
    RoundResultQuerySet,
)

from .code import Code, Codebook, CodebookVersion
from .source import SourceText


def _coder(label: Any) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        on_delete=models.PROTECT,
        related_name="+",
    )


class CodingRound(models.Model):
    """Texts that two coders code blind. While it is open, each sees the other's codes of a text
    only when both have marked the text as coded."""

    title = models.CharField(_("title"), max_length=120)
    codebook = models.ForeignKey(
        Codebook, verbose_name=_("codebook"), on_delete=models.PROTECT, related_name="rounds"
    )
    first = _coder(_("coder A"))
    second = _coder(_("coder B"))
    sources = models.ManyToManyField(
        SourceText, verbose_name=_("texts"), related_name="coding_rounds"
    )
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opened by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = CodingRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("double-coding round")
        verbose_name_plural = _("double-coding rounds")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(first=F("second")),
                name="round_has_two_coders",
                violation_error_message=_("Choose two different coders."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The agreement of the two."""
        return reverse("evidence:round-detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether the coders are still kept apart."""
        return self.closed_at is None


class RoundResult(models.Model):
    """How far the two agreed when their round was closed; the database refuses any change of it.

    Counts and what was reckoned from them, no words: it stands when a text is withdrawn, when codes
    are merged, and when the bootstrap draws otherwise. sources: the texts that were compared, as far
    as they are left. codes: `selectors.round_results.Judged`, one for each code that could be used.
    """

    round = models.OneToOneField(
        CodingRound, verbose_name=_("round"), on_delete=models.CASCADE, related_name="result"
    )
    at = models.DateTimeField(_("counted at"), default=timezone.now, editable=False)
    version = models.ForeignKey(
        CodebookVersion,
        verbose_name=_("version of the codebook"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    sources = models.ManyToManyField(
        SourceText, verbose_name=_("texts compared"), related_name="round_results"
    )
    compared = models.PositiveIntegerField(_("how many texts were compared"))
    total = models.PositiveIntegerField(_("how many texts the round had"))
    done_first = models.PositiveIntegerField(_("texts that A was done with"))
    done_second = models.PositiveIntegerField(_("texts that B was done with"))
    draws = models.PositiveIntegerField(_("draws"))
    seed = models.PositiveBigIntegerField(_("seed"))
    codes = models.JSONField(_("counts by code"))

    objects = RoundResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("result of a round")
        verbose_name_plural = _("results of rounds")
        constraints = [
            models.CheckConstraint(
                condition=Q(compared__lte=F("total")), name="round_result_compared_of_all"
            )
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.compared}/{self.total}"


class Adjudication(models.Model):
    """What was settled where the two differ on a code in a text. Their own codings stay."""

    class Outcome(models.TextChoices):
        """Whose codes hold."""

        FIRST = "first", _("A is right")
        SECOND = "second", _("B is right")
        BOTH = "both", _("Both, with a new boundary")

    round = models.ForeignKey(CodingRound, on_delete=models.CASCADE, related_name="adjudications")
    source = models.ForeignKey(SourceText, on_delete=models.CASCADE, related_name="adjudications")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="adjudications")
    outcome = models.CharField(_("what holds"), max_length=6, choices=Outcome)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("settled at"), auto_now=True)

    objects = AdjudicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("settled difference")
        verbose_name_plural = _("settled differences")
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "source", "code"],
                name="adjudication_once",
                violation_error_message=_("This difference has been settled already."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="adjudication_has_reason",
                violation_error_message=_("Write why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.source}: {self.get_outcome_display()}"
