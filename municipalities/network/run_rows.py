"""What the page of a division is made of: cards, maps and rows."""

from __future__ import annotations

from dataclasses import dataclass

from .values import Values


@dataclass(frozen=True)
class TieRow:
    """A bar: how tight by one criterion. width: of 100, as 1.0 fills the bar."""

    label: str
    ratio: str
    width: float
    is_loose: bool
    looser: str


@dataclass(frozen=True)
class Card:
    """What binds a group, and who could be elsewhere."""

    ties: list[TieRow]
    words: str
    elsewhere: str
    known: str
    stability: str


@dataclass(frozen=True)
class SmallTile:
    """A tile of a small map, in its own units."""

    x: int
    y: int
    letter: str
    look: int
    is_moved: bool


@dataclass(frozen=True)
class NearMap:
    """A division nearly as good, as a small map and in words."""

    number: int
    words: str
    objective: float
    dearer: float
    tiles: list[SmallTile]
    width: int
    height: int


@dataclass(frozen=True)
class BesideRow:
    """One number of groups beside others."""

    groups: int
    objective: float
    silhouette: float | None
    identical: float | None
    is_this: bool


@dataclass(frozen=True)
class Cell:
    """A pair in the matrix: per cent of the draws together; step: its tint."""

    text: str
    step: int
    is_framed: bool


@dataclass(frozen=True)
class MatrixRow:
    """A municipality's row."""

    name: str
    cells: list[Cell]


@dataclass(frozen=True)
class CriterionRow:
    """A criterion as it was measured."""

    values: Values
    scale: str
    span: float | None
    missing: list[str]
    count: int


@dataclass(frozen=True)
class RunPage:
    """All of a computed division but its map."""

    heading: str
    cards: list[Card]
    near: list[NearMap]
    near_more: bool
    near_percent: int
    beside: list[BesideRow]
    matrix: list[MatrixRow]
    columns: list[str]
    unsure: list[str]
    steady: str
    distances: list[MatrixRow]
    without: list[tuple[bool, str]]
    criteria: list[CriterionRow]
    doubtful: list[str]
    rules: list[tuple[str, float | None]]
    lawful: int | None
    silhouette: float | None
    seed: int
    is_whole: bool
    keeps: bool
    count: int
    lists_near: bool
    is_drawn: bool
