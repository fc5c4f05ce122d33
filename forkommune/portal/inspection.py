"""`manage.py portal check`: does what the database says agree with what is there?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.core.files.storage import Storage, default_storage
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from forkommune.work.models import Job

from .errors import PortalError
from .folders import require_free_space
from .health import OK, health


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, and what is wrong with it (nothing, ideally)."""

    title: str
    faults: list[str]


def inspect_portal() -> Iterator[Finding]:
    """All findings in a fixed order; each is made only when it is asked for."""
    yield Finding(_("Parts"), _silent_parts())
    yield Finding(_("Free disk space"), _disk())
    yield Finding(_("Migrations"), _pending_migrations())
    yield Finding(_("Rules of the database"), _rules_not_in_force())
    yield Finding(_("Files that a row names"), list(missing_files(default_storage)))
    yield Finding(_("Files that no row names"), list(unnamed_files(default_storage)))
    yield Finding(_("Unfinished jobs"), _lost_jobs())


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
