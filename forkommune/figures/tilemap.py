"""A map of equal tiles, one per municipality: small ones count as much as large ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from forkommune.figures import palette
from forkommune.figures.base import Figure
from forkommune.figures.legend import Key, draw_legend, swatch, unknown_swatch
from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.numbers import PLAIN, NumberStyle
from forkommune.figures.sheet import CENTRE, Sheet
from forkommune.figures.tables import Cell, Column, Row, Table
from forkommune.figures.thresholds import Thresholds

GAP = 0.25  # between tiles, in font sizes
MOST_EM = 6.6  # a tile grows no wider than this


@dataclass(frozen=True)
class Place:
    """Where a tile stands: column and row from 0, and the name in full and as short as fits."""

    name: str
    short: str
    column: int
    row: int


@dataclass(frozen=True)
class Tile:
    """One municipality's tile. step: 0 (light) to 3 (dark), None where nobody knows.

    text: the value as it stands in the tile; unknown tiles say the figure's word instead.
    value: the raw number for the CSV, None for words. own: outlined.
    """

    place: Place
    step: int | None
    text: str = ""
    value: float | None = None
    own: bool = False


def value_tiles(
    values: Iterable[tuple[Place, float | None]],
    thresholds: Thresholds,
    number: NumberStyle = PLAIN,
    own: str = "",
) -> tuple[Tile, ...]:
    """Tiles of a number per place; decimals are added where a rounded number would mislead.

    own: full name of the place to outline, empty for none.
    """
    pairs = tuple(values)
    style = thresholds.style((value for _, value in pairs), number)
    return tuple(
        Tile(place, None, own=place.name == own)
        if value is None
        else Tile(place, thresholds.step(value), style(value), value, place.name == own)
        for place, value in pairs
    )


@dataclass(frozen=True, kw_only=True)
class TileMapFigure(Figure):
    """Tiles in up to four steps. step_words: one per step, for the legend; "" leaves one out.

    place_title, value_title: column heads. unknown: the word in unknown tiles; keep it short.
    Raises ValueError for no tiles, two on one place, or a step without words.
    """

    tiles: tuple[Tile, ...]
    step_words: tuple[str, ...]
    place_title: str
    value_title: str

    def check(self) -> None:
        self.demand(self.tiles, "tiles")
        taken: dict[tuple[int, int], str] = {}
        for tile in self.tiles:
            spot = (tile.place.column, tile.place.row)
            if spot in taken:
                raise ValueError(f"{tile.place.name} and {taken[spot]} stand on one place {spot}.")
            taken[spot] = tile.place.name
            if tile.step is not None and not 0 <= tile.step < len(self.step_words):
                raise ValueError(f"Tile {tile.place.name} has step {tile.step} without words.")
        if len(self.step_words) > len(palette.MAP_STEPS):
            raise ValueError(f"{len(self.step_words)} steps; the map has {len(palette.MAP_STEPS)}.")

    def tile_text(self, tile: Tile) -> str:
        return self.unknown if tile.step is None else tile.text

    def fill(self, step: int) -> str:
        """Fewer than four steps spread over the whole range, so they still differ in grey."""
        spread = {1: (2,), 2: (0, 2), 3: (0, 1, 2)}.get(len(self.step_words), (0, 1, 2, 3))
        return palette.MAP_STEPS[spread[step]]

    def table(self) -> Table:
        numeric = any(tile.value is not None for tile in self.tiles)
        columns = (Column(self.place_title), Column(self.value_title, numeric=numeric))
        rows = (
            Row(
                Cell(tile.place.name),
                (
                    Cell(
                        self.tile_text(tile),
                        value=tile.value,
                        numeric=numeric,
                        unknown=tile.step is None,
                    ),
                ),
            )
            for tile in self.tiles
        )
        return Table(self.heading, columns, tuple(rows))

    def draw(self, sheet: Sheet) -> None:
        columns = 1 + max(tile.place.column for tile in self.tiles)
        gap, pad = sheet.em * GAP, self._pad(sheet, columns)
        width = min((sheet.width - 2 * pad - gap * (columns - 1)) / columns, sheet.em * MOST_EM)
        most = max(len(self._value_lines(sheet, tile, width)) for tile in self.tiles)
        height = max(width * 0.76, sheet.em * (3.0 + 1.2 * (most - 1)))
        for tile in self.tiles:
            x = pad + tile.place.column * (width + gap)
            y = pad + tile.place.row * (height + gap)
            self._draw_tile(sheet, tile, (x, y, width, height))
            if tile.own:
                self._draw_outline(sheet, (x, y, width, height))
        rows = 1 + max(tile.place.row for tile in self.tiles)
        below = pad + rows * (height + gap) + sheet.em / 2
        sheet.set_height(draw_legend(sheet, self._keys(sheet), below))

    def _pad(self, sheet: Sheet, columns: int) -> float:
        """Room for the ring of an own tile at the edge; without one the map begins at the edge."""
        edges = (0, columns - 1)
        at_edge = any(t.own and (t.place.row == 0 or t.place.column in edges) for t in self.tiles)
        return sheet.sizes.stroke * 1.2 if at_edge else 0.0

    def _draw_tile(self, sheet: Sheet, tile: Tile, box: tuple[float, float, float, float]) -> None:
        x, y, width, height = box
        unknown = tile.step is None
        fill = sheet.hatch(pale=True) if tile.step is None else self.fill(tile.step)
        stroke = palette.HATCH if unknown else ""
        sheet.rect(x, y, width, height, fill=fill, stroke=stroke, radius=sheet.em * 0.3)
        ink = palette.INK if unknown else palette.text_on(fill)
        size, small = self._value_size(sheet, width), sheet.sizes.small
        name = tile.place.name if self._fits(tile.place.name, small, width) else tile.place.short
        texts = [(name, small)]
        texts += [(line, size) for line in self._value_lines(sheet, tile, width)]
        step = min(height * 0.36, size * 1.4)
        middle = y + height / 2 - step * (len(texts) - 1) / 2
        for number, (text, letters) in enumerate(texts):
            baseline = middle + step * number + letters * CENTRE
            sheet.text(
                x + width / 2,
                baseline,
                text,
                size=letters,
                anchor="middle",
                bold=number > 0,
                fill=ink,
                boxed=unknown,
            )

    def _value_size(self, sheet: Sheet, width: float) -> float:
        """One size for all values: the larger one only where every one of them fits."""
        texts = (self.tile_text(tile) for tile in self.tiles)
        fit = all(self._fits(text, sheet.em, width, bold=True) for text in texts)
        return sheet.em if fit else sheet.sizes.small

    def _value_lines(self, sheet: Sheet, tile: Tile, width: float) -> list[str]:
        """The value, on more lines where its words are wider than the tile."""
        size = self._value_size(sheet, width)
        return wrapped(self.tile_text(tile), size, width - size * 0.2, bold=True)

    def _fits(self, text: str, size: float, width: float, *, bold: bool = False) -> bool:
        return text_width(text, size, bold=bold) <= width - size * 0.5

    def _draw_outline(self, sheet: Sheet, box: tuple[float, float, float, float]) -> None:
        """An ochre ring in the gap round the tile: it never runs through the name."""
        (x, y, width, height), thick = box, sheet.sizes.stroke
        out = thick * 0.6
        sheet.rect(
            x - out,
            y - out,
            width + 2 * out,
            height + 2 * out,
            stroke=palette.SOL,
            stroke_width=thick,
            radius=sheet.em * 0.3 + out,
        )

    def _keys(self, sheet: Sheet) -> list[Key]:
        keys = [
            Key(word, swatch(self.fill(step))) for step, word in enumerate(self.step_words) if word
        ]
        if any(tile.step is None for tile in self.tiles):
            keys.append(Key(self.unknown, unknown_swatch(sheet)))
        return keys
