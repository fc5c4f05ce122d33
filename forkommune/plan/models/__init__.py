"""Rows of the project plan."""

from .activity import Activity, Deliverable, Milestone
from .money import BudgetLine, BudgetTable, LedgerEntry
from .project import Discrepancy, Pillar, Project, ProjectStatement, Reference, ResearchQuestion

__all__ = [
    "Activity",
    "BudgetLine",
    "BudgetTable",
    "Deliverable",
    "Discrepancy",
    "LedgerEntry",
    "Milestone",
    "Pillar",
    "Project",
    "ProjectStatement",
    "Reference",
    "ResearchQuestion",
]
