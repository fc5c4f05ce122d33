"""A researcher, and a plan of a municipality that has no text yet."""

import pytest

from forkommune.accounts.models import User
from municipalities.models import PlanDocument
from tests.factories import MunicipalityFactory, PlanDocumentFactory, ResearcherFactory


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def researcher(db) -> User:
    return ResearcherFactory(name="Kari Holm")


@pytest.fixture
def plan(db) -> PlanDocument:
    document = PlanDocumentFactory(title="Energi- og klimaplan")
    document.municipalities.add(MunicipalityFactory(name="Sigdal"))
    return document
