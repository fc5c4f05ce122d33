"""Rows of the register."""

from .confirmation import FactConfirmation
from .county import County
from .membership import Membership
from .municipality import Municipality, Succession
from .plan_document import PlanDocument, PlanTarget
from .statistic import PointSource, PointSourceEmission, Statistic, StatisticKind

__all__ = [
    "County",
    "FactConfirmation",
    "Membership",
    "Municipality",
    "PlanDocument",
    "PlanTarget",
    "PointSource",
    "PointSourceEmission",
    "Statistic",
    "StatisticKind",
    "Succession",
]
