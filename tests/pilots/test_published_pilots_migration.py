"""Pilots that had a time of publication when the state came are published, and back again."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from tests.factories import PilotFactory

pytestmark = pytest.mark.django_db
migration = import_module("pilots.migrations.0015_published_pilots_say_so")


def test_a_time_of_publication_becomes_a_state():
    out, draft = PilotFactory(published_at=timezone.now()), PilotFactory()

    migration.say_so(apps, None)

    for pilot in (out, draft):
        pilot.refresh_from_db()
    assert (out.state, draft.state) == ("published", "draft")


def test_back_again_only_what_is_published_has_a_time():
    out = PilotFactory(published=True)
    taken_back = PilotFactory(published_at=timezone.now())

    migration.by_time_alone(apps, None)

    for pilot in (out, taken_back):
        pilot.refresh_from_db()
    assert out.published_at is not None
    assert taken_back.published_at is None
