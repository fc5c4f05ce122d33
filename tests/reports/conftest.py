"""Finished reports for the tests, in a folder of their own."""

import pytest
from django.conf import settings as project

from forkommune.work.services.running import perform
from reports.services import order_edition


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Files of editions go away with the test; laid-out chapters are kept for the whole run."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def chapters(settings, tmp_path):
    """A folder of the test's own for laid-out chapters."""
    folder = tmp_path / "chapters"
    options = {"OPTIONS": {"location": folder}}
    settings.STORAGES = settings.STORAGES | {"chapters": settings.STORAGES["chapters"] | options}
    return folder


@pytest.fixture
def make(media):
    """Order and make an edition in this process; returns it with its file made."""

    def build(region, audience="public", profile="archive", by=None):
        edition = order_edition(
            deliverable=region.deliverable, audience=audience, profile=profile, by=by, send=False
        )
        perform(edition.job_id, "test")
        edition.refresh_from_db()
        edition.job.refresh_from_db()
        assert edition.job.state == "done", edition.job.message
        edition.path = media / edition.file.name
        return edition

    assert (project.VAR_DIR / "frontend" / "fonts" / "print").is_dir(), "run the front-end build"
    return build
