"""A list prints its rows as Django would, word for word, without asking it for every cell."""

import pytest
from django.contrib import admin
from django.contrib.admin.templatetags.admin_list import items_for_result

from forkommune.ui.components.admin_rows import CHECKBOX, printed_rows
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["", "?_popup=1&_to_field=id"])
def test_rows_of_a_list_are_those_of_django(rf, query):
    request = rf.get(f"/admin/{query}")
    request.user = factories.SecretaryFactory()
    later = factories.OrganisationFactory(name="Fjord & <Sønn>")
    made = [
        factories.OrganisationFactory(name=" ", successor=later),
        factories.MunicipalityFactory(name='Ås "ny"'),
        factories.SuggestionFactory(),
        factories.ImportFactory(),
        factories.JobFactory(),
        factories.ProposedEntryFactory(),
        factories.AccountingPeriodFactory(),
        factories.ClassificationRuleFactory(),
        factories.HourlyRateFactory(),
        factories.EditionFactory(),
        request.user,
    ]
    for row in made:
        cl = admin.site._registry[type(row)].get_changelist_instance(request)
        cl.list_display = [name for name in cl.list_display if name != CHECKBOX]

        django = ["".join(items_for_result(cl, one, None)) for one in cl.result_list]

        assert row in cl.result_list
        assert list(printed_rows(cl)) == django


def test_each_row_of_a_list_can_be_ticked_under_its_name(client):
    client.force_login(factories.SecretaryFactory())
    row = factories.OrganisationFactory(name="Fjord & Sønn")

    page = client.get("/admin/accounts/organisation/").content.decode()

    assert (
        f'name="_selected_action" value="{row.pk}" class="action-select" '
        'aria-label="Velg denne raden for en handling – Fjord &amp; Sønn">'
    ) in page
