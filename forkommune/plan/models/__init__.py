"""Rows of the project plan."""

from .activity import Activity, Deliverable, Milestone, MilestoneMove
from .ledger import (
    AccountingPeriod,
    ClassificationRule,
    HourlyRate,
    LedgerEntry,
    ProposedEntry,
)
from .money import BudgetLine, BudgetTable
from .project import Discrepancy, Pillar, Project, ProjectStatement, Reference, ResearchQuestion
from .statement import AccountsStatement

__all__ = [
    "AccountingPeriod",
    "AccountsStatement",
    "Activity",
    "BudgetLine",
    "BudgetTable",
    "ClassificationRule",
    "Deliverable",
    "Discrepancy",
    "HourlyRate",
    "LedgerEntry",
    "Milestone",
    "MilestoneMove",
    "Pillar",
    "Project",
    "ProjectStatement",
    "ProposedEntry",
    "Reference",
    "ResearchQuestion",
]
