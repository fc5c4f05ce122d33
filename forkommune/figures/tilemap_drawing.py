"""The drawing of a TileMapFigure: equal tiles, their words inside, the steps explained below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forkommune.figures import palette
from forkommune.figures.legend import Key, draw_legend, swatch, unknown_swatch
from forkommune.figures.metrics import abbreviated, clipped, text_width, wrapped
from forkommune.figures.sheet import CENTRE, Sheet

if TYPE_CHECKING:
    from forkommune.figures.tilemap import Tile, TileMapFigure

GAP = 0.25  # between tiles, in font sizes
WIDEST = 6.6  # a tile grows no wider than this, in font sizes
MOST_LINES = 3  # of a name; the table has it whole
SHAPE = 0.76  # height of a tile as a share of its width
LEADING = 1.4


class MapDrawing:
    """All tiles are as tall as the one with most to say."""

    def __init__(self, figure: TileMapFigure, sheet: Sheet) -> None:
        self.figure, self.sheet, self.em = figure, sheet, sheet.em
        self.small = sheet.sizes.small
        self.columns = 1 + max(tile.place.column for tile in figure.tiles)
        self.rows = 1 + max(tile.place.row for tile in figure.tiles)
        self.gap, self.pad = self.em * GAP, self._pad()
        room = sheet.width - 2 * self.pad - self.gap * (self.columns - 1)
        self.width = min(room / self.columns, self.em * WIDEST)
        self.size = self._value_size()
        most = max(len(self._texts(tile)) for tile in figure.tiles)
        self.height = max(self.width * SHAPE, self.em * (LEADING * most + 0.4))

    def draw(self) -> None:
        """Draws the figure and sets the height of the sheet."""
        for tile in self.figure.tiles:
            x = self.pad + tile.place.column * (self.width + self.gap)
            y = self.pad + tile.place.row * (self.height + self.gap)
            self._draw_tile(tile, x, y)
            if tile.own:
                self._draw_ring(x, y)
        below = self.pad + self.rows * (self.height + self.gap) + self.em / 2
        self.sheet.set_height(draw_legend(self.sheet, self._keys(), below))

    def _pad(self) -> float:
        """Room for the ring of an own tile at the edge; without one the map begins at the edge."""
        spots = [(tile.place.column, tile.place.row) for tile in self.figure.tiles if tile.own]
        at_edge = any(column in (0, self.columns - 1) or row == 0 for column, row in spots)
        return self.sheet.sizes.stroke * 1.2 if at_edge else 0.0

    def _fits(self, text: str, size: float, *, bold: bool = False) -> bool:
        return text_width(text, size, bold=bold) <= self.width - size * 0.5

    def _value_size(self) -> float:
        """One size for all values: the larger one only where every one of them fits."""
        texts = (self.figure.tile_text(tile) for tile in self.figure.tiles)
        return self.em if all(self._fits(t, self.em, bold=True) for t in texts) else self.small

    def _texts(self, tile: Tile) -> list[tuple[str, bool]]:
        """The lines of the name, then of the value (True); on more lines only where they must.

        A word of a name is never broken: too long even by itself, it is abbreviated.
        """
        place, room = tile.place, self.width - self.small * 0.2
        name = place.name if self._fits(place.name, self.small) else place.short
        names = wrapped(abbreviated(name, self.small, room), self.small, room)
        names = clipped(names, MOST_LINES, self.small, room)
        # A number fills the whole tile sooner than that its per cent sign stands on a line of its own.
        values = wrapped(self.figure.tile_text(tile), self.size, self.width, bold=True)
        return [*((line, False) for line in names), *((line, True) for line in values)]

    def _draw_tile(self, tile: Tile, x: float, y: float) -> None:
        unknown = tile.step is None
        fill = self.sheet.hatch(pale=True) if tile.step is None else self.figure.fill(tile.step)
        stroke = palette.HATCH if tile.step is None else self.figure.border(tile.step)
        radius = self.em * 0.3
        self.sheet.rect(x, y, self.width, self.height, fill=fill, stroke=stroke, radius=radius)
        ink = palette.INK if unknown else palette.text_on(fill)
        texts, step = self._texts(tile), self.size * LEADING
        middle = y + self.height / 2 - step * (len(texts) - 1) / 2
        for number, (text, is_value) in enumerate(texts):
            size = self.size if is_value else self.small
            self.sheet.text(
                x + self.width / 2,
                middle + step * number + size * CENTRE,
                text,
                size=size,
                anchor="middle",
                bold=is_value,
                fill=ink,
                boxed=unknown,
            )

    def _draw_ring(self, x: float, y: float) -> None:
        """An ochre ring in the gap round the own tile: it never runs through the name."""
        thick = self.sheet.sizes.stroke
        out, radius = thick, self.em * 0.3 + thick / 2
        width, height = self.width + 2 * out, self.height + 2 * out
        self.sheet.rect(
            x - out, y - out, width, height, stroke=palette.SOL, stroke_width=thick, radius=radius
        )

    def _keys(self) -> list[Key]:
        words = enumerate(self.figure.step_words)
        keys = [
            Key(word, swatch(self.figure.fill(step), self.figure.border(step)))
            for step, word in words
            if word
        ]
        if any(tile.step is None for tile in self.figure.tiles):
            keys.append(Key(self.figure.unknown, unknown_swatch(self.sheet)))
        return keys
