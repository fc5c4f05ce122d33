"""The migrations say what the models say; asked of the files alone, whatever database there is."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils.translation import override


def test_every_change_of_a_model_has_its_migration():
    # The words of fields stand in the migrations as they do in the source.
    with override(None):
        changes = _unwritten_changes()

    assert changes == {}


def _unwritten_changes():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    return detector.changes(graph=loader.graph)
