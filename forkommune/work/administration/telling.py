"""History in words: the names of fields, states, rows and people instead of columns and numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from forkommune.figures.numbers import format_date
from forkommune.ui.filters import clock
from forkommune.work.history import OWN_APPS
from forkommune.work.models import HistoryEntry

LONGEST = 120
UNKNOWN = "–"


@dataclass(frozen=True)
class Told:
    """One field's change; `is_hidden` where history keeps only that there was one."""

    label: str
    before: str
    after: str
    is_hidden: bool = False


def by_table() -> dict[str, type[models.Model]]:
    """The portal's models by the names of their tables."""
    return {
        model._meta.db_table: model
        for label in OWN_APPS
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    }


def fitting(model: type[models.Model], keys: Iterable[Any]) -> list[Any]:
    """Those of the keys that a row of the model can have.

    History outlives tables and the types of their keys: an old entry may hold what no row of
    today can be asked for.
    """
    key: Any = model._meta.pk
    while key.remote_field is not None:
        key = key.target_field
    found = []
    for one in keys:
        try:
            value = key.to_python(one)
            key.run_validators(value)
        except ValidationError:
            continue
        found.append(value)
    return found


def told(
    entries: Sequence[HistoryEntry],
    model: type[models.Model],
    request: HttpRequest,
    site: AdminSite,
) -> list[list[Told]]:
    """The changes of each entry of one model's rows, in words, in a constant number of queries."""
    fields = {str(field.column): field for field in model._meta.concrete_fields}
    names = _names(entries, fields, request, site)
    return [list(_changes(entry, fields, names)) for entry in entries]


def _changes(
    entry: HistoryEntry, fields: dict[str, Any], names: dict[Any, dict[str, str]]
) -> Iterable[Told]:
    for column, change in entry.changes.items():
        field = fields.get(column)
        label = str(getattr(field, "verbose_name", column))
        if isinstance(change, list) and len(change) == 2:
            before, after = (_value(one, field, names) for one in change)
            yield Told(label, before, after)
        elif isinstance(change, dict):
            yield Told(label, "", "", is_hidden=True)
        else:
            yield Told(label, UNKNOWN, _short(str(change)))


def _value(value: Any, field: Any, names: dict[Any, dict[str, str]]) -> str:
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field is not None and field.remote_field is not None:
        number = _("no. %(number)s") % {"number": value}
        return names.get(field.remote_field.model, {}).get(str(value), number)
    if field is not None and field.flatchoices:
        return str(next((words for code, words in field.flatchoices if code == value), value))
    if isinstance(field, models.DateField) and isinstance(value, str):
        return _day(value)
    return _short(str(value))


def _day(value: str) -> str:
    try:
        moment: datetime | date | None = (
            parse_datetime(value) if "T" in value else parse_date(value)
        )
    except ValueError:  # shaped like a day that no calendar has; a date when the entry was written
        return value
    if isinstance(moment, datetime):
        return f"{format_date(timezone.localdate(moment))} {clock(moment)}"
    return format_date(moment) if moment else value


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def _names(
    entries: Sequence[HistoryEntry], fields: dict[str, Any], request: HttpRequest, site: AdminSite
) -> dict[Any, dict[str, str]]:
    """Names of the rows that keys point at, of the lists that the visitor may see."""
    wanted: dict[Any, set[str]] = defaultdict(set)
    for entry in entries:
        for column, change in entry.changes.items():
            field = fields.get(column)
            if field is not None and field.remote_field is not None and isinstance(change, list):
                wanted[field.remote_field.model].update(
                    str(one) for one in change if one is not None
                )
    found: dict[Any, dict[str, str]] = {}
    for model, keys in wanted.items():
        admin = site._registry.get(model)
        if admin is not None and admin.has_view_permission(request):
            rows = admin.get_queryset(request).filter(pk__in=fitting(model, keys))
            found[model] = {str(row.pk): str(row) for row in rows}
    return found
