"""Rows of the document study."""

from .finding import Deadline, ResponsibleUnit, Sum
from .version import PlanPage, PlanVersion

__all__ = ["Deadline", "PlanPage", "PlanVersion", "ResponsibleUnit", "Sum"]
