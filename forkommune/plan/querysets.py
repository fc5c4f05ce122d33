"""Questions about the plan that SQL can answer. The application's plan is public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Max, Q, Sum

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
            "activities__milestones__moves__moved_by",
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

    def with_plan(self) -> Self:
        """By date, with their activity, its leader and its project."""
        return self.select_related("activity__lead", "activity__project").order_by(
            "planned_to", "pk"
        )

    def pressing(self, on: date, *, until: date) -> Self:
        """Not reached, due by `until`, of projects under way on a day; the latest ones first.

        Invented ones count always: they are dated from the day that they were loaded.
        """
        project = "activity__project__period"
        under_way = Q(**{f"{project}_from__lte": on, f"{project}_to__gte": on})
        return (
            self.filter(under_way | Q(is_invented=True))
            .filter(reached_on__isnull=True, planned_to__lte=until)
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


class MilestoneMoveQuerySet(models.QuerySet[Any]):
    """Moves of milestones: the dates are public on the plan, the reasons are the project's own."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those who work in the project."""
        return self.all() if user.has_perm("plan.view_milestonemove") else self.none()


class AccountsQuerySet(models.QuerySet[Any]):
    """Rows of the accounts: for those who keep the books and for researchers."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those with a right to see this kind of row."""
        seen = f"plan.view_{self.model._meta.model_name}"
        return self.all() if user.has_perm(seen) else self.none()


class LedgerQuerySet(AccountsQuerySet):
    """What was spent and worked."""

    def within(self, first: date, last: date) -> Self:
        """Dated from the first to the last day, both counted."""
        return self.filter(date__gte=first, date__lte=last)

    def of_invented(self, invented: bool) -> Self:
        """The invented ones, or the others; without what was taken back and what took it back."""
        return self.filter(is_invented=invented, reverses=None, reversed_by=None)

    def for_listing(self) -> Self:
        """With all that a list prints, newest first."""
        return self.select_related(
            "organisation", "activity", "rate", "reverses", "reversed_by"
        ).order_by("-date", "-number")

    def next_number(self, project: Any) -> int:
        """The number after the highest; ask under a lock on the project."""
        highest = self.filter(project=project).aggregate(highest=Max("number"))["highest"]
        return (highest or 0) + 1


class HourlyRateQuerySet(AccountsQuerySet):
    """What hours cost."""

    def in_force(self, organisation: Any, on: date) -> Self:
        """Rates for an organisation on a day: its own before the common one, the newest first."""
        return (
            self.filter(Q(organisation=organisation) | Q(organisation__isnull=True))
            .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)
            .order_by(F("organisation").asc(nulls_last=True), "-valid_from")
        )


class PeriodQuerySet(AccountsQuerySet):
    """Accounting periods."""

    def closed(self) -> Self:
        """Those whose entries stand fast."""
        return self.filter(closed_at__isnull=False)

    def holding(self, project: Any, first: date, last: date | None = None) -> Self:
        """Periods of a project that share a day with the given ones."""
        return self.filter(project=project, first_day__lte=last or first, last_day__gte=first)


class ProposedEntryQuerySet(AccountsQuerySet):
    """What waits for a place in the ledger, and what was decided about it."""

    def open(self) -> Self:
        """Those that nobody has decided on, the oldest first."""
        return self.filter(state="open").order_by("date", "pk")

    def of_source(self, source: str) -> Self:
        """All that one source has proposed."""
        return self.filter(source=source)

    def same_money(self, project: Any, days: Iterable[date], amounts: Iterable[Decimal]) -> Self:
        """What files have proposed of these days and amounts, the first first."""
        found = self.filter(project=project, is_hours=False, date__in=days, amount_nok__in=amounts)
        return found.exclude(state="gone").order_by("pk")

    def doubles_of(self, row: Any) -> Self:
        """What `row` was marked as looking like, and what of its own likes has been entered."""
        return self.filter(Q(pk=row.resembles_id) | Q(resembles=row.pk, state="accepted")).order_by(
            "pk"
        )


class RuleQuerySet(AccountsQuerySet):
    """Rules that fill in lines of files."""

    def in_order(self) -> Self:
        """As they are tried."""
        return self.select_related("organisation", "activity").order_by("position", "words")


class StatementQuerySet(AccountsQuerySet):
    """Statements for the auditor."""

    def finished(self) -> Self:
        """Those that have a file, newest first."""
        return self.exclude(sha256="").order_by("-taken_at")

    def for_listing(self) -> Self:
        """With who ordered it and how far it is, newest first."""
        return self.select_related("ordered_by", "job").order_by("-taken_at")
