"""What no page of ours sends is answered in words, never with a fault."""

import pytest
from django.urls import reverse

from forkommune.work.administration.base import MOST_ROWS_SENT
from tests.factories import MembershipFactory, SecretaryFactory

pytestmark = pytest.mark.django_db
NONSENSE = [
    {"_selected_action": ["x"]},
    {"_selected_action": ["1", "²"]},
    {"_selected_action": ["9" * 30]},
    {"_selected_action": ["1"], "index": "x"},
    {"_selected_action": ["\x00"], "index": "-1"},
]


@pytest.mark.parametrize("name", ["accounts_user", "work_mail", "work_suggestion"])
def test_an_action_on_rows_that_cannot_be_is_no_fault(client, name):
    client.force_login(SecretaryFactory())
    address = reverse(f"admin:{name}_changelist")
    actions = client.get(address).context["action_form"].fields["action"].choices
    chosen = next(code for code, _label in actions if code)

    answers = [client.post(address, {"action": chosen, **sent}).status_code for sent in NONSENSE]

    assert set(answers) <= {200, 302}


def test_a_year_that_no_calendar_has_leads_back_to_the_list(client):
    client.force_login(SecretaryFactory())

    answer = client.get(reverse("admin:work_mail_changelist"), {"ordered_at__year": "9" * 30})

    assert (answer.status_code, answer["Location"].endswith("?e=1")) == (302, True)


def test_a_field_without_a_name_is_the_key_of_a_row(client):
    client.force_login(SecretaryFactory())
    row = MembershipFactory()

    address = reverse("admin:municipalities_membership_change", args=[row.pk])
    answer = client.get(address, {"_to_field": ""})

    assert answer.context["original"] == row


def test_a_form_that_says_it_holds_more_rows_than_a_page_can_is_refused_in_words(client):
    client.force_login(SecretaryFactory())
    address = reverse("admin:municipalities_municipality_add")
    counts = {"memberships-TOTAL_FORMS": "999", "memberships-INITIAL_FORMS": "0"}

    answer = client.post(address, counts)

    [formset] = [
        one
        for one in answer.context["inline_admin_formsets"]
        if one.formset.prefix == "memberships"
    ]
    assert len(formset.formset.forms) == MOST_ROWS_SENT
    assert formset.formset.non_form_errors().as_data()[0].code == "too_many_forms"
