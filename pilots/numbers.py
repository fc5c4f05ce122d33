"""Numbers in words: as they are typed, with a comma, and whole on one line."""

import re
from decimal import Decimal

# "900 000 kr", "3,4 mill. kr": a number and its unit stay on one line.
INSIDE_A_NUMBER = re.compile(r"(?<=\d) (?=\d{3}\b|mill\.|mrd\.|kr\b|kroner\b|tonn\b|prosent\b|%)")


def typed(value: Decimal) -> str:
    """12,5 for 12.5000, and 100000 for 1E+5."""
    return f"{value.normalize():f}".replace(".", ",")


def unbroken(words: str) -> str:
    """`words` with unbreakable spaces inside numbers and before their units."""
    return INSIDE_A_NUMBER.sub("\u00a0", words)
