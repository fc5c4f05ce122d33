"""Suggestions."""

import factory
from factory.django import DjangoModelFactory

from forkommune.work.models import Suggestion
from tests.factories.accounts import OrganisationFactory


class SuggestionFactory(DjangoModelFactory):
    """A remark; `target=` is the row, `organisation=` on whose behalf."""

    class Meta:
        model = Suggestion

    organisation = factory.SubFactory(OrganisationFactory)
    target = factory.SelfAttribute("organisation")
    new = "Det mangler en plan."
