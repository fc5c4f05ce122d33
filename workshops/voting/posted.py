"""What a phone sends of a poll, read without trust."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from forkommune.ui.asked import whole_number

from .options import Option
from .refusals import BrokenRule
from .saving import Save

TAB_LENGTH = 36


@dataclass(frozen=True)
class Posted:
    """Numbers by option, the options to take part in, and which save it is."""

    numbers: dict[int, int]
    wants: set[int]
    save: Save


def read(posted: QueryDict, options: list[Option]) -> Posted:
    """The form as it was sent; a press of plus or minus counts in. Raises BrokenRule for no number."""
    numbers: dict[int, int] = {}
    pressed = {"more": 1, "less": -1}
    for option in options:
        typed = posted.get(f"n{option.key}", "").strip() or "0"
        number = whole_number(typed)
        if number is None:
            raise BrokenRule(
                _("“%(typed)s” at “%(option)s” is no whole number. Write 0, 1, 2 …")
                % {"typed": typed[:40], "option": option.title}
            )
        for name, step in pressed.items():
            if posted.get(name) == str(option.key):
                number = max(0, number + step)
        numbers[option.key] = number
    keys = {str(option.key): option.key for option in options}
    wants = {keys[key] for key in posted.getlist("wants") if key in keys}
    return Posted(numbers, wants, save_of(posted))


def save_of(posted: QueryDict) -> Save:
    """Which save it is; a page without a name is judged by the version alone."""
    tab = posted.get("tab", "").replace("\0", "")[:TAB_LENGTH]
    seq, version = (whole_number(posted.get(name, "")) or 0 for name in ("seq", "version"))
    return Save(tab, seq, version)
