"""Budget and ledger, in whole NOK. The application writes 1000 NOK; the loader multiplies."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from forkommune.plan.querysets import BudgetLineQuerySet, LedgerQuerySet

from .activity import Activity
from .project import Project


class BudgetTable(models.TextChoices):
    """The four tables of the application, and the financing of the task budget."""

    COST_TYPE = "cost_type", _("Cost by type")
    SECTOR = "sector", _("Cost by sector")
    TASK = "task", _("Cost by task")
    FINANCING = "financing", _("Financing")
    TASK_FINANCING = "task_financing", _("Financing of the task budget")


class BudgetLine(models.Model):
    """An amount of one table, for one year or (year empty) for the whole project."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="budget_lines")
    table = models.CharField(_("table"), max_length=20, choices=BudgetTable)
    code = models.SlugField(_("code"), max_length=40)
    label = models.CharField(_("label"), max_length=120)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    amount_nok = models.BigIntegerField(_("amount in NOK"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering = ["project", "table", "position", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "table", "code", "year"],
                name="budget_line_once",
                nulls_distinct=False,
                violation_error_message=_("This table already has the line for that year."),
            ),
            models.CheckConstraint(
                condition=Q(amount_nok__gte=0),
                name="budget_amount_not_negative",
                violation_error_message=_("A budget amount cannot be below 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.year or ''}: {self.amount_nok}"


class LedgerEntry(models.Model):
    """What was spent or worked: hours times rate, or an invoice."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="ledger")
    date = models.DateField(_("date"))
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    activity = models.ForeignKey(
        Activity, verbose_name=_("activity"), on_delete=models.PROTECT, null=True, blank=True
    )
    text = models.CharField(_("text"), max_length=200)
    hours = models.DecimalField(_("hours"), max_digits=7, decimal_places=2, null=True, blank=True)
    rate_nok = models.PositiveIntegerField(_("rate in NOK an hour"), null=True, blank=True)
    amount_nok = models.BigIntegerField(_("amount in NOK"))
    cost_type = models.SlugField(_("cost type"), max_length=40)
    sector = models.SlugField(_("sector"), max_length=40)
    task = models.SlugField(_("task"), max_length=40)
    financing = models.SlugField(_("financing source"), max_length=40)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger")
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__isnull=True, rate_nok__isnull=True)
                | Q(hours__isnull=False, rate_nok__isnull=False),
                name="ledger_hours_with_rate",
                violation_error_message=_("Give both hours and rate, or neither."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.text} {self.amount_nok}"
