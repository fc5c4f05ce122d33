"""A list of what was written into which field, so that it can be told afterwards and taken back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

Change = tuple[str, Any, str, Any, Any]


@dataclass
class Journal:
    """What was written so far, in order: model, key, field, before, after."""

    changes: list[Change] = field(default_factory=list)

    def write(self, row: Model, **values: Any) -> None:
        """Store values in a row, those that are not there already; names are those of the columns."""
        before = {name: getattr(row, name) for name in values if getattr(row, name) != values[name]}
        for name, old in before.items():
            setattr(row, name, values[name])
            label, new = row._meta.label, values[name]
            self.changes.append((label, row.pk, name, plain(old), plain(new)))
        if before:
            row.save(update_fields=list(before))


def plain(value: Any) -> Any:
    """A value as JSON holds it."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


@dataclass
class TakenBack:
    """What came of taking changes back. left: names of fields that somebody has written since."""

    left: list[str] = field(default_factory=list)


def take_back(changes: list[Any]) -> TakenBack:
    """Put back what stood before, the last change first; what was written since stays.

    What was stored in one row at once is put back at once. Rows that are gone are passed over.
    """
    answer = TakenBack()
    backwards = [tuple(one) for one in reversed(changes)]
    for (label, key), fields in groupby(backwards, key=lambda one: (one[0], one[1])):
        _put_back(label, key, list(fields), answer)
    return answer


def _put_back(label: str, key: Any, fields: list[Any], answer: TakenBack) -> None:
    model = apps.get_model(label)
    row = model._base_manager.select_for_update(of=("self",)).filter(pk=key).first()
    if row is None:
        return
    written = []
    for _label, _key, name, before, after in fields:
        column = _column(model, name)
        if plain(getattr(row, column.attname)) != after:
            answer.left.append(str(column.verbose_name))
            continue
        setattr(row, column.attname, _python(column, before))
        written.append(column.attname)
    if written:
        row.save(update_fields=written)


def _column(model: type[Model], attname: str) -> Any:
    return next(field for field in model._meta.concrete_fields if field.attname == attname)


def _python(column: Any, value: Any) -> Any:
    if value is None or column.get_internal_type() == "JSONField":
        return value
    target = getattr(column, "target_field", column)
    return target.to_python(value)
