"""A line of a sheet about an example that stands there: what it says otherwise becomes a suggestion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from forkommune.work.importing import Difference, Line
from forkommune.work.models import Suggestion
from forkommune.work.services.suggestions import CannotSuggest, plain, suggest
from municipalities.models import Municipality
from pilots.models import Example

from .columns import ADDRESS, Column
from .reader import Reader, coded
from .standing import as_typed, cells_of

# What a sheet can change of an example that readers see: the field of each column.
FIELDS = {
    "title": "title",
    "summary": "summary",
    "status": "status",
    "start_year": "start_year",
    "cost": "cost",
    "cost_nok": "investment_nok",
    "effect": "effect",
    "effect_kind": "effect_kind",
}


def correct(reader: Reader, line: Line, said: Mapping[str, str]) -> None:
    """Note what the line says otherwise, and suggest it; what no sheet can change is told at its cell."""
    example = reader.standing.get(slug_of(said[ADDRESS]))
    if example is None:
        reason = _("No example that you may change has this address. Empty it for a new one.")
        reader.fault(line, ADDRESS, said[ADDRESS], reason)
        return
    standing = {name: _shown(cell, reader.columns.get(name)) for name, cell in _cells(example)}
    changed = {
        name: word
        for name, word in said.items()
        if name != ADDRESS and not _alike(word, standing.get(name, ""), reader.words.get(name))
    }
    if not changed:
        reader.ledger.unchanged += 1
        return
    whose = _organisation(reader, example)
    for name, word in changed.items():
        _suggest(reader, line, example, name, word, standing.get(name, ""), whose)


def slug_of(address: str) -> str:
    """The last part of an address, in full or short."""
    return address.rstrip("/").rsplit("/", 1)[-1][:120]


def standing(by: Any, places: Iterable[Municipality], slugs: Iterable[str]) -> dict[str, Example]:
    """The examples of some addresses that somebody may change by a sheet, in a constant number of queries."""
    rows = Example.objects.answered_for()
    if by is not None and not by.has_perm("pilots.change_example"):
        rows = rows.in_areas({place.pk for place in places})
    keys = rows.filter(slug__in=list(slugs)).order_by().values("pk")
    found = Example.objects.filter(pk__in=keys).in_full().select_related("proposal")
    return {row.slug: row for row in found}


def _cells(example: Example) -> Any:
    return cells_of(example).items()


def _shown(cell: Any, column: Column | None) -> str:
    word = as_typed(cell)
    return column.words.get(word, word) if column else word


def _alike(word: str, standing: str, words: Mapping[str, str] | None) -> bool:
    if words:
        return words.get(word.casefold(), word) == words.get(standing.casefold(), standing)
    return " ".join(word.split()) == " ".join(standing.split())


def _organisation(reader: Reader, example: Example) -> Any:
    """On whose behalf it is suggested: one's own municipality, where the example is from there."""
    own = {place.pk: place for place in reader.places.values()}
    places: list[Municipality] = list(example.municipalities.all())
    first = next((own[place.pk] for place in places if place.pk in own), None)
    found = first or next(iter(places), None)
    return found.organisation if found else None


def _suggest(
    reader: Reader,
    line: Line,
    example: Example,
    name: str,
    word: str,
    standing: str,
    whose: Any,
) -> None:
    column = reader.columns[name]
    field = FIELDS.get(name)
    if field is None or whose is None:
        reason = _("No sheet changes this: it says “%s”. Propose the change on the example's page.")
        reader.fault(line, name, word, reason % standing)
        return
    value = _clean(reader, line, name, word)
    if value is INVALID:
        return
    before, after = {column.head: standing or None}, {column.head: word or None}
    waiting = Suggestion.objects.open_for(example, field).of_organisation(whose)
    if waiting.filter(new=plain(value)).exists():
        reader.ledger.unchanged += 1
        return
    try:
        suggest(
            row=example,
            field=field,
            value=value,
            source=_("A sheet of examples"),
            organisation=whose,
            by=reader.by,
        )
    except CannotSuggest as refused:
        reader.fault(line, name, word, str(refused))
        return
    reader.ledger.differences.append(
        Difference(line.place, example.title, False, dict(before), dict(after))
    )


INVALID = object()


def _clean(reader: Reader, line: Line, name: str, word: str) -> Any:
    """The value of a cell as the form reads it; INVALID where it cannot be, which is told."""
    values = coded(reader, line, {name: word})
    if values is None:
        return INVALID
    form = reader.form(values)
    try:
        value = form.fields[name].clean(values[name])
    except forms.ValidationError as wrong:
        for reason in wrong.messages:
            reader.fault(line, name, word, reason)
        return INVALID
    if name == "cost_nok" and value is not None:
        if value <= 0:
            reason = _("Leave it empty when it is not known; what it cost is above 0.")
            reader.fault(line, name, word, reason)
            return INVALID
        return int(value)
    return value
