"""Where a figure is shown: the width it is drawn for, and the sizes that follow from it.

One drawing function serves all of them. The page holds WIDE and NARROW and picks one by container
query, so that text never falls below 12 px; a report draws at true size in points.
"""

from dataclasses import dataclass
from enum import Enum

LEAST_TEXT = 12  # px, on the web


@dataclass(frozen=True)
class Sizes:
    """Lengths of one medium in its own unit (px or pt).

    width: of the drawing. text, small: font sizes. hair, stroke: line widths.
    module: heights are rounded up to a multiple of this.
    """

    width: float
    unit: str
    text: float
    small: float
    hair: float
    stroke: float
    module: float


def _web(width: float) -> Sizes:
    return Sizes(width, "px", text=14, small=13, hair=1, stroke=2.5, module=1)


def _print(width: float) -> Sizes:
    return Sizes(width, "pt", text=8, small=7.5, hair=0.5, stroke=1.6, module=7)


class Medium(Enum):
    """The widths that exist. NARROW is 12 px at the 270 that a panel leaves in a window of 320. PRINT is the full type area, TEXT the column, HALF one of a pair."""

    WIDE = _web(640)
    NARROW = _web(292)
    PRINT = _print(483)
    PRINT_TEXT = _print(343)
    PRINT_HALF = _print(231)
    PRINT_LANDSCAPE = _print(730)

    @property
    def sizes(self) -> Sizes:
        return self.value

    @property
    def slug(self) -> str:
        """Part of every id of the drawing, so two media of one figure can share a page."""
        return self.name.lower().replace("_", "-")

    @property
    def least_width(self) -> float:
        """The narrowest box, in px, that may show this drawing scaled: its text is then 12 px.

        For the container query of a page; meaningless for print, which is never scaled.
        """
        return self.value.width * LEAST_TEXT / self.value.small

    @property
    def is_print(self) -> bool:
        """A page that ends, where a web page goes on."""
        return self.value.unit == "pt"

    @property
    def is_slim(self) -> bool:
        """Less than about 45 letters wide: labels stand above marks instead of beside them."""
        return self.value.width / self.value.text < 30
