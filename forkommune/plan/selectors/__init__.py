"""What the project page shows."""

from .money import MoneyTable, money_tables
from .page import ProjectPage, project_page
from .schedule import schedule_figure

__all__ = ["MoneyTable", "ProjectPage", "money_tables", "project_page", "schedule_figure"]
