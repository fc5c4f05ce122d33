"""Examples that a municipality can copy. Fields follow the note on examples and pilots."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forkommune.evidence.models import Claim
from forkommune.search.models import SearchEntry
from forkommune.terms.models import Term, Vocabulary
from municipalities.models import Municipality
from pilots.querysets import AdoptionQuerySet, ExampleQuerySet, ExampleSourceQuerySet


class EvidenceGrade(models.TextChoices):
    """How the effect of an example or pilot is known (kunnskapsgrunnlag)."""

    CONTROL = "control", _("Compared with a control group")
    BEFORE_AFTER = "before_after", _("Measured before and after")
    AFTER_ONLY = "after_only", _("Measured after only")
    CALCULATED = "calculated", _("Calculated")
    ESTIMATED = "estimated", _("Estimated")
    NOT_MEASURED = "not_measured", _("Not measured")
    NOT_ASSESSED = "not_assessed", _("Not assessed")


class Example(models.Model):
    """A measure, routine or process somebody has tried. An unknown figure is empty, never 0."""

    class Kind(models.TextChoices):
        """What can be copied."""

        MEASURE = "measure", _("Measure")
        ROUTINE = "routine", _("Routine")
        PROCESS = "process", _("Participation process")

    class State(models.TextChoices):
        """Where the example stands on its way to the page."""

        DRAFT = "draft", _("Draft")
        SHARED = "shared", _("Shared draft")
        REVIEW = "review", _("In review")
        PUBLISHED = "published", _("Published")
        CONFIRMED = "confirmed", _("Confirmed")
        ARCHIVED = "archived", _("Archived")

    class Status(models.TextChoices):
        """How far the measure itself has come."""

        PLANNED = "planned", _("Planned")
        ONGOING = "ongoing", pgettext_lazy("a measure", "Under way")
        COMPLETED = "completed", _("Completed")
        CONTINUED = "continued", _("Continued")
        ENDED = "ended", _("Ended")
        FAILED = "failed", _("Did not work")
        UNKNOWN = "unknown", _("Not known")

    class EffectKind(models.TextChoices):
        """A goal or a promise is never shown as a result."""

        RESULT = "result", _("Result")
        GOAL = "goal", _("Goal")
        SUPPLIER = "supplier", _("Stated by the supplier")

    code = models.CharField(_("code"), max_length=20, unique=True, null=True, blank=True)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    claim = models.OneToOneField(
        Claim, verbose_name=_("rests on"), on_delete=models.PROTECT, related_name="example"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MEASURE)
    title = models.CharField(_("title"), max_length=100)
    summary = models.TextField(_("summary"))
    municipalities = models.ManyToManyField(
        Municipality, verbose_name=_("municipalities"), related_name="examples", blank=True
    )
    search_entries = GenericRelation(SearchEntry)
    place = models.CharField(
        _("place as the source names it"), max_length=200, help_text=_("As it was at the time.")
    )
    lead_actor = models.CharField(_("led by"), max_length=80, blank=True)
    sector = models.ForeignKey(
        Term,
        verbose_name=_("sector"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.SECTOR},
    )
    theme = models.ForeignKey(
        Term,
        verbose_name=_("theme"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.THEME},
    )
    instrument = models.ForeignKey(
        Term,
        verbose_name=_("policy instrument"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.INSTRUMENT},
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.UNKNOWN)
    start_year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    effect = models.CharField(_("effect"), max_length=300, blank=True)
    effect_kind = models.CharField(
        _("the effect is a"), max_length=10, choices=EffectKind, blank=True
    )
    effect_value = models.DecimalField(
        _("effect as a number"), max_digits=16, decimal_places=3, null=True, blank=True
    )
    effect_unit = models.CharField(_("unit of the effect"), max_length=80, blank=True)
    cost = models.CharField(_("cost"), max_length=300, blank=True)
    cost_nok = models.BigIntegerField(_("cost in NOK"), null=True, blank=True)
    evidence_grade = models.CharField(
        _("evidence"), max_length=14, choices=EvidenceGrade, default=EvidenceGrade.NOT_ASSESSED
    )
    state = models.CharField(
        _("publication state"), max_length=10, choices=State, default=State.DRAFT
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    confirmed_on = models.DateField(_("confirmed by the municipality on"), null=True, blank=True)
    certainty = models.CharField(_("certainty"), max_length=40, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = ExampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("example")
        verbose_name_plural = _("examples")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["published", "confirmed"]) | Q(published_at__isnull=False),
                name="example_published_has_a_time",
                violation_error_message=_("A published example needs the time it was published."),
            ),
            models.CheckConstraint(
                condition=Q(cost_nok__isnull=True) | Q(cost_nok__gte=0),
                name="example_cost_not_negative",
                violation_error_message=_("Leave the cost empty when it is not known."),
            ),
            models.CheckConstraint(
                condition=Q(effect="") | ~Q(effect_kind=""),
                name="example_effect_says_what_it_is",
                violation_error_message=_("Say whether the effect is a result or a goal."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The example's page."""
        return reverse("pilots:example-detail", args=[self.slug])


class ExampleSource(models.Model):
    """Where an example comes from. A public source counts as support."""

    example = models.ForeignKey(
        Example, verbose_name=_("example"), on_delete=models.CASCADE, related_name="sources"
    )
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("address"), max_length=500, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    page = models.CharField(_("page"), max_length=20, blank=True)
    position = models.PositiveSmallIntegerField(_("place"), default=0)

    objects = ExampleSourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source of an example")
        verbose_name_plural = _("sources of examples")
        ordering = ["example", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["example", "title"],
                name="example_source_once",
                violation_error_message=_("The example has that source already."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Adoption(models.Model):
    """A municipality that copied an example, when, and how it went."""

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
    result = models.TextField(_("how it went"), blank=True)
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
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.example}"
