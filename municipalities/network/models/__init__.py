"""Rows of the network: criteria, divisions and their groups."""

from .criterion import NetworkCriterion
from .division import Division, DivisionMove, NetworkGroup

__all__ = ["Division", "DivisionMove", "NetworkCriterion", "NetworkGroup"]
