"""What a source text may contain, and how marks in it are counted. Plain functions, no database.

Offsets are code points, 0-based, half-open; the browser counts UTF-16 units and is converted here
and nowhere else. Source: research note, section 1, "Offsets".
"""

import re
import unicodedata
from collections.abc import Sequence

from django.utils.translation import gettext as _

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
CONTEXT = 30


class UnusableText(ValueError):
    """The text holds a character that an exchange file cannot carry."""


class BadMark(ValueError):
    """The marked stretch does not fit the text."""


def normalise(text: str) -> str:
    """NFC, `\\n` only, no byte-order mark; a form feed of a PDF becomes a line break.

    Raises UnusableText naming the first character that XML 1.0 cannot hold, and its place.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\ufeff", "")
    if found := FORBIDDEN.search(plain):
        raise UnusableText(
            _(
                "Character %(code)s at position %(place)d cannot be stored; remove it and save again."
            )
            % {"code": f"U+{ord(found[0]):04X}", "place": found.start()}
        )
    return unicodedata.normalize("NFC", plain)


def from_utf16(text: str, offset: int) -> int:
    """The code-point offset of a UTF-16 offset. Raises BadMark inside a pair or past the end."""
    units = 0
    for position, character in enumerate(text):
        if units == offset:
            return position
        units += 2 if ord(character) > 0xFFFF else 1
        if units > offset:
            raise BadMark(
                _("Offset %(offset)d falls inside the character at %(place)d; mark once more.")
                % {"offset": offset, "place": position}
            )
    if units == offset:
        return len(text)
    raise BadMark(
        _("Offset %(offset)d is past the end of the text (%(units)d units); mark once more.")
        % {"offset": offset, "units": units}
    )


def snap_to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The mark without outer white space, widened to whole words.

    Raises BadMark when the stretch lies outside the text or holds only white space.
    """
    if not 0 <= start < end <= len(text):
        raise BadMark(
            _("The mark %(start)d–%(end)d does not lie within a text of %(length)d characters.")
            % {"start": start, "end": end, "length": len(text)}
        )
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        raise BadMark(_("Only white space is marked; mark at least one word."))
    while start > 0 and _is_word(text[start - 1]) and _is_word(text[start]):
        start -= 1
    while end < len(text) and _is_word(text[end]) and _is_word(text[end - 1]):
        end += 1
    return start, end


def context_of(text: str, start: int, end: int) -> tuple[str, str]:
    """Up to 30 characters before and after a mark, to find it again in a changed text."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def find_quote(text: str, quote: str) -> tuple[int, int]:
    """Where a pasted quote stands. Raises BadMark when it is absent or stands more than once."""
    needle = normalise(quote).strip()
    if not needle:
        raise BadMark(_("The quote is empty; paste the words you want to mark."))
    first = text.find(needle)
    if first < 0:
        raise BadMark(
            _("«%(quote)s» does not stand in the text; copy the exact words.")
            % {"quote": needle[:60]}
        )
    if text.find(needle, first + 1) >= 0:
        raise BadMark(
            _("«%(quote)s» stands more than once; copy more of the sentence.")
            % {"quote": needle[:60]}
        )
    return first, first + len(needle)


def selection_in(text: str, start: int, end: int, marked: str) -> tuple[int, int]:
    """A browser's selection in code points.

    start, end: UTF-16 units; marked: the string that the browser says stands there.
    Raises BadMark when it is not so: the page shows another text than ours.
    """
    place = from_utf16(text, start), from_utf16(text, end)
    if text[slice(*place)] != normalise(marked):
        raise BadMark(
            _("There stands «%(text)s», not «%(quote)s»; load the page again and mark once more.")
            % {"text": text[slice(*place)][:60], "quote": marked[:60]}
        )
    return place


def stretch_of(stretches: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """From the first of some stretches to the last. Raises BadMark when there is none."""
    if not stretches:
        raise BadMark(_("No sentence is chosen; choose at least one."))
    return min(start for start, _end in stretches), max(end for _start, end in stretches)


def _is_word(character: str) -> bool:
    return character.isalnum() or unicodedata.combining(character) > 0
