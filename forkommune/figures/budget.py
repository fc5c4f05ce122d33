"""Money: what was planned as an outline, what was used solid, and a sum line that adds up."""

from collections.abc import Sequence
from dataclasses import dataclass

from forkommune.figures import palette
from forkommune.figures.base import Figure
from forkommune.figures.legend import Key, draw_legend, swatch
from forkommune.figures.metrics import text_width, wrapped
from forkommune.figures.numbers import PLAIN, Number, NumberStyle
from forkommune.figures.scales import Scale
from forkommune.figures.sheet import CENTRE, Sheet
from forkommune.figures.tables import Cell, Column, Row, Table


@dataclass(frozen=True)
class BudgetLine:
    """One cost or source of money, in the figure's unit; None where nobody knows."""

    label: str
    planned: Number | None
    used: Number | None


@dataclass(frozen=True)
class BudgetBlock:
    """Lines with their sum, such as the costs, or the financing that pays for them."""

    title: str
    lines: tuple[BudgetLine, ...]

    def total(self, label: str) -> BudgetLine:
        """The sum line; unknown as soon as one part is, for half a sum is no sum."""
        return BudgetLine(
            label,
            _sum([line.planned for line in self.lines]),
            _sum([line.used for line in self.lines]),
        )


@dataclass(frozen=True)
class BudgetWords:
    """Column heads and the words beside the bars, translated. `of` stands in "172 of 300"."""

    line: str
    planned: str
    used: str
    left: str
    total: str
    of: str


@dataclass(frozen=True, kw_only=True)
class BudgetFigure(Figure):
    """Blocks on one scale, so that costs and financing can be seen to meet.

    Raises ValueError for a block without lines, and for planned or used money below zero.
    """

    blocks: tuple[BudgetBlock, ...]
    words: BudgetWords
    number: NumberStyle = PLAIN

    def check(self) -> None:
        self.demand(self.blocks, "blocks")
        for block in self.blocks:
            self.demand(block.lines, f"lines in {block.title!r}")
            for line in block.lines:
                if min(line.planned or 0, line.used or 0) < 0:
                    raise ValueError(f"{line.label!r} of {self.key!r} is below zero: {line}.")

    def amount_words(self, line: BudgetLine) -> str:
        """172 of 300."""
        used = self.number.or_unknown(line.used, self.unknown)
        return f"{used} {self.words.of} {self.number.or_unknown(line.planned, self.unknown)}"

    def table(self) -> Table:
        heads = (self.words.planned, self.words.used, self.words.left)
        columns = (Column(self.words.line), *(Column(head, numeric=True) for head in heads))
        rows = [row for block in self.blocks for row in self._block_rows(block)]
        return Table(self.heading, columns, tuple(rows))

    def _block_rows(self, block: BudgetBlock) -> list[Row]:
        rows = [self._row(block, line, total=False) for line in block.lines]
        return [*rows, self._total_row(block)]

    def _total_row(self, block: BudgetBlock) -> Row:
        return self._row(block, block.total(self.words.total), total=True)

    def _row(self, block: BudgetBlock, line: BudgetLine, *, total: bool) -> Row:
        left = _sum([line.planned, None if line.used is None else -line.used])
        values = (line.planned, line.used, left)
        cells = tuple(Cell.number(value, self.number, self.unknown) for value in values)
        label = f"{block.title}: {line.label}" if len(self.blocks) > 1 else line.label
        return Row(Cell(label), cells, total=total)

    def draw(self, sheet: Sheet) -> None:
        y = draw_legend(sheet, self._keys()) + sheet.em * 0.3
        scale = self._scale(sheet)
        for block in self.blocks:
            if len(self.blocks) > 1:
                y += sheet.em * 1.4
                sheet.text(0, y, block.title, bold=True)
                y += sheet.em * 0.3
            for line in block.lines:
                y = self._draw_line(sheet, scale, line, y, bold=False)
            sheet.rule(0, y, sheet.width, y, colour=palette.INK, width=sheet.sizes.hair * 1.5)
            y = self._draw_line(sheet, scale, block.total(self.words.total), y, bold=True)
        sheet.set_height(y + sheet.em * 0.3)

    def _keys(self) -> list[Key]:
        return [
            Key(self.words.planned, swatch(palette.GROUND, palette.GREY_TEXT)),
            Key(self.words.used, swatch(palette.ACCENT)),
        ]

    def _all(self) -> list[BudgetLine]:
        totals = [block.total(self.words.total) for block in self.blocks]
        return [*totals, *(line for block in self.blocks for line in block.lines)]

    def _amount_room(self, sheet: Sheet) -> float:
        words = (self.amount_words(line) for line in self._all())
        return max(text_width(word, sheet.em, bold=True) for word in words)

    def _scale(self, sheet: Sheet) -> Scale:
        amounts = [float(n) for line in self._all() for n in (line.planned, line.used) if n]
        slim = sheet.medium.is_slim
        left = 0.0 if slim else sheet.width * 0.34
        right = 0.0 if slim else self._amount_room(sheet) + sheet.em
        return Scale(0.0, max(amounts, default=1.0), left, sheet.width - right - sheet.sizes.hair)

    def _draw_line(
        self, sheet: Sheet, scale: Scale, line: BudgetLine, top: float, *, bold: bool
    ) -> float:
        slim = sheet.medium.is_slim
        room = sheet.width - self._amount_room(sheet) - sheet.em if slim else sheet.width * 0.31
        labels = wrapped(line.label, sheet.em, room, bold=bold)
        text = sheet.em * 1.25 * len(labels)
        height = text + sheet.em * 2.2 if slim else max(text + sheet.em * 0.9, sheet.em * 2.2)
        middle = top + sheet.em * 0.4 + text / 2 if slim else top + height / 2
        bar = top + text + sheet.em * 1.15 if slim else middle
        sheet.lines(0, middle, labels, bold=bold)
        sheet.text(
            sheet.width,
            middle + sheet.em * CENTRE,
            self.amount_words(line),
            anchor="end",
            bold=bold,
        )
        self._draw_bars(sheet, scale, line, bar)
        if not bold:
            sheet.rule(0, top + height, sheet.width, top + height)
        return top + height

    def _draw_bars(self, sheet: Sheet, scale: Scale, line: BudgetLine, middle: float) -> None:
        thick, inset, zero = sheet.em, sheet.sizes.hair * 2.5, scale(0)
        for amount, inner in ((line.planned, 0.0), (line.used, inset)):
            tall = thick - 2 * inner
            y = middle - tall / 2
            if amount is None:
                sheet.rect(zero, y, sheet.em * 2.5, tall, fill=sheet.hatch(), stroke=palette.HATCH)
                continue
            fill, stroke = (palette.ACCENT, "") if inner else (palette.GROUND, palette.GREY_TEXT)
            width = max(scale(float(amount)) - zero, sheet.sizes.hair if amount else 0.0)
            sheet.rect(zero, y, width, tall, fill=fill, stroke=stroke, radius=thick * 0.1)


def _sum(amounts: Sequence[Number | None]) -> Number | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known[1:], known[0]) if len(known) == len(amounts) else None
