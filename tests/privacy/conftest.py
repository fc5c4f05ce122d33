"""The world of the access tests, with a marker in every place that research text lies in."""

from collections.abc import Iterator

import pytest

from tests.access.markers import plant
from tests.access.standing import Standing, standing
from tests.access.world import World, build_world


@pytest.fixture
def log_file(settings, tmp_path):
    """An erasure log of the test's own."""
    settings.ERASURE_LOG = str(tmp_path / "erasures.jsonl")
    return tmp_path / "erasures.jsonl"


@pytest.fixture
def own_folders(settings, tmp_path, log_file) -> None:
    """Files, mails and state of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VAR_DIR = tmp_path
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")


def build_and_plant() -> World:
    world = build_world()
    plant(world)
    return world


@pytest.fixture
def planted(db, own_folders) -> World:
    return build_and_plant()


@pytest.fixture(scope="module")
def standing_planted(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Standing]:
    """For files whose tests all have that world."""
    folder = tmp_path_factory.mktemp("media")
    with standing(django_db_blocker, folder, build_and_plant) as made:
        yield made


def everything() -> str:
    """All that stands in any table, and the names of all files."""
    from django.apps import apps
    from django.core.files.storage import default_storage
    from django.db import connection

    told = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed:
                cursor.execute(f'SELECT t::text FROM "{model._meta.db_table}" t')
                told += [row[0] for row in cursor.fetchall()]
    if default_storage.exists("reports"):
        told += default_storage.listdir("reports")[1]
    return "\n".join(told)
