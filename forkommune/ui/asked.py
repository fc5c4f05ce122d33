"""Numbers in what a browser sends, read without trust."""

LARGEST = 10**9


def whole_number(text: str) -> int | None:
    """A number from 0 to 10^9 in plain digits; None for anything else.

    `str.isdigit` alone also takes "²", which `int` refuses, and numbers no column holds.
    """
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))
    return min(int(text), LARGEST) if is_number else None
