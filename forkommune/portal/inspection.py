"""`manage.py portal check`: does what the database says agree with what is there?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.storage import Storage, default_storage
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg2 import sql

from forkommune.plan.services.periods import broken_seals
from forkommune.privacy.services import erasure_log
from forkommune.search.indexables import indexables
from forkommune.search.indexing import stale
from forkommune.work.models import Job

from .errors import PortalError
from .folders import require_free_space
from .health import OK, health
from .safekeeping import erasures, last_backup


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, what is wrong with it (nothing, ideally), and how it stands."""

    title: str
    faults: list[str]
    told: str = ""


def inspect_portal() -> Iterator[Finding]:
    """All findings in a fixed order; each is made only when it is asked for."""
    yield Finding(_("Parts"), _silent_parts())
    yield Finding(_("Free disk space"), _disk())
    yield Finding(_("Migrations"), _pending_migrations())
    yield Finding(_("Rules of the database"), _rules_not_in_force())
    yield Finding(_("Rows that point at rows that are gone"), list(orphans()))
    yield Finding(_("Files that a row names"), list(missing_files(default_storage)))
    yield Finding(_("Files that no row names"), list(unnamed_files(default_storage)))
    yield Finding(_("Unfinished jobs"), _lost_jobs())
    yield Finding(_("Words that search reads"), _stale_search())
    yield Finding(_("Closed periods of the accounts"), _changed_books())
    yield Finding(_("Last good backup"), *last_backup(settings.VAR_DIR, timezone.now()))
    yield Finding(_("Erasure log"), *erasures(erasure_log()))


def _silent_parts() -> list[str]:
    return [f"{part}: {state}" for part, state in health().items() if state != OK]


def _disk() -> list[str]:
    try:
        require_free_space(settings.VAR_DIR)
    except PortalError as error:
        return [str(error)]
    return []


def _pending_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def _rules_not_in_force() -> list[str]:
    """Foreign keys and checks that PostgreSQL was told not to hold (after a forced restore)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass || '.' || conname FROM pg_constraint"
            " WHERE NOT convalidated ORDER BY 1"
        )
        return [row[0] for row in cursor.fetchall()]


def _changed_books() -> list[str]:
    """Closed periods that no longer hold what they were closed with."""
    return [
        _(
            "%(period)s: its entries are not those of its checksum; compare with a backup of that time."
        )
        % {"period": period}
        for period in broken_seals()
    ]


def _stale_search() -> list[str]:
    """Rows whose words search does not know as they are now."""
    faults = []
    for indexable in indexables:
        wrong, gone = stale(indexable)
        if count := len(wrong) + len(gone):
            faults.append(
                _("%(model)s: %(count)d out of date; run manage.py reindex")
                % {"model": indexable.label, "count": count}
            )
    return faults


def orphans() -> Iterator[str]:
    """Keys whose row is missing: PostgreSQL refuses them, unless its rules were off for a while."""
    question = sql.SQL(
        "SELECT count(*) FROM {table} AS one LEFT JOIN {other} AS other ON one.{key} = other.{other_key}"
        " WHERE one.{key} IS NOT NULL AND other.{other_key} IS NULL"
    )
    with connection.cursor() as cursor:
        for model, field in _keys():
            names = {
                "table": model._meta.db_table,
                "key": field.column,
                "other": field.related_model._meta.db_table,
                "other_key": field.target_field.column,
            }
            parts = {part: sql.Identifier(name) for part, name in names.items()}
            cursor.execute(question.format(**parts).as_string(cursor.connection))
            if count := cursor.fetchone()[0]:
                yield f"{model._meta.label}.{field.name}: {count}"


def _keys() -> Iterator[tuple[type[models.Model], Any]]:
    """Every foreign key of the portal."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed:
            fields: Iterable[Any] = model._meta.local_concrete_fields
            yield from ((model, field) for field in fields if field.is_relation)


def file_columns() -> list[tuple[type[models.Model], str]]:
    """Every model with a column that names files."""
    return [
        (model, field.attname)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField)
    ]


def _named() -> Iterator[tuple[str, str]]:
    for model, column in file_columns():
        rows = model._base_manager.exclude(**{column: ""}).values_list("pk", column)
        for pk, name in rows.iterator():
            yield f"{model._meta.label} {pk}", name
    for job in Job.objects.exclude(result={}):
        # A finished job names its file before the row that publishes it does.
        yield from (
            (f"work.Job {job.pk}", name) for key, name in job.result.items() if key == "file"
        )


def missing_files(storage: Storage) -> Iterator[str]:
    """Rows whose file is not in the storage."""
    for row, name in _named():
        if not storage.exists(name):
            yield f"{row}: {name}"


def unnamed_files(storage: Storage) -> Iterator[str]:
    """Files of the storage that no row names: left over, or the row is lost."""
    if not storage.exists(""):
        return
    named = {name for _row, name in _named()}
    yield from (name for name in _walk(storage, "") if name not in named)


def _walk(storage: Storage, folder: str) -> Iterable[str]:
    folders, files = storage.listdir(folder)
    for name in sorted(files):
        yield f"{folder}{name}"
    for name in sorted(folders):
        yield from _walk(storage, f"{folder}{name}/")


def _lost_jobs() -> list[str]:
    lost = [*Job.objects.abandoned(), *Job.objects.unclaimed()]
    return [f"{job.pk}: {job}" for job in lost]
