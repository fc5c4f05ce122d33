"""Examples that a municipality can copy. Fields follow the note on examples and pilots."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim
from forkommune.search.models import SearchEntry
from municipalities.models import Municipality
from pilots.examples.parts import HIDEABLE
from pilots.querysets import ExampleQuerySet

from .effect import EffectKind, EvidenceGrade
from .resources import FIRST_YEAR, LAST_YEAR, Resources, resource_rules
from .sorting import Sorting
from .story import ExampleStory


def known_parts(names: Sequence[str]) -> None:
    """Raises ValidationError naming a part that cannot be hidden, for there is none of that name."""
    if unknown := sorted(set(names) - set(HIDEABLE)):
        raise ValidationError(
            gettext("There is no part “%(names)s” to hide. Choose among: %(known)s.")
            % {"names": ", ".join(unknown), "known": ", ".join(HIDEABLE)}
        )


class Example(Sorting, Resources):
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
        REVIEW = "review", _("With the secretariat")
        ASSESSMENT = "assessment", _("With a researcher")
        OWNER = "owner", _("With the municipality")
        PUBLISHED = "published", _("Published")
        CONFIRMED = "confirmed", _("Confirmed")
        ARCHIVED = "archived", _("Archived")
        MERGED = "merged", _("Merged with another one")

    class Status(models.TextChoices):
        """How far the measure itself has come."""

        PLANNED = "planned", _("Planned")
        ONGOING = "ongoing", pgettext_lazy("a measure", "Under way")
        COMPLETED = "completed", _("Completed")
        CONTINUED = "continued", _("Continued")
        ENDED = "ended", _("Ended")
        FAILED = "failed", _("Did not work")
        UNKNOWN = "unknown", _("Not known")

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
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.UNKNOWN)
    start_year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(_("ended in the year"), null=True, blank=True)
    contact_role = models.CharField(
        _("whom to ask"),
        max_length=120,
        blank=True,
        help_text=_("The role, such as energileder; no person's name."),
    )
    mailbox = models.EmailField(
        _("mailbox for questions"),
        blank=True,
        help_text=_("A common mailbox of the owner. Empty: that of the municipality."),
    )
    effect = models.CharField(
        _("effect"), max_length=300, blank=True, help_text=_("In one line, for the card.")
    )
    effect_kind = models.CharField(
        _("the effect is a"), max_length=10, choices=EffectKind, blank=True
    )
    evidence_grade = models.CharField(
        _("evidence"), max_length=14, choices=EvidenceGrade, default=EvidenceGrade.NOT_ASSESSED
    )
    state = models.CharField(
        _("publication state"), max_length=10, choices=State, default=State.DRAFT
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    confirmed_on = models.DateField(_("confirmed by the municipality on"), null=True, blank=True)
    asked_on = models.DateField(
        _("the municipality was asked on"), null=True, blank=True, editable=False
    )
    review_on = models.DateField(_("next review"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("taken into"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
    )
    hidden = models.JSONField(
        _("parts that are not public"), default=list, blank=True, validators=[known_parts]
    )
    certainty = models.CharField(_("certainty"), max_length=40, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = ExampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("example")
        verbose_name_plural = _("examples")
        ordering = ["title", "pk"]
        # Few keep a part back: found without reading all, where many are put in order.
        indexes = [models.Index("id", name="example_with_hidden", condition=~Q(hidden=[]))]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["published", "confirmed"]) | Q(published_at__isnull=False),
                name="example_published_has_a_time",
                violation_error_message=_("A published example needs the time it was published."),
            ),
            models.CheckConstraint(
                condition=Q(effect="") | ~Q(effect_kind=""),
                name="example_effect_says_what_it_is",
                violation_error_message=_(
                    "Say whether the effect is a result, a goal, a potential or a supplier's word."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    Q(start_year__isnull=True) | Q(start_year__range=(FIRST_YEAR, LAST_YEAR))
                )
                & (Q(end_year__isnull=True) | Q(end_year__range=(FIRST_YEAR, LAST_YEAR))),
                name="example_years_are_years",
                violation_error_message=_("Write the years of the example with four digits."),
            ),
            models.CheckConstraint(
                condition=Q(end_year__isnull=True)
                | Q(start_year__isnull=True)
                | Q(end_year__gte=F("start_year")),
                name="example_ends_after_it_begins",
                violation_error_message=_("An example cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="example_merged_into_one",
                violation_error_message=_("An example is merged with another one, or it is not."),
            ),
            *resource_rules("example"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The example's page."""
        return reverse("pilots:example-detail", args=[self.slug])

    @property
    def told(self) -> ExampleStory:
        """Its story; one without a word where nobody has told any."""
        return getattr(self, "story", None) or ExampleStory(example=self)

    def shows(self, part: str) -> bool:
        """Whether the public may see a part; what it is called stands in `pilots.examples.parts`."""
        return part not in self.hidden
