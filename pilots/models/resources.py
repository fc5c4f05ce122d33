"""What an example took: money, people, time and law, and who paid for it."""

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from forkommune.terms.models import Term, Vocabulary
from pilots.querysets import OfExampleQuerySet

FIRST_YEAR, LAST_YEAR = 1900, 2100


class CostClass(models.TextChoices):
    """How much it cost, roughly: by the investment, else by what it costs a year. Our own steps."""

    UNDER_100_000 = "under_100k", _("Under 100 000 kroner")
    TO_1_MILLION = "to_1m", _("100 000 to 1 million kroner")
    TO_10_MILLION = "to_10m", _("1 to 10 million kroner")
    TO_100_MILLION = "to_100m", _("10 to 100 million kroner")
    OVER_100_MILLION = "over_100m", _("100 million kroner or more")


STEPS = (
    (10**5, CostClass.UNDER_100_000),
    (10**6, CostClass.TO_1_MILLION),
    (10**7, CostClass.TO_10_MILLION),
    (10**8, CostClass.TO_100_MILLION),
)


class Resources(models.Model):
    """Figures are those of the sources; what is not known is empty, never 0."""

    cost = models.CharField(
        _("cost"), max_length=300, blank=True, help_text=_("In words, as the source says it.")
    )
    investment_nok = models.BigIntegerField(_("investment in kroner"), null=True, blank=True)
    investment_is_extra = models.BooleanField(
        _("the investment is only the extra cost"),
        default=False,
        help_text=_("What it cost more than the ordinary solution."),
    )
    yearly_cost_nok = models.BigIntegerField(_("yearly cost in kroner"), null=True, blank=True)
    cost_year = models.PositiveSmallIntegerField(
        _("kroner of the year"),
        null=True,
        blank=True,
    )
    cost_class = models.GeneratedField(
        expression=Case(
            When(investment_nok__isnull=True, yearly_cost_nok__isnull=True, then=Value("")),
            *(
                When(
                    Q(investment_nok__lt=most)
                    | Q(investment_nok__isnull=True, yearly_cost_nok__lt=most),
                    then=Value(step.value),
                )
                for most, step in STEPS
            ),
            default=Value(CostClass.OVER_100_MILLION.value),
        ),
        output_field=models.CharField(max_length=10),
        db_persist=True,
        verbose_name=_("cost class"),
        choices=CostClass,
    )
    person_years = models.DecimalField(
        _("person-years"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("All the work it took, or a year of it where it goes on."),
    )
    months_to_carry_out = models.PositiveSmallIntegerField(
        _("months to carry out"), null=True, blank=True
    )
    lifetime_years = models.PositiveSmallIntegerField(_("lifetime in years"), null=True, blank=True)
    legal_basis = models.CharField(
        _("legal basis"),
        max_length=300,
        blank=True,
        help_text=_("Act and section, regulation or agreement."),
    )

    class Meta:
        abstract = True


def resource_rules(name: str) -> list[models.BaseConstraint]:
    """The rules of the figures, for the table of the model that holds them.

    name: begins the names of the constraints.
    """
    amounts = {
        "investment_nok": _(
            "Write the investment in whole kroner above nought; leave it empty when it is not known."
        ),
        "yearly_cost_nok": _(
            "Write the yearly cost in whole kroner above nought; leave it empty when it is not known."
        ),
        "person_years": _(
            "Write person-years above nought; leave them empty when they are not known."
        ),
        "months_to_carry_out": _(
            "Write the months above nought; leave them empty when they are not known."
        ),
        "lifetime_years": _(
            "Write the lifetime in years above nought; leave it empty when it is not known."
        ),
    }
    rules: list[models.BaseConstraint] = [
        models.CheckConstraint(
            condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": 0}),
            name=f"{name}_{field}_above_nought",
            violation_error_message=words,
        )
        for field, words in amounts.items()
    ]
    rules.append(
        models.CheckConstraint(
            condition=Q(cost_year__isnull=True) | Q(cost_year__range=(FIRST_YEAR, LAST_YEAR)),
            name=f"{name}_cost_year_is_a_year",
            violation_error_message=_("Write the year of the kroner with four digits."),
        )
    )
    rules.append(
        models.CheckConstraint(
            condition=Q(investment_is_extra=False) | Q(investment_nok__isnull=False),
            name=f"{name}_extra_cost_has_an_amount",
            violation_error_message=_(
                "Write the extra cost, or take away the mark that it is one."
            ),
        )
    )
    return rules


class ExampleFunding(models.Model):
    """Who paid, and how much. An amount that is not known is empty, never 0."""

    example = models.ForeignKey(
        "pilots.Example",
        verbose_name=_("example"),
        on_delete=models.CASCADE,
        related_name="funding",
    )
    source = models.ForeignKey(
        Term,
        verbose_name=_("source of funding"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.FUNDING_SOURCE},
    )
    amount_nok = models.BigIntegerField(_("amount in kroner"), null=True, blank=True)
    year_from = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    year_to = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    words = models.CharField(
        _("in words"), max_length=300, blank=True, help_text=_("As the source says it.")
    )
    position = models.PositiveSmallIntegerField(_("place"), default=0)

    objects = OfExampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("funding of an example")
        verbose_name_plural = _("funding of examples")
        ordering = ["example", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_nok__isnull=True) | Q(amount_nok__gt=0),
                name="funding_amount_above_nought",
                violation_error_message=_(
                    "Write the amount in whole kroner above nought; leave it empty when it is not known."
                ),
            ),
            models.CheckConstraint(
                condition=(Q(year_from__isnull=True) | Q(year_from__range=(FIRST_YEAR, LAST_YEAR)))
                & (Q(year_to__isnull=True) | Q(year_to__range=(FIRST_YEAR, LAST_YEAR))),
                name="funding_years_are_years",
                violation_error_message=_("Write the years of the funding with four digits."),
            ),
            models.CheckConstraint(
                condition=Q(year_to__isnull=True) | Q(year_to__gte=F("year_from")),
                name="funding_ends_after_it_begins",
                violation_error_message=_("Funding cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.example}"
