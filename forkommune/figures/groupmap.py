"""The tile map of a division: each municipality with the letter and colour of its group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forkommune.figures import palette
from forkommune.figures.tilemap import Place, Tile, TileMapFigure


def group_tiles(groups: Sequence[tuple[str, Iterable[Place]]]) -> tuple[Tile, ...]:
    """A tile per place; groups are a letter and its places, in the order of the colours."""
    return tuple(
        Tile(place, number, letter)
        for number, (letter, places) in enumerate(groups)
        for place in places
    )


@dataclass(frozen=True, kw_only=True)
class GroupMapFigure(TileMapFigure):
    """Tiles by group. A step is the number of a group; any number of groups may be shown.

    step_words: one per group, letter first ("A: The three largest").
    """

    def check_steps(self) -> None:
        """Colours repeat after four groups, since the letter carries the meaning."""

    def fill(self, step: int) -> str:
        return palette.GROUP_FILLS[step % len(palette.GROUP_FILLS)]

    def border(self, step: int) -> str:
        return palette.GROUP_BORDERS[step % len(palette.GROUP_BORDERS)]
