"""Finding the rows that may hold a word in the middle of another one, without reading all rows.

An index keeps every three letters in a row (trigrams) of some columns; rows that lack one of a
word's trigrams cannot hold the word. PostgreSQL's own extension for it (pg_trgm) is no part of the
database that the portal brings along. The function `trigrams` is made by a migration of accounts.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db.models import BooleanField, Func, Model, TextField, Value
from django.utils.text import smart_split, unescape_string_literal

LENGTH = 3
FEW = 1_000
BETWEEN = "\n"  # no word has it, so none is found across two columns


class Trigrams(Func):
    """The trigrams of some columns of a row, in upper case; none of the columns may be NULL."""

    function = "trigrams"
    arg_joiner = " || E'\\n' || "
    output_field = ArrayField(TextField())


class Parted(Func):
    """A text in upper case, parted at its line breaks."""

    template = "string_to_array(upper(%(expressions)s), E'\\n')"
    output_field = ArrayField(TextField())


class HasAll(Func):
    """Whether one array has all that is in another."""

    template = "(%(expressions)s)"
    arg_joiner = " @> "
    output_field = BooleanField()


def trigram_index(name: str, *columns: str) -> GinIndex:
    """The index of a model's `trigram_columns`."""
    return GinIndex(Trigrams(*columns), name=name)


def wanted_trigrams(words: str) -> list[str]:
    """The trigrams of the words that somebody searches for; "words like these" count as one."""
    found = set()
    for part in smart_split(words):
        quoted = part[0] in "\"'" and part[0] == part[-1]
        word = unescape_string_literal(part) if quoted else part
        found |= {word[n : n + LENGTH] for n in range(len(word) - LENGTH + 1)}
    # Letters that become two in upper case stand differently in different databases.
    return sorted(one for one in found if BETWEEN not in one and len(one.upper()) == LENGTH)


def few_with(model: type[Model], words: str) -> list[Any] | None:
    """The keys of the rows of a model whose `trigram_columns` may hold all the words.

    None where the words are too short to say, or where a thousand rows or more may hold them: those
    are found sooner by reading.
    """
    wanted = wanted_trigrams(words)
    columns = getattr(model, "trigram_columns", ())
    if not columns or not wanted:
        return None
    held = HasAll(Trigrams(*columns), Parted(Value(BETWEEN.join(wanted))))
    rows = model._base_manager.filter(held).order_by()
    keys = list(rows.values_list("pk", flat=True)[:FEW])
    return keys if len(keys) < FEW else None
