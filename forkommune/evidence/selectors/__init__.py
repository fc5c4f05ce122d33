"""What the pages of the chain of evidence show."""

from .coding_screen import CodingScreen, Mark, coding_screen
from .resting import Quotability, Resting, quotability_of, resting_on
from .texts import TextGroup, groups_of

__all__ = [
    "CodingScreen",
    "Mark",
    "Quotability",
    "Resting",
    "TextGroup",
    "coding_screen",
    "groups_of",
    "quotability_of",
    "resting_on",
]
