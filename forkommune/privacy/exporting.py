"""Everything that is kept about one person, for the person: as data, as a page, as a PDF, and as files.

Source: GDPR article 15 (access) and 20 (a structured, machine-readable format).
"""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.evidence.models import ContactKey, KeyLookup
from forkommune.work.history import record_history
from forkommune.work.models import HistoryEntry
from forkommune.work.personal_data import INFORMANT, PersonalData, Then
from forkommune.work.registry import collectors, outside_tables

from .finding import Found, find_all
from .paper import pdf_of
from .people import Subject

FORMAT = "forkommune-person-export/1"
DATA, PAGE, PAPER = "data.json", "les-dette.html", "les-dette.pdf"


@dataclass(frozen=True)
class Collection:
    """Rows of one kind that say something about the person.

    fields: name of a field -> its words. rows: one mapping a row, with values that JSON knows.
    hidden: field -> why it is not shown. kept: why rows stay when the person is erased.
    """

    model: str
    title: str
    fields: dict[str, str]
    rows: list[dict[str, Any]]
    hidden: dict[str, str]
    kept: str = ""

    def table(self) -> list[list[tuple[str, Any]]]:
        """The rows in words, what is empty left out."""
        return [
            [
                (label, row[name])
                for name, label in self.fields.items()
                if row[name] not in (None, "")
            ]
            for row in self.rows
        ]


@dataclass(frozen=True)
class Export:
    """What is handed over."""

    person: list[str]
    made_at: datetime
    collections: list[Collection]
    format: str = FORMAT


def export_of(subject: Subject) -> Export:
    """Gather all that is kept about a person, in Norwegian words beside the names of the fields."""
    with override("nb"):
        found = find_all(subject)
        collections = [_collection(one) for one in found]
        collections.append(_history(found))
        return Export(subject.names, timezone.now(), [one for one in collections if one.rows])


def write_export(subject: Subject, out: Path) -> Export:
    """Write one zip file with data, page, PDF and files, and record that it was made.

    The file is readable for its owner alone, and whole or not there. Raises OSError, DocumentError.
    """
    with transaction.atomic():
        _record(subject)
        export = export_of(subject)
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        with ExitStack() as failed:
            failed.callback(Path(name).unlink, missing_ok=True)
            with (
                os.fdopen(handle, "wb") as file,
                zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
            ):
                _fill(archive, export, subject)
            Path(name).replace(out)
            failed.pop_all()
    return export


def _fill(archive: zipfile.ZipFile, export: Export, subject: Subject) -> None:
    files = list(_files(subject))
    data = asdict(export) | {"files": [name for name, _content in files]}
    archive.writestr(DATA, json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
    with override("nb"):
        context: dict[str, Any] = {"export": export, "files": data["files"]}
        archive.writestr(PAGE, render_to_string("privacy/export.html", context))
        archive.writestr(PAPER, pdf_of(export, context["files"]))
    for name, content in files:
        archive.writestr(name, content)


def _files(subject: Subject) -> Iterator[tuple[str, bytes]]:
    """Files of the person: those that rows of theirs name, and those outside the tables."""
    for found in find_all(subject):
        for field in shown_fields(found):
            if isinstance(field, models.FileField):
                for row in found.rows():
                    if file := getattr(row, field.name):
                        with file.open("rb") as opened:
                            yield f"filer/{row.pk}-{Path(file.name).name}", opened.read()
    for place in outside_tables:
        for name, content in place.find(subject):
            yield f"filer/{name}", content


def _record(subject: Subject) -> None:
    """That somebody was given a copy; a copy with an informant's name is a look-up of the key."""
    with override("nb"):
        reason = _("Copy of the person's own data (article 15)")
    for kind, row in subject.rows():
        record_history(actor=None, action="person.exported", subject=row)
        if kind == INFORMANT and ContactKey.objects.filter(informant=row.pk).exists():
            KeyLookup.objects.create(informant_id=row.pk, reason=reason)


def shown_fields(found: Found) -> list[Any]:
    """The columns of a row that the person is shown."""
    data, shows = found.data, found.trace.shows
    columns = [f for f in data.model_class._meta.concrete_fields if f.name not in data.hides]
    if shows is None:
        return columns
    always = {data.model_class._meta.pk.name} if data.model_class._meta.pk else set()
    wanted = {*shows, *always}
    return [f for f in columns if f.name in wanted or (not shows and _is_plain(f))]


def _is_plain(field: Any) -> bool:
    """A time or a state: what a trace without words of its own shows."""
    return bool(field.choices) or isinstance(field, models.DateField | models.DateTimeField)


def _collection(found: Found) -> Collection:
    fields = shown_fields(found)
    named = [f.name for f in fields if f.is_relation and not _is_about_people(f.related_model)]
    rows = found.rows().select_related(*named) if named else found.rows()
    return Collection(
        model=found.data.model,
        title=capfirst(found.data.title),
        fields={f.name: str(capfirst(f.verbose_name)) for f in fields},
        rows=[{f.name: _value(f, row, f.name in named) for f in fields} for row in rows],
        hidden=_hidden(found.data, found.trace.shows),
        kept=str(found.trace.why) if found.trace.then in (Then.KEEP, Then.DECIDE) else "",
    )


def _hidden(data: PersonalData, shows: tuple[str, ...] | None) -> dict[str, str]:
    return {name: str(why) for name, why in data.hides.items()} if shows is None else {}


def _is_about_people(model: Any) -> bool:
    """Whether the name of a row could tell of somebody else; then its number stands for it."""
    return any(data.traces for data in collectors if data.model_class is model)


def _value(field: Any, row: Any, is_named: bool) -> Any:
    if is_named:
        related = getattr(row, field.name)
        return None if related is None else str(related)
    value = getattr(row, field.attname)
    if field.choices and value is not None:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(field, models.FileField):
        return value.name
    if isinstance(field, models.BinaryField):
        return len(value)
    return value


def _history(found: list[Found]) -> Collection:
    """What was changed in the rows that are about the person."""
    labels = ("at", "action", "reason", "operation", "table", "row", "changes")
    words = {field.name: str(capfirst(field.verbose_name)) for field in HistoryEntry._meta.fields}
    rows: list[dict[str, Any]] = []
    for table, keys in sorted(own_rows(found).items()):
        entries = HistoryEntry.objects.filter(table=table, row__in=keys).order_by("at", "pk")
        hidden = _hidden_columns(table)
        for entry in entries.values(*labels):
            changes = {name: two for name, two in entry["changes"].items() if name not in hidden}
            rows.append(entry | {"changes": changes})
    return Collection(
        model="work.HistoryEntry",
        title=_("Changes in the rows about the person"),
        fields={name: words[name] for name in labels},
        rows=rows,
        hidden={},
    )


def _hidden_columns(table: str) -> set[str]:
    [data] = [one for one in collectors if one.model_class._meta.db_table == table]
    return {str(data.model_class._meta.get_field(name).column) for name in data.hides}


def own_rows(found: list[Found]) -> Mapping[str, list[str]]:
    """Table -> keys of the rows that are about the person, as history names them."""
    rows: dict[str, list[str]] = {}
    for one in found:
        trace = one.trace
        if trace.then is Then.DELETE or trace.path == "pk" or trace.stays is not None:
            table = one.data.model_class._meta.db_table
            rows.setdefault(table, []).extend(str(key) for key in one.keys)
    return rows
