"""A number with its doubt, shared by the kinds that draw intervals."""

from dataclasses import dataclass

from forkommune.figures.numbers import NumberStyle, rounded


@dataclass(frozen=True)
class Estimate:
    """A value and the ends of its interval (95 % unless the unit line says otherwise).

    Both ends are the value itself where no interval is known; then the value is said alone.
    Raises ValueError when the value lies outside its own interval.
    """

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} lies outside its interval {self.low} to {self.high}.")

    def decides(self, reference: float) -> bool:
        """Whether the whole interval lies on one side of `reference`."""
        return self.low > reference or self.high < reference

    def words(self, style: NumberStyle, until: str, reference: float | None = None) -> str:
        """−2,5 (−3,6 til −1,4); `until` is the word between the ends. reference: as for `styled`."""
        style = self.styled(style, reference)
        if self.low == self.high:
            return style(self.value)
        return f"{style(self.value)} ({style(self.low)} {until} {style(self.high)})"

    def styled(self, style: NumberStyle, reference: float | None) -> NumberStyle:
        """How its three numbers are written, wherever they are.

        With a reference, decimals are added where rounding would put a number onto it: an interval
        that just covers zero must not read as if it ended there.
        """
        if reference is None:
            return style
        return style.with_decimals(self._faithful(style.decimals, reference))

    def _faithful(self, decimals: int, reference: float) -> int:
        """Only numbers that are not exactly the reference can be rounded onto it."""
        for count in range(decimals, 6):
            shown = [float(rounded(v, count)) for v in (self.value, self.low, self.high)]
            pairs = zip(shown, (self.value, self.low, self.high), strict=True)
            if all((s == reference) == (v == reference) for s, v in pairs):
                return count
        return 6
