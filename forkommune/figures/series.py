"""How series are told apart: colour, dash and mark together, never hue alone."""

from dataclasses import dataclass

from forkommune.figures import palette
from forkommune.figures.sheet import Sheet, length


@dataclass(frozen=True)
class SeriesStyle:
    """colour of the line and mark, text of its label, dash in font sizes, and the mark's shape."""

    colour: str
    text: str
    dash: tuple[float, ...] = ()
    shape: str = "circle"
    filled: bool = True

    def dash_on(self, sheet: Sheet) -> str:
        """The dash in the unit of the sheet, "" for a solid line."""
        return " ".join(length(part * sheet.em) for part in self.dash)


SERIES = (
    SeriesStyle(palette.ACCENT, palette.ACCENT),
    SeriesStyle(palette.FJORD, palette.FJORD, dash=(0.45, 0.3), shape="square", filled=False),
    SeriesStyle(palette.GREY_TEXT, palette.GREY_TEXT, shape="diamond"),
    SeriesStyle(palette.SOL, palette.SOL_TEXT, dash=(0.15, 0.25), filled=False),
)
GOAL = SeriesStyle(palette.SOL, palette.SOL_TEXT, dash=(0.35, 0.3))


def draw_marker(sheet: Sheet, style: SeriesStyle, x: float, y: float, scale: float = 1.0) -> None:
    """The series' mark, centred; an open one has the ground inside so lines do not show through."""
    r = sheet.em * 0.28 * scale
    fill = style.colour if style.filled else palette.GROUND
    stroke, width = style.colour, sheet.sizes.stroke * 0.7
    if style.shape == "circle":
        sheet.circle(x, y, r, fill=fill, stroke=stroke, width=width)
    elif style.shape == "square":
        sheet.rect(x - r, y - r, 2 * r, 2 * r, fill=fill, stroke=stroke, stroke_width=width)
    else:
        draw_diamond(sheet, x, y, r * 1.4, fill=fill, stroke=stroke)


def draw_diamond(
    sheet: Sheet, x: float, y: float, radius: float, *, fill: str, stroke: str
) -> None:
    """A square on its corner: a milestone."""
    corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    sheet.path(corners, fill=fill, stroke=stroke, width=sheet.sizes.stroke * 0.6, closed=True)
