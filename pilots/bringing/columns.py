"""The columns of the sheet of examples: those of the form by which one is proposed, and two before them.

The heads are the form's own questions in bokmål, so that a sheet can be read whatever language the
page is in; heads in nynorsk are known too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from pilots.proposing.form import ExampleProposalForm

ADDRESS, PLACE = "address", "municipality"
LANGUAGES = ("nb", "nn")


@dataclass(frozen=True)
class Column:
    """A column with its head and help. words: what may be written, by code; empty where anything may."""

    name: str
    head: str
    told: str
    is_needed: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


def columns(language: str = "nb") -> list[Column]:
    """All columns in the order of the sheet."""
    with translation.override(language):
        own = [
            Column(
                ADDRESS,
                _("Address"),
                _(
                    "Empty for a new example. In a sheet of examples that stand there, leave it as it is."
                ),
            ),
            Column(PLACE, _("Municipality"), _("Name or number, for example Asker or 0220."), True),
        ]
        form = ExampleProposalForm()
        return own + [_column(name, field) for name, field in form.fields.items()]


def _column(name: str, field: Any) -> Column:
    choices = {code: str(label) for code, label in getattr(field, "choices", ()) if code}
    return Column(name, str(field.label), str(field.help_text), field.required, choices)


def known_heads() -> dict[str, str]:
    """The name of the column of each head, in either form of Norwegian, in small letters."""
    return {one.head.casefold(): one.name for language in LANGUAGES for one in columns(language)}


def known_words(name: str, found: Mapping[str, list[Column]]) -> dict[str, str]:
    """The code of each word that may be written in a column, in small letters; codes too.

    found: the columns of each language.
    """
    words: dict[str, str] = {}
    for each in found.values():
        column = next(one for one in each if one.name == name)
        words |= {label.casefold(): code for code, label in column.words.items()}
        words |= {code.casefold(): code for code in column.words}
    return words
