"""What is wrong in a section, and what its writer should look at: each with its line.

A fault stands in the way of every edition. A remark is for the writer to judge, except that an edition
for the public is not made with words that may not be quoted there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .catalogue import Catalogue
from .markdown import typed_tables
from .placeholders import PASSAGE, SORTS, placeholders

MOST = 30  # findings shown at once
PICTURE = re.compile(r"!\[[^\]\n]*\]\(")
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(\s*<?([^)\s>]*)")
WEB = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
HTML = re.compile(r"</?([a-z][a-z0-9]*)\b[^<>\n]*>", re.IGNORECASE)
TYPED = re.compile(
    r"(?<![\w.,:/{§-])([+−-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+|[+−-]?\d+(?:,\d+)?)(?![\w]|[.,/:-]\d)"
)
MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
NOT_COUNTED = re.compile(rf"\.? (?:{MONTHS})\b", re.IGNORECASE)
REFERS = re.compile(
    r"(?:kapittel|side|figur|tabell|punkt|nr\.|kl\.|artikkel|paragraf)\s$", re.IGNORECASE
)
LEAST = 10  # smaller numbers are pointed out only before the word that they count
YEARS = range(1900, 2101)


@dataclass(frozen=True)
class Finding:
    """One of them. line: from 1."""

    line: int
    words: str
    is_fault: bool = False


def findings(text: str, catalogue: Catalogue) -> list[Finding]:
    """All of a text but what concerns the words of passages, by line."""
    found = [*_names(text, catalogue), *_signs(text), *_tables(text), *_numbers(text, catalogue)]
    return sorted(found, key=lambda one: (one.line, not one.is_fault))


def _names(text: str, catalogue: Catalogue) -> Iterator[Finding]:
    for one in placeholders(text):
        if one.sort not in SORTS:
            words = _(
                "“%(name)s” is none of tall, tabell, figur, utdrag and kilde. Write \\{ for a brace that is meant as such."
            )
            yield Finding(one.line, words % {"name": one}, is_fault=True)
        elif one.sort != PASSAGE and not catalogue.holds(one):
            near = ", ".join(catalogue.nearest(one))
            words = _("“%(name)s” is not in the data of the report.") % {"name": one}
            if near:
                words += " " + _("Did you mean %(near)s?") % {"near": near}
            yield Finding(one.line, words, is_fault=True)


def _signs(text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), start=1):
        if PICTURE.search(line):
            words = _(
                "Pictures from elsewhere cannot stand in a report. Take the line out, or set a figure of the report with {figur:…}."
            )
            yield Finding(number, words, is_fault=True)
        for link in LINK.finditer(line):
            if not WEB.match(link[1]):
                words = _(
                    "The link to “%(address)s” leads nowhere in a report. Write an address that begins with https://."
                )
                yield Finding(number, words % {"address": link[1][:60]}, is_fault=True)
        for tag in dict.fromkeys(found[0][:40] for found in HTML.finditer(line)):
            words = _("“%(tag)s” is printed as it stands: HTML has no effect here.")
            yield Finding(number, words % {"tag": tag})


def _tables(text: str) -> Iterator[Finding]:
    for table in typed_tables(text):
        if not table.caption:
            words = _(
                "The table has no heading. Write “Tabell: what it shows” on a line above it, with an empty line between."
            )
            yield Finding(table.line, words, is_fault=True)


def _numbers(text: str, catalogue: Catalogue) -> Iterator[Finding]:
    """Numbers typed by hand that the data know."""
    for at, line in enumerate(text.split("\n"), start=1):
        for found in TYPED.finditer(line):
            before, after = line[: found.start()], line[found.end() :]
            if NOT_COUNTED.match(after) or REFERS.search(before):
                continue
            if names := _known(found[1], after, catalogue):
                words = _("%(number)s is also %(names)s, which changes with the data.")
                yield Finding(at, words % {"number": found[1], "names": ", ".join(names)})


def _known(typed: str, after: str, catalogue: Catalogue) -> list[str]:
    value = float(re.sub(r"[ \u00a0\u202f]", "", typed).replace("−", "-").replace(",", "."))
    names = []
    for name, one in catalogue.numbers.items():
        is_counted = bool(one.noun) and after.lstrip(" \u00a0").lower().startswith(one.noun)
        is_large = abs(value) >= LEAST and value not in YEARS
        if one.value == value and (is_counted or is_large):
            names.append((not is_counted, f"{{tall:{name}}}"))
    return [name for _rank, name in sorted(names)][:3]
