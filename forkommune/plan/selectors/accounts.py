"""The accounts: plan against what is entered, in the four tables, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures import BudgetBlock, BudgetFigure, BudgetLine, BudgetWords
from forkommune.plan.bookkeeping import (
    Compared,
    ComparedTable,
    Dimension,
    Planned,
    compare,
    hours_of,
)
from forkommune.plan.codes import OWN
from forkommune.plan.models import (
    AccountingPeriod,
    AccountsStatement,
    BudgetTable,
    Discrepancy,
    LedgerEntry,
    Project,
    ProposedEntry,
)
from forkommune.plan.models import BudgetLine as PlannedLine
from forkommune.plan.sealing import seal

from .entries import as_entered, as_text


@dataclass(frozen=True)
class HoursRow:
    """The hours of one organisation, and what they come to."""

    organisation: str
    hours: Decimal
    amount: Decimal


@dataclass(frozen=True)
class Accounts:
    """What the ledger of a project says, as one visitor may see it."""

    project: Project
    entries: Sequence[LedgerEntry]
    tables: Sequence[ComparedTable]
    contradictions: Sequence[Discrepancy]
    periods: Sequence[AccountingPeriod]
    waiting: int

    @property
    def planned(self) -> Decimal | None:
        """Kroner of the whole plan."""
        return self.tables[0].total.planned

    @property
    def entered(self) -> Decimal | None:
        """Kroner of the whole ledger; None while it is empty."""
        return self.tables[0].total.entered

    @property
    def share(self) -> Decimal | None:
        """Entered in per cent of planned."""
        return self.tables[0].total.share

    @cached_property
    def own_work(self) -> tuple[Decimal, Decimal]:
        """Hours that the members gave, and what they come to."""
        return hours_of(map(as_entered, self.entries), financing=OWN)

    @property
    def own_planned(self) -> Decimal | None:
        """What the members were to give."""
        rows = next(t.rows for t in self.tables if t.dimension is Dimension.FINANCING)
        return next((row.planned for row in rows if row.code == OWN), None)

    @cached_property
    def hours(self) -> list[HoursRow]:
        """Hours by organisation, by name."""
        sums: dict[str, tuple[Decimal, Decimal]] = {}
        for entry in self.entries:
            if entry.hours is not None:
                hours, amount = sums.get(entry.organisation.name, (Decimal(0), Decimal(0)))
                sums[entry.organisation.name] = (hours + entry.hours, amount + entry.amount_nok)
        return [HoursRow(name, *both) for name, both in sorted(sums.items())]

    @cached_property
    def sha256(self) -> str:
        """The checksum of all entries."""
        return seal(map(as_text, self.entries))

    @property
    def has_invented(self) -> bool:
        """Whether an entry is an invented example."""
        return any(entry.is_invented for entry in self.entries)


def accounts(user: User | AnonymousUser) -> Accounts | None:
    """The accounts of the first project; None before any plan has been loaded."""
    project = Project.objects.visible_to(user).order_by("period_from").first()
    if project is None:
        return None
    rows = LedgerEntry.objects.visible_to(user).filter(project=project)
    entries = list(rows.for_listing())
    lines = (
        PlannedLine.objects.visible_to(user).filter(project=project).order_by("position", "year")
    )
    return Accounts(
        project=project,
        entries=entries,
        tables=compare(planned_lines(lines), map(as_entered, entries)),
        contradictions=list(project.discrepancies.filter(place=Discrepancy.Place.MONEY)),
        periods=list(
            AccountingPeriod.objects.visible_to(user)
            .filter(project=project)
            .select_related("closed_by")
        ),
        waiting=ProposedEntry.objects.visible_to(user).filter(project=project).open().count(),
    )


def planned_lines(lines: Iterable[PlannedLine]) -> list[Planned]:
    """The lines of the four tables, each with its amounts by year."""
    found: dict[tuple[str, str], Planned] = {}
    sides = {side.value for side in Dimension}
    for line in lines:
        if line.table not in sides:
            continue
        key = (line.table, line.code)
        before = found[key].amounts if key in found else {}
        found[key] = Planned(
            dimension=Dimension(line.table),
            code=line.code,
            label=line.label,
            amounts={**before, line.year: Decimal(line.amount_nok)},
        )
    return list(found.values())


def title_of(dimension: Dimension) -> str:
    """What the application calls the table."""
    return str(BudgetTable(dimension.value).label)


def heading_of(table: ComparedTable) -> str:
    """The finding of a table: how much of it is entered."""
    title, share = title_of(table.dimension), table.total.share
    if share is None:
        return _("%(title)s: nothing is entered yet") % {"title": title}
    return _("%(title)s: %(share)d per cent is entered") % {"title": title, "share": round(share)}


def money_figure(
    tables: Sequence[ComparedTable], *, source: str, invented: str
) -> BudgetFigure | None:
    """Costs and financing on one scale; None without a plan. Amounts below zero are drawn as 0."""
    shown = [t for t in tables if t.dimension in (Dimension.COST_TYPE, Dimension.FINANCING)]
    if not all(table.rows for table in shown):
        return None
    return BudgetFigure(
        key="accounts",
        heading=heading_of(shown[0]),
        description=_("Planned and entered kroner, by cost type and by financing."),
        unit=_("NOK"),
        source=source,
        unknown=_("not entered"),
        invented=invented,
        blocks=tuple(
            BudgetBlock(
                title_of(table.dimension), tuple(_line(row) for row in table.rows if _is_used(row))
            )
            for table in shown
        ),
        words=BudgetWords(
            line=_("Line"),
            planned=_("planned"),
            used=_("entered"),
            left=_("left"),
            total=_("Total"),
            of=_("of"),
        ),
    )


def _is_used(row: Compared) -> bool:
    return bool(row.planned or row.entered)


def _line(row: Compared) -> BudgetLine:
    used = None if row.entered is None else max(row.entered, Decimal(0))
    return BudgetLine(row.label, row.planned or Decimal(0), used)


def statements(user: User | AnonymousUser, project: Project) -> list[AccountsStatement]:
    """The newest statements, those under way included."""
    rows = AccountsStatement.objects.visible_to(user).filter(project=project)
    return list(rows.for_listing().defer("data")[:5])
