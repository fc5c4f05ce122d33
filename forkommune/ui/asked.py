"""Numbers and words in what a browser sends beside a form's fields, read without trust."""

LARGEST = 10**9


def whole_number(text: str) -> int | None:
    """A number from 0 to 10^9 in plain digits; None for anything else.

    `str.isdigit` alone also takes "²", which `int` refuses, and numbers no column holds.
    """
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))
    return min(int(text), LARGEST) if is_number else None


def words_of(text: str) -> str:
    """The text without NUL, which no word has and PostgreSQL refuses; a form's fields do so themselves."""
    return text.replace("\0", "")
