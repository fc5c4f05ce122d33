"""Every factory gives a row that the database and the model both accept."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", sorted(factories.__all__))
def test_factory_gives_a_valid_row(name):
    row = getattr(factories, name)()

    row.refresh_from_db()
    not_asked_in_forms = [
        f.name for f in row._meta.fields if not f.blank and (f.null or f.has_default())
    ]
    row.full_clean(exclude=[*not_asked_in_forms, "password", "token_hash", "data"])

    assert type(row).objects.filter(pk=row.pk).count() == 1
