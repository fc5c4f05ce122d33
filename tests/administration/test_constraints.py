"""What the database forbids is told to the person at the form in words."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db.models import BaseConstraint, Model
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils.translation import override

from tests.factories import OrganisationFactory, SecretaryFactory


def edited() -> set[type[Model]]:
    """The models of the admin, those inside another's form among them."""
    inlines = {inline.model for site in admin.site._registry.values() for inline in site.inlines}
    return set(admin.site._registry) | inlines


def constraints() -> Iterator[tuple[str, BaseConstraint]]:
    for model in edited():
        for constraint in model._meta.constraints:
            yield f"{model._meta.label}: {constraint.name}", constraint


def test_every_constraint_of_a_model_in_the_admin_has_words_of_its_own():
    silent = {
        name
        for name, constraint in constraints()
        if constraint.violation_error_message == constraint.default_violation_error_message
    }

    assert silent == set()


@pytest.mark.parametrize("language", ["nb"])
def test_the_words_of_a_constraint_are_norwegian(language):
    with override(None):
        english = {name: str(one.violation_error_message) for name, one in constraints()}
    with override(language):
        untranslated = {
            name for name, one in constraints() if str(one.violation_error_message) == english[name]
        }

    assert untranslated == set()
    assert english


@pytest.mark.django_db
def test_a_row_that_points_at_itself_is_refused_in_words(client):
    client.force_login(SecretaryFactory())
    row = OrganisationFactory()
    address = reverse("admin:accounts_organisation_change", args=[row.pk])
    sent = {**model_to_dict(row, ["code", "name", "kind"]), "successor": row.pk}

    answer = client.post(address, sent)

    assert "kan ikke videreføres av seg selv" in answer.content.decode()
    row.refresh_from_db()
    assert row.successor is None
