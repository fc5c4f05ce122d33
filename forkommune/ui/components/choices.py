"""The choices of a form's fields, drawn without templates and remembered.

A list of all municipalities takes templates a tenth of a second, and the 28 questions of an interview
half of what its form takes. What is drawn depends on the words alone, so it is drawn once a process.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

KEPT_LISTS, KEPT_ATTRIBUTES = 300, 2_000  # a list of all municipalities takes some 100 kB

# The choices of a widget as Django's forms give them: a group's name or None, its options, its place.
Groups = Iterable[tuple[str | None, list[dict[str, Any]], int]]
# Words, and whether they are markup: alone they would not tell «&lt;» that is text from one that is drawn.
Words = tuple[str, bool]
Attributes = tuple[tuple[str, Words | bool | None], ...]
# One choice: type and name of its field, its value, its label, its attributes.
Choice = tuple[str | None, str, Words | None, Words, Attributes]


def attributes(attrs: dict[str, Any]) -> str:
    """A widget's attributes."""
    return _attributes(_told(attrs))


def options(groups: Groups) -> str:
    """The choices of a `select`."""
    return format_html_join("", "{}", ((_grouped(name, rows),) for name, rows, _place in groups))


def ticks(groups: Groups, key: str | None) -> str:
    """Choices as fields to tick, each with its label. key: the `id` of all of them together."""
    drawn = ((_heading(name, key, place), _ticks(_all(rows))) for name, rows, place in groups)
    return format_html_join("", "{}{}", drawn)


def suggested(names: Iterable[str]) -> str:
    """What a `datalist` offers."""
    return _suggested(tuple(names))


def _words(value: object) -> Words:
    return str(value), hasattr(value, "__html__")


def _told(attrs: dict[str, Any]) -> Attributes:
    return tuple(
        (name, value if value is None or isinstance(value, bool) else _words(value))
        for name, value in attrs.items()
    )


def _all(rows: list[dict[str, Any]]) -> tuple[Choice, ...]:
    return tuple(
        (
            one["type"],
            one["name"],
            None if one["value"] is None else _words(one["value"]),
            _words(one["label"]),
            _told(one["attrs"]),
        )
        for one in rows
    )


def _untold(attrs: Attributes) -> dict[str, Any]:
    return {name: value[0] if isinstance(value, tuple) else value for name, value in attrs}


@lru_cache(KEPT_ATTRIBUTES)
def _attributes(attrs: Attributes) -> SafeString:
    return flatatt(_untold(attrs))


def _grouped(name: str | None, rows: list[dict[str, Any]]) -> SafeString:
    lines = _options(_all(rows))
    return format_html('<optgroup label="{}">{}</optgroup>', name, lines) if name else lines


@lru_cache(KEPT_LISTS)
def _options(rows: tuple[Choice, ...]) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (value[0] if value else "", _attributes(attrs), label)
            for _type, _name, value, (label, _is_markup), attrs in rows
        ),
    )


@lru_cache(KEPT_LISTS)
def _suggested(names: tuple[str, ...]) -> SafeString:
    return format_html_join("", '<option value="{}"></option>', ((name,) for name in names))


def _heading(name: str | None, key: str | None, place: int) -> str:
    if not name:
        return ""
    return format_html('<p class="options-group" id="{}_group_{}">{}</p>', key, place, name)


@lru_cache(KEPT_LISTS)
def _ticks(rows: tuple[Choice, ...]) -> SafeString:
    return format_html_join("", "{}", ((_tick(*one),) for one in rows))


def _tick(
    kind: str | None, name: str, value: Words | None, label: Words, attrs: Attributes
) -> SafeString:
    key = _untold(attrs).get("id")
    return format_html(
        '<div class="ds-field"><input type="{}" name="{}"{}{}>'
        '<label class="ds-label" data-weight="regular"{}>{}</label></div>',
        kind,
        name,
        flatatt({"value": value[0]} if value else {}),
        _attributes(attrs),
        flatatt({"for": key} if key else {}),
        label[0],
    )
