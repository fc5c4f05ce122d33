"""Pilot projects: an idea that is assessed, chosen, measured before and after, and concluded."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from forkommune.evidence.models import Claim
from forkommune.search.models import SearchEntry
from forkommune.terms.models import Term, Vocabulary
from municipalities.models import Municipality
from municipalities.network.models import NetworkGroup
from pilots.querysets import PartnerQuerySet, PilotQuerySet


class Pilot(models.Model):
    """A pilot project with its hypothesis, registered and dated before the data.

    Of its emission potential only what somebody reckoned beforehand is told, with the method; it is
    never a result. An unknown figure is empty, never 0.
    """

    class State(models.TextChoices):
        """Who may read about it."""

        DRAFT = "draft", _("Draft")
        SHARED = "shared", _("Shared draft")
        PUBLISHED = "published", _("Published")

    class Conclusion(models.TextChoices):
        """Too thin to tell is not the same as no effect."""

        EFFECT = "effect", _("Effect")
        WORSE = "worse", _("Effect for the worse")
        BOTH = "both", _("Effects for better and for worse")
        NO_EFFECT = "no_effect", _("No effect shown")
        UNDECIDED = "undecided", _("Cannot be decided")

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    claim = models.OneToOneField(
        Claim, verbose_name=_("rests on"), on_delete=models.PROTECT, related_name="pilot"
    )
    name = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("what, how much and where"))
    municipalities = models.ManyToManyField(
        Municipality, verbose_name=_("municipalities"), related_name="pilots"
    )
    owner = models.ForeignKey(
        Organisation, verbose_name=_("owner"), on_delete=models.PROTECT, null=True, blank=True
    )
    researcher = models.ForeignKey(
        Organisation,
        verbose_name=_("researched by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    network_group = models.ForeignKey(
        NetworkGroup,
        verbose_name=_("network group"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    phase = models.ForeignKey(
        Term,
        verbose_name=_("phase"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.PILOT_STATUS},
    )
    sector = models.ForeignKey(
        Term,
        verbose_name=_("sector"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.SECTOR},
    )
    barrier = models.ForeignKey(
        Term,
        verbose_name=_("barrier it tests"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.BARRIER},
    )
    instrument = models.ForeignKey(
        Term,
        verbose_name=_("policy instrument"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.INSTRUMENT},
    )
    problem = models.TextField(_("problem"), blank=True)
    hypothesis = models.TextField(_("hypothesis"), blank=True)
    why = models.TextField(_("why it is expected"), blank=True)
    potential_low = models.DecimalField(
        _("emission potential, from (tonnes CO₂e a year)"),
        max_digits=14,
        decimal_places=3,
        null=True,
        blank=True,
    )
    potential_high = models.DecimalField(
        _("emission potential, to (tonnes CO₂e a year)"),
        max_digits=14,
        decimal_places=3,
        null=True,
        blank=True,
    )
    potential_method = models.TextField(_("how the potential was reckoned"), blank=True)
    cost_nok = models.BigIntegerField(_("cost in NOK"), null=True, blank=True)
    cost_year = models.PositiveSmallIntegerField(_("prices of the year"), null=True, blank=True)
    cost = models.TextField(_("what the cost covers"), blank=True)
    funding = models.TextField(_("funding"), blank=True)
    risk = models.TextField(_("risk"), blank=True)
    legal = models.TextField(_("legal needs"), blank=True)
    participation = models.TextField(_("participation process"), blank=True)
    next_steps = models.TextField(_("what happens next"), blank=True)
    hypothesis_registered_at = models.DateTimeField(
        _("hypothesis registered at"), null=True, blank=True
    )
    conclusion = models.CharField(_("conclusion"), max_length=10, choices=Conclusion, blank=True)
    example = models.ForeignKey(
        "pilots.Example",
        verbose_name=_("the example made of it"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pilots",
    )
    state = models.CharField(
        _("publication state"), max_length=10, choices=State, default=State.DRAFT
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)
    search_entries = GenericRelation(SearchEntry)

    objects = PilotQuerySet.as_manager()

    class Meta:
        verbose_name = _("pilot project")
        verbose_name_plural = _("pilot projects")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hypothesis_registered_at__isnull=True) | ~Q(hypothesis=""),
                name="pilot_registered_hypothesis_has_words",
                violation_error_message=_("Write the hypothesis before registering it."),
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="pilot_published_has_a_time",
                violation_error_message=_("A published pilot needs the time it was published."),
            ),
            models.CheckConstraint(
                condition=Q(potential_low__isnull=True, potential_high__isnull=True)
                | Q(potential_low__lte=F("potential_high")),
                name="pilot_potential_has_two_ends",
                violation_error_message=_("The potential has a lower and a higher end."),
            ),
            models.CheckConstraint(
                condition=Q(potential_low__isnull=True) | ~Q(potential_method=""),
                name="pilot_potential_says_how",
                violation_error_message=_("Say how the potential was reckoned."),
            ),
            models.CheckConstraint(
                condition=Q(cost_nok__isnull=True) | Q(cost_nok__gte=0, cost_year__isnull=False),
                name="pilot_cost_has_its_year",
                violation_error_message=_("A cost is 0 or more, in the prices of a year."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The pilot's page."""
        return reverse("pilots:pilot-detail", args=[self.slug])


class PilotPartner(models.Model):
    """A body that takes part in a pilot, and as what: of the register, or only by its name."""

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot project"), on_delete=models.CASCADE, related_name="partners"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    name = models.CharField(_("name outside of the register"), max_length=120, blank=True)
    actor_group = models.ForeignKey(
        Term,
        verbose_name=_("actor group"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.ACTOR_GROUP},
    )
    role = models.CharField(_("role"), max_length=120)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner of a pilot")
        verbose_name_plural = _("partners of pilots")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "organisation"],
                name="pilot_partner_once",
                violation_error_message=_("The partner is registered with the pilot already."),
            ),
            models.UniqueConstraint(
                fields=["pilot", "name"],
                condition=~Q(name=""),
                name="pilot_partner_named_once",
                violation_error_message=_("The partner is registered with the pilot already."),
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, name="")
                | Q(organisation__isnull=True) & ~Q(name=""),
                name="pilot_partner_is_one_body",
                violation_error_message=_(
                    "Choose an organisation of the register, or write a name, not both."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.called}: {self.role}"

    @property
    def called(self) -> str:
        """The name of the body."""
        return self.name or str(self.organisation)
