"""Signs that the fonts of a document lack, as people write them: emoji, other alphabets."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from .description import Document
from .fonts import load_fonts

STAND_IN = "□"
RUN = re.compile(r"[^\x00-\x7f]+")
JOINERS = frozenset("\u200d\ufe0f")  # they hold an emoji of several signs together


def with_stand_ins(document: Document, *, fonts: Path) -> Document:
    """The document with a box for each sign in it that its fonts cannot draw.

    For documents that print what people wrote: there a box is better than no document. A report
    that is edited is refused instead, with the place of the sign.
    """
    drawable = load_fonts(fonts).draws()
    words = document.furniture
    return replace(
        document,
        furniture=replace(
            words, head=printable(words.head, drawable), foot=printable(words.foot, drawable)
        ),
        chapters=tuple(
            replace(one, title=printable(one.title, drawable), html=printable(one.html, drawable))
            for one in document.chapters
        ),
    )


def printable(text: str, drawable: frozenset[int]) -> str:
    """Plain text or HTML with a box for each sign, or emoji of several signs, that is missing."""
    return RUN.sub(lambda run: "".join(_signs(run[0], drawable)), text)


def _signs(run: str, drawable: frozenset[int]) -> Iterator[str]:
    was_box = False
    for sign in run:
        if sign in JOINERS and was_box:
            continue
        is_box = ord(sign) not in drawable
        yield STAND_IN if is_box else sign
        was_box = is_box
