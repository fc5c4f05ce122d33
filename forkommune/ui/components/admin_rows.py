"""The rows of a list of the administration as text: what the cells of a column have in common is worked out once.

Django finds out for each cell anew what its column is, how it is shown and where it leads. Words
and marks are Django's own. No list here is edited in place (`list_editable`).
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import display_for_field, display_for_value
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db import models
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

Cell = Callable[[Any], str]  # a row -> the HTML of its cell
Value = Callable[[Any], Any]  # a row -> what its cell shows
Words = Callable[[Any], str]  # that -> its HTML
CHECKBOX = "action_checkbox"
UNBROKEN = (models.DateField, models.TimeField, models.ForeignKey)
# Of these, equal values have the same words; 1.0 and 1.00 do not.
SAME_WORDS = (str, int, date, models.Model, type(None))


def printed_rows(cl: ChangeList) -> Iterator[SafeString]:
    """The cells of each row on the page of the list."""
    columns = list(_columns(cl))
    for row in cl.result_list:
        yield SafeString("".join([cell(row) for cell in columns]))  # nosec B703: cells escape


def _columns(cl: Any) -> Iterator[Cell]:
    """A printer for each column; the first that leads to the row's form is the row's heading."""
    tag, links = "th", cl.list_display_links or ()
    for name in cl.list_display:
        if name == CHECKBOX:
            yield _checkbox()
        elif name in links:
            yield _cell(tag, name, *_column(cl, name, linked=True), link=_link(cl))
            tag = "td"
        else:
            yield _cell("td", name, *_column(cl, name, linked=False))


def _cell(
    tag: str, name: str, value_of: Value, words: Words, unbroken: bool, link: Cell | None = None
) -> Cell:
    def printed(row: Any) -> str:
        value = value_of(row)
        kind = " nowrap" if unbroken or isinstance(value, date | time) else ""
        shown = words(value)
        if link is not None:
            shown = f"{link(row)}{shown}</a>"
        return f'<{tag} class="field-{name}{kind}">{shown}</{tag}>'

    return printed


def _checkbox() -> Cell:
    label = _("Select this object for an action - %(row)s")
    before = f'<td class="action-checkbox"><input type="checkbox" name="{ACTION_CHECKBOX_NAME}"'

    def printed(row: Any) -> str:
        told = html.escape(label % {"row": row})
        return f'{before} value="{row.pk}" class="action-select" aria-label="{told}"></td>'

    return printed


def _link(cl: Any) -> Cell:
    """The start of the link to the row's form."""
    key = str(cl.to_field or cl.pk_attname)

    def opened(row: Any) -> str:
        chosen = ""
        if cl.is_popup:
            chosen = f' data-popup-opener="{html.escape(str(row.serializable_value(key)))}"'
        return f'<a href="{html.escape(cl.url_for_result(row))}"{chosen}>'

    return opened


def _column(cl: Any, name: str, *, linked: bool) -> tuple[Value, Words, bool]:
    """What a column shows of a row, its words, and whether they stay on one line."""
    empty = cl.model_admin.get_empty_value_display()
    try:
        field: Any = cl.lookup_opts.get_field(name)
    except FieldDoesNotExist:
        return _worked_out(cl.model_admin, name, empty)
    unbroken = isinstance(field, UNBROKEN)
    if isinstance(field.remote_field, models.ManyToOneRel):
        return _other_row(name), _known(lambda value: _or_empty(value, empty)), unbroken
    plain = isinstance(field, models.CharField | models.TextField)
    plain = plain and not field.flatchoices and not isinstance(field, models.URLField)
    words = _known(lambda value: display_for_field(value, field, empty, avoid_link=linked), plain)
    return (lambda row: getattr(row, name)), words, unbroken


def _worked_out(model_admin: Any, name: str, empty: str) -> tuple[Value, Words, bool]:
    """A column that the list works out, or a property or method of the row."""
    of_list: Any = getattr(model_admin, name, None) if name != "__str__" else None
    said: Any = of_list if of_list else getattr(model_admin.model, name)
    empty = getattr(said, "empty_value_display", empty)
    boolean = getattr(getattr(said, "fget", said), "boolean", False)
    words = _known(lambda value: display_for_value(value, empty, boolean), plain=not boolean)
    if of_list:
        return of_list, words, False
    value_of: Any = said.fget if isinstance(said, property) else said
    return value_of, words, False


def _other_row(name: str) -> Value:
    def value(row: Any) -> Any:
        try:
            return getattr(row, name)
        except ObjectDoesNotExist:
            return None

    return value


def _or_empty(value: Any, empty: str) -> str:
    return empty if value is None else str(value)


def _known(words: Words, plain: bool = False) -> Words:
    """The words of values, escaped; those of a value that came before, and of plain text, at once."""
    known: dict[Any, str] = {}

    def shown(value: Any) -> str:
        if isinstance(value, str):
            value = value if value.strip() else ""
            if plain and value and type(value) is str:
                return html.escape(value)
        if not isinstance(value, SAME_WORDS):
            return conditional_escape(words(value))
        key = (type(value), value)
        if key not in known:
            known[key] = conditional_escape(words(value))
        return known[key]

    return shown
