"""Suggestions and imports."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from forkommune.work.models import Import, Suggestion
from tests.factories.accounts import OrganisationFactory


class SuggestionFactory(DjangoModelFactory):
    """A remark; `target=` is the row, `organisation=` on whose behalf."""

    class Meta:
        model = Suggestion

    organisation = factory.SubFactory(OrganisationFactory)
    target = factory.SelfAttribute("organisation")
    new = "Det mangler en plan."


class ImportFactory(DjangoModelFactory):
    """A file that could not be read; nothing of it is kept."""

    class Meta:
        model = Import

    kind = "population"
    file_name = "07459.csv"
    sha256 = "0" * 64
    size = 0
    state = Import.State.REFUSED
    decided_at = datetime(2026, 1, 2, tzinfo=UTC)
