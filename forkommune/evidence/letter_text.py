"""The words of an information letter as sections, with the day and the people put in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from forkommune.ui.dates import long_date

from .models import InformationLetter

MARK = re.compile(r"\{(\w+)\}")
MARKS = ("end", "contact", "controller")


@dataclass(frozen=True)
class Section:
    """A heading ("" above the first) and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


def sections_of(letter: InformationLetter) -> list[Section]:
    """The letter in the reader's written language."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for block in re.split(r"\n\s*\n", filled(letter).replace("\r\n", "\n")):
        text = block.strip()
        if text.startswith("# "):
            heading, _newline, text = text.partition("\n")
            found.append((heading[2:].strip(), []))
            text = text.strip()
        if text:
            found[-1][1].append(text)
    return [
        Section(heading, tuple(paragraphs))
        for heading, paragraphs in found
        if heading or paragraphs
    ]


def filled(letter: InformationLetter) -> str:
    """The text with what its marks stand for."""
    contact = f"{letter.contact_name}, {letter.contact_email}" if letter.contact_name else ""
    told = {
        "end": long_date(letter.ends_on) if letter.ends_on else _("[the day is not set yet]"),
        "contact": contact or _("[nobody is named yet]"),
        "controller": letter.activity.controller.name,
    }
    return MARK.sub(lambda found: told.get(found[1], found[0]), letter.text)


def unknown_marks(text: str) -> list[str]:
    """Marks in a text that stand for nothing, each once."""
    return sorted({f"{{{name}}}" for name in MARK.findall(text) if name not in MARKS})
