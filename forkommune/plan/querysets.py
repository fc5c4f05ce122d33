"""Questions about the plan that SQL can answer. The application's plan is public."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Sum

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class PublicQuerySet(models.QuerySet[Any]):
    """Rows that stand in the application and are public."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everything."""
        return self.all()


class ProjectQuerySet(PublicQuerySet):
    """Projects."""

    def for_page(self) -> Self:
        """With everything that the application says, in a constant number of queries."""
        return self.select_related("owner").prefetch_related(
            "partners__people",
            "owner__people",
            "statements",
            "pillars",
            "questions",
            "references",
            "discrepancies",
            "budget_lines",
            "deliverables__activity__lead",
            "activities__lead",
            "activities__partners",
            "activities__milestones",
            "activities__deliverables",
        )


class DiscrepancyQuerySet(PublicQuerySet):
    """Contradictions in the application."""

    def at(self, place: str) -> Self:
        """Those that belong on one page or part of a page."""
        return self.filter(place=place).order_by("project", "position")


class MilestoneQuerySet(PublicQuerySet):
    """Milestones by date."""

    def upcoming(self, on: date) -> Self:
        """Not reached and not past on a day."""
        return self.filter(reached_on__isnull=True, planned_to__gte=on)

    def pressing(self, on: date, *, until: date) -> Self:
        """Not reached, due by `until`, of projects under way on a day; the latest ones first."""
        return (
            self.filter(reached_on__isnull=True, planned_to__lte=until)
            .filter(activity__project__period_from__lte=on, activity__project__period_to__gte=on)
            .select_related("activity__lead")
            .order_by("planned_to", "pk")
        )


class BudgetLineQuerySet(PublicQuerySet):
    """Lines of the four tables of the application."""

    def of(self, table: str) -> Self:
        """The lines of one table, as the application orders them."""
        return self.filter(table=table).order_by("position", "year")

    def total(self) -> int:
        """Sum in NOK."""
        return self.aggregate(sum=Sum("amount_nok"))["sum"] or 0


class LedgerQuerySet(models.QuerySet[Any]):
    """What was spent; seen by those who keep the books and by researchers."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those with a right to the ledger."""
        return self.all() if user.has_perm("plan.view_ledgerentry") else self.none()
