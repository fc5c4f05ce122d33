"""Measured numbers as they are typed: with a comma, and no decimals that say nothing."""

from decimal import Decimal


def typed(value: Decimal) -> str:
    """12,5 for 12.5000, and 100000 for 1E+5."""
    return f"{value.normalize():f}".replace(".", ",")
