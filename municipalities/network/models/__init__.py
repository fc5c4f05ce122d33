"""Models of the network: criteria, divisions, groups, moves by hand, contacts."""

from .contact import NetworkContact
from .criterion import NetworkCriterion
from .division import Division, DivisionMove, NetworkGroup

__all__ = ["Division", "DivisionMove", "NetworkContact", "NetworkCriterion", "NetworkGroup"]
