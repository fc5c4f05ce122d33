"""The shipped facts, and a visitor of each role."""

import pytest

from forkommune.accounts.models import Organisation, User
from tests.factories import (
    OfficerFactory,
    OperationsFactory,
    ProtectionOfficerFactory,
    ResearcherFactory,
    SecretaryFactory,
    UserFactory,
)
from tests.loading.conftest import loaded, loaded_once

__all__ = ["loaded", "loaded_once", "visitors"]


@pytest.fixture
def visitors(loaded) -> dict[str, User | None]:
    """One of every role; the officer works in Bærum."""
    baerum = Organisation.objects.get(code="kommune-0219")
    return {
        "public": None,
        "no role": UserFactory(),
        "officer": OfficerFactory(role__organisation=baerum),
        "researcher": ResearcherFactory(),
        "secretary": SecretaryFactory(),
        "operations": OperationsFactory(),
        "protection": ProtectionOfficerFactory(),
    }
