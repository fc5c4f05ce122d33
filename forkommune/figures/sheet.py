"""The sheet a figure is drawn on: a few marks, escaped text, one well-formed `<svg>` at the end."""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from forkommune.figures import palette
from forkommune.figures.media import Medium
from forkommune.figures.metrics import text_width

# Characters XML 1.0 forbids; one in a municipality's text would make the whole page's SVG invalid.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
CENTRE = 0.36  # half the cap height of Inter: from the middle of a line to its baseline
FONT = "Inter, 'Inter Variable', sans-serif"


def safe(text: str) -> str:
    """`text` for an SVG element: markup escaped, forbidden control characters replaced."""
    return escape(FORBIDDEN.sub("\ufffd", text))


@lru_cache(maxsize=8192)  # a drawing has hundreds of coordinates, and most of them again next time
def length(value: float) -> str:
    """A coordinate with at most two decimals: 12, 0.5, -3.25; never -0."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


class Sheet:
    """Collects marks in the unit of its medium; x to the right, y down, from the upper left."""

    def __init__(self, medium: Medium, key: str) -> None:
        self.medium = medium
        self.sizes = medium.sizes
        self.width = medium.sizes.width
        self.em = medium.sizes.text
        self.prefix = f"{key}-{medium.slug}"
        self._height = 0.0
        self._marks: list[str] = []
        self._patterns: dict[str, str] = {}

    def set_height(self, height: float) -> None:
        """Rounded up to the module of the medium, so a report keeps its vertical rhythm."""
        self._height = math.ceil(height / self.sizes.module - 1e-9) * self.sizes.module

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float | None = None,
        anchor: str = "start",
        bold: bool = False,
        fill: str = palette.INK,
        boxed: bool = False,
    ) -> None:
        """One line with its baseline at `y`; `boxed` puts ground behind it where it meets a rule."""
        size = size or self.sizes.text
        if boxed:
            self._box(x, y, text_width(text, size, bold=bold), size, anchor)
        weight = ' font-weight="600"' if bold else ""
        place = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self._marks.append(
            f'<text x="{length(x)}" y="{length(y)}" font-size="{length(size)}"'
            f'{weight}{place} fill="{fill}">{safe(text)}</text>'
        )

    def note(self, x: float, y: float, text: str, anchor: str = "start") -> None:
        """A line of small grey text with its baseline at `y`: ticks, units, remarks."""
        self.text(x, y, text, size=self.sizes.small, anchor=anchor, fill=palette.GREY_TEXT)

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        *,
        anchor: str = "start",
        size: float | None = None,
        bold: bool = False,
        fill: str = palette.INK,
    ) -> None:
        """Several lines whose block is centred on `y`."""
        size = size or self.sizes.text
        step = size * 1.25
        first = y - step * (len(lines) - 1) / 2 + size * CENTRE
        for number, line in enumerate(lines):
            self.text(
                x, first + step * number, line, anchor=anchor, size=size, bold=bold, fill=fill
            )

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        colour: str = palette.HAIRLINE,
        width: float | None = None,
        dash: str = "",
    ) -> None:
        """A straight line; without `width` a hairline."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._marks.append(
            f'<line x1="{length(x1)}" y1="{length(y1)}" x2="{length(x2)}" y2="{length(y2)}"'
            f' stroke="{colour}" stroke-width="{length(width or self.sizes.hair)}"{dashed}/>'
        )

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "none",
        stroke: str = "",
        stroke_width: float | None = None,
        radius: float = 0,
    ) -> None:
        """A rectangle, its outline inside; nothing is drawn of one without extent."""
        if stroke:
            edge = stroke_width or self.sizes.hair
            x, y, width, height = x + edge / 2, y + edge / 2, width - edge, height - edge
        if width <= 0 or height <= 0:
            return
        outline = self._outline(stroke, stroke_width)
        round_ = f' rx="{length(radius)}"' if radius else ""
        self._marks.append(
            f'<rect x="{length(x)}" y="{length(y)}" width="{length(width)}"'
            f' height="{length(height)}"{round_} fill="{fill}"{outline}/>'
        )

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str,
        stroke: str = "",
        width: float | None = None,
    ) -> None:
        """A dot; open when the fill is the ground and the stroke a colour."""
        self._marks.append(
            f'<circle cx="{length(x)}" cy="{length(y)}" r="{length(radius)}"'
            f' fill="{fill}"{self._outline(stroke, width)}/>'
        )

    def path(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: str = "none",
        stroke: str = "",
        width: float | None = None,
        dash: str = "",
        closed: bool = False,
    ) -> None:
        """Straight pieces through `points`, with round joins."""
        steps = " ".join(f"{length(x)},{length(y)}" for x, y in points)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        name = "polygon" if closed else "polyline"
        joins = ' stroke-linejoin="round"' if stroke else ""
        self._marks.append(
            f'<{name} points="{steps}" fill="{fill}"{self._outline(stroke, width)}{dashed}{joins}/>'
        )

    def hatch(self, *, pale: bool = False) -> str:
        """The fill of what nobody knows; pale for large areas."""
        colour = palette.HAIRLINE if pale else palette.HATCH
        return self._pattern("pale" if pale else "hatch", palette.GROUND, colour, 0.16)

    def stripes(self) -> str:
        """The fill of a fourth series: fjord with white stripes, told from the others in grey."""
        return self._pattern("stripes", palette.FJORD, palette.GROUND, 0.3)

    def document(self, *, title: str, description: str) -> str:
        """The finished element. Raises ValueError when no height was set."""
        if self._height <= 0:
            raise ValueError(
                f"Drawing {self.prefix!r} has height {self._height}; set_height first."
            )
        patterns = f"<defs>{''.join(self._patterns.values())}</defs>" if self._patterns else ""
        width, height, unit = length(self.width), length(self._height), self.sizes.unit
        size = (
            f'width="{width}{unit}" height="{height}{unit}"'
            if unit == "pt"
            else (f'width="{width}" height="{height}"')
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}"'
            f' role="img" aria-labelledby="{self.prefix}-t {self.prefix}-d"'
            f" font-family={quoteattr(FONT)}>"
            f'<title id="{self.prefix}-t">{safe(title)}</title>'
            f'<desc id="{self.prefix}-d">{safe(description)}</desc>'
            f"{patterns}{''.join(self._marks)}</svg>"
        )

    def _pattern(self, name: str, ground: str, stroke: str, share: float) -> str:
        side = length(self.em * 0.45)
        self._patterns[name] = (
            f'<pattern id="{self.prefix}-{name}" width="{side}" height="{side}"'
            f' patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<rect width="{side}" height="{side}" fill="{ground}"/>'
            f'<rect width="{length(self.em * 0.45 * share)}" height="{side}" fill="{stroke}"/>'
            f"</pattern>"
        )
        return f"url(#{self.prefix}-{name})"

    def _outline(self, stroke: str, width: float | None) -> str:
        if not stroke:
            return ""
        return f' stroke="{stroke}" stroke-width="{length(width or self.sizes.hair)}"'

    def _box(self, x: float, y: float, width: float, size: float, anchor: str) -> None:
        pad = size * 0.2
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        self.rect(left - pad, y - size * 0.85, width + 2 * pad, size * 1.15, fill=palette.GROUND)
