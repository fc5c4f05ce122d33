"""Plans and related documents of municipalities, and the targets in them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim
from forkommune.terms.models import Term, Vocabulary
from municipalities.register.querysets import PlanDocumentQuerySet, PublicQuerySet

from .municipality import Municipality


class PlanDocument(models.Model):
    """A document of one or several municipalities; type and status decide whether it is a plan."""

    municipalities = models.ManyToManyField(
        Municipality, verbose_name=_("municipalities"), related_name="plan_documents"
    )
    title = models.CharField(_("title"), max_length=250)
    document_type = models.ForeignKey(
        Term,
        verbose_name=_("type"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.DOCUMENT_TYPE},
    )
    period_from = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    adopted_on = models.DateField(_("adopted"), null=True, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    certainty = models.CharField(_("certainty"), max_length=40, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = PlanDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan document")
        verbose_name_plural = _("plan documents")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "url"],
                name="plan_document_once",
                violation_error_message=_("This document is already registered."),
            ),
            models.CheckConstraint(
                condition=Q(period_to__isnull=True)
                | Q(period_from__isnull=True)
                | Q(period_to__gte=F("period_from")),
                name="plan_ends_after_it_begins",
                violation_error_message=_("A plan cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The document with its versions and pages, for the project team."""
        return reverse("municipalities:plan-document", args=[self.pk])


class PlanTarget(models.Model):
    """A numbered target of a plan: how much, compared with when, by when."""

    class Scope(models.TextChoices):
        """Whose emissions a target is about."""

        OWN = "own", _("the municipality's own operations")
        AREA = "area", _("the whole area")

    document = models.ForeignKey(
        PlanDocument,
        verbose_name=_("plan document"),
        on_delete=models.CASCADE,
        related_name="targets",
    )
    claim = models.OneToOneField(
        Claim,
        verbose_name=_("claim"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="target",
        help_text=_("What it rests on; empty where somebody wrote it without marking the words."),
    )
    text = models.TextField(_("wording"))
    page = models.CharField(_("page"), max_length=20, blank=True)
    scope = models.CharField(
        _("applies to"),
        max_length=12,
        choices=Scope,
    )
    change_percent = models.DecimalField(
        _("change in per cent"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    base_year = models.PositiveSmallIntegerField(_("compared with"), null=True, blank=True)
    target_year = models.PositiveSmallIntegerField(_("by"), null=True, blank=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("target of a plan")
        verbose_name_plural = _("targets of plans")
        ordering = ["document", "target_year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(base_year__isnull=True)
                | Q(target_year__isnull=True)
                | Q(target_year__gt=F("base_year")),
                name="target_year_after_base_year",
                violation_error_message=_("The target year comes after the year compared with."),
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
