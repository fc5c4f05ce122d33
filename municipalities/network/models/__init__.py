"""Rows of the network: criteria, divisions and their groups."""

from .criterion import NetworkCriterion
from .division import Division, NetworkGroup

__all__ = ["Division", "NetworkCriterion", "NetworkGroup"]
