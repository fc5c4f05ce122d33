"""The budget, in whole NOK. The application writes 1000 NOK; the loader multiplies."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.plan.querysets import BudgetLineQuerySet

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

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="budget_lines"
    )
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
