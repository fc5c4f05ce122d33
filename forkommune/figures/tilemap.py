"""A map of equal tiles, one per municipality: small ones count as much as large ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from forkommune.figures import palette
from forkommune.figures.base import Figure
from forkommune.figures.numbers import PLAIN, NumberStyle
from forkommune.figures.sheet import Sheet
from forkommune.figures.tables import Cell, Column, Row, Table
from forkommune.figures.thresholds import Thresholds
from forkommune.figures.tilemap_drawing import MapDrawing


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
        self.check_steps()

    def check_steps(self) -> None:
        """Raises ValueError for more steps than the map has shades."""
        if len(self.step_words) > len(palette.MAP_STEPS):
            raise ValueError(f"{len(self.step_words)} steps; the map has {len(palette.MAP_STEPS)}.")

    def tile_text(self, tile: Tile) -> str:
        return self.unknown if tile.step is None else tile.text

    def fill(self, step: int) -> str:
        """Fewer than four steps spread over the whole range, so they still differ in grey."""
        spread = {1: (2,), 2: (0, 2), 3: (0, 1, 2)}.get(len(self.step_words), (0, 1, 2, 3))
        return palette.MAP_STEPS[spread[step]]

    def border(self, step: int) -> str:
        """The line round a tile of a step; none where its fill is seen without it."""
        return ""

    def table(self) -> Table:
        numeric = any(tile.value is not None for tile in self.tiles)
        columns = (Column(self.place_title), Column(self.value_title, numeric=numeric))
        rows = (Row(Cell(tile.place.name), (self._cell(tile, numeric),)) for tile in self.tiles)
        return Table(self.heading, columns, tuple(rows))

    def _cell(self, tile: Tile, numeric: bool) -> Cell:
        text, unknown = self.tile_text(tile), tile.step is None
        return Cell(text, value=tile.value, numeric=numeric, unknown=unknown)

    def draw(self, sheet: Sheet) -> None:
        MapDrawing(self, sheet).draw()
