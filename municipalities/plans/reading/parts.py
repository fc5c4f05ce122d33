"""Cuts a text without pages into parts, at headings and between paragraphs."""

from collections.abc import Iterable

from .limits import PART


def parts_of(paragraphs: Iterable[tuple[bool, str]], size: int = PART) -> list[str]:
    """Parts of paragraphs in their order, each a line; a paragraph is never cut.

    paragraphs: whether it is a heading, and its text. A part ends before a heading once it holds
    a quarter of `size` characters, and anywhere once it holds `size`.
    """
    parts: list[list[str]] = [[]]
    length = 0
    for is_heading, text in paragraphs:
        if not text:
            continue
        if length and (length >= size or (is_heading and length >= size / 4)):
            parts.append([])
            length = 0
        parts[-1].append(text)
        length += len(text)
    return ["\n".join(part) for part in parts if part]
