"""What no sensible person writes in a form, and what somebody will send anyhow."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import settings

from tests.access.forms import Field, Form, Sent

SEED = 20171114  # the keys of rows differ from run to run, so an address is seeded by its name
NO_ROW = "999999999"
WORDS = {
    "NUL": "a\0b",
    "long": "å" * 100_000,
    "surrogate, escaped": "\\ud800",
    "surrogate, as bytes": b"a\xed\xa0\x80b",
    "not UTF-8": b"\xff\xfe",
    "negative": "-1",
    "thirty digits": "9" * 30,
    "minus thirty digits": "-" + "9" * 30,
    "beyond the column": "2147483648",
    "a tiny share": "0." + "0" * 30 + "1",
    "no day": "31.02.2018",
    "year one": "01.01.0001",
    "year one, ISO": "0001-01-01",
    "last day": "31.12.9999",
    "last day, ISO": "9999-12-31",
    "last clock": "23:59:59.999999",
    "not a number": "NaN",
    "endless": "Infinity",
    "too large a number": "1e400",
    "superscript": "²",
    "Arabic digits": "٣",
    "no row": NO_ROW,
    "a suggestion of no row": f"Asker (#{NO_ROW})",
    "a suggestion of a key that is none": "Asker (#1e9)",
    "no UUID": "00000000-0000-0000-0000-000000000000",
    "list": "[]",
    "object": '{"a": [null, "\\ud800", 1e999]}',
    "deep": "[" * 3_000,
    "percent": "%s % %(a)s {0} {{ 1 }}",
    "backslash": "\\",
    "quote": "'; --",
    "right to left": "\u202eabc\u200f\u2066",
    "emoji": "👩🏽‍🚒🏳️‍🌈",
    "lines": "a\r\nb\u2028c\x0b\x1b",
    "spaces": " \u00a0\u3000",
    "empty": "",
    "an address": "//evil.example/\r\nX-A: b",
    "mail headers": "kari@demo.invalid\nBcc: ola@demo.invalid",
    "markup": "<script>alert(1)</script>",
}
WAYS: dict[str, Callable[[list[Any]], list[Any]]] = {
    **{name: (lambda _was, word=word: [word]) for name, word in WORDS.items()},
    "missing": lambda was: [],
    "twice": lambda was: [*was, *was, *was],
    "two different": lambda was: [*was, NO_ROW],
    "a file": lambda was: [SimpleUploadedFile("a\u202e.csv", b"\0\xff")],
    "an empty file": lambda was: [SimpleUploadedFile("tom.csv", b"")],
}

ALWAYS = ["NUL", "missing", "twice", "long"]
NUMBERS = [
    "negative", "thirty digits", "minus thirty digits", "beyond the column", "a tiny share",
    "not a number", "endless", "too large a number", "superscript", "Arabic digits",
]  # fmt: skip
DAYS = ["no day", "year one", "year one, ISO", "last day", "last day, ISO", "last clock"]
KEYS = [
    "no row", "a suggestion of no row", "a suggestion of a key that is none", "no UUID", "thirty digits",
    "superscript", "two different", "not a number",
]  # fmt: skip
MEETS: dict[str, list[str]] = {
    "number": [*NUMBERS, *ALWAYS],
    "day": [*DAYS, *ALWAYS],
    "key": [*KEYS, *ALWAYS],
    "file": ["a file", "an empty file", "NUL", "missing", "twice", "object"],
    "text": [way for way in WAYS if way not in {*NUMBERS, *DAYS}],
}
KINDS: dict[str, Callable[[Field], bool]] = {
    "file": lambda field: field.kind == "file",
    "day": lambda field: "date" in field.look.lower() or "time" in field.look.lower(),
    "number": lambda field: field.kind == "number" or field.name.endswith("_FORMS"),
    "key": lambda field: field.kind in ("hidden", "select", "radio", "checkbox"),
}


def is_exploring() -> bool:
    """Whether the run tries everything (`HYPOTHESIS_PROFILE=explore`)."""
    return not settings().derandomize


def chosen(field: Field, where: str, share: float) -> list[str]:
    """The ways for one field; all of them when exploring.

    Else, for a share of the fields, one that its kind may not withstand, always the same.
    """
    if is_exploring():
        return list(WAYS)
    dice = random.Random(f"{SEED} {where} {field.name}")
    if dice.random() >= share:
        return []
    kind = next((kind for kind, tells in KINDS.items() if tells(field)), "text")
    return [dice.choice(MEETS[kind])]


def one_wrong(form: Form, where: str, share: float) -> Iterator[tuple[str, Sent]]:
    """The form with one field after the other filled in wrongly, and what was wrong with it."""
    filled = form.filled()
    buttons = [Field(name, "hidden") for name in form.buttons if name not in form.fields]
    for field in [*form.fields.values(), *buttons]:
        for way in chosen(field, where, share):
            yield (
                f"{field.name}: {way}",
                {**filled, field.name: WAYS[way](filled.get(field.name, []))},
            )


def all_wrong(form: Form, where: str) -> Iterator[tuple[str, Sent]]:
    """The form with every field wrong at once, each in its own way."""
    filled, ways = form.filled(), list(WAYS)
    start = random.Random(f"{SEED} {where}").randrange(len(ways))
    for turn in range(len(ways) if is_exploring() else 1):
        named = {
            name: ways[(start + turn + 7 * place) % len(ways)] for place, name in enumerate(filled)
        }
        told = ", ".join(f"{name}: {way}" for name, way in named.items())
        yield told, {name: WAYS[way](filled[name]) for name, way in named.items()}
