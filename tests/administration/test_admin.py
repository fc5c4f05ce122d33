"""The secretariat's tool lists what its roles may see, in the order of the project."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from forkommune.accounts.models import User
from forkommune.work.administration.groups import GROUPS, PLACE
from forkommune.work.models import Mail
from tests import factories
from tests.factories import MunicipalityFactory, OrganisationFactory, ResearcherFactory

pytestmark = pytest.mark.django_db

PRIVATE = {
    "municipalities.interview",
    "municipalities.answer",
    "evidence.sourcetext",
    "evidence.textrevision",
    "evidence.passage",
    "evidence.consent",
    "evidence.contactkey",
    "evidence.informant",
    "focusgroups.note",
    "focusgroups.participant",
    "workshops.ballot",
}


@pytest.fixture
def secretary(client):
    user = factories.SecretaryFactory()
    client.force_login(user)
    return user


def test_every_registered_model_has_a_place_and_private_ones_are_not_registered():
    registered = {model._meta.label_lower for model in admin.site._registry}

    assert registered == set(PLACE)
    assert registered & PRIVATE == set()
    assert {label for label in PRIVATE if apps.get_model(label)} == PRIVATE


def test_index_shows_the_groups_in_the_order_of_the_project(client, secretary):
    page = client.get(reverse("admin:index"))

    names = [group["name"] for group in page.context["available_apps"]]
    assert names == [group.title for group in GROUPS]


def test_the_address_of_an_app_leads_to_the_start_and_that_of_none_is_not_there(client, secretary):
    answers = [client.get(f"/admin/{app}/") for app in ("plan", "auth")]

    assert [(page.status_code, page.get("Location")) for page in answers] == [
        (302, reverse("admin:index")),
        (404, None),
    ]


@pytest.mark.parametrize("label", sorted(PLACE))
def test_secretariat_opens_every_list_and_empty_form(client, secretary, label):
    name = label.replace(".", "_")

    rows = client.get(reverse(f"admin:{name}_changelist"))
    searched = client.get(reverse(f"admin:{name}_changelist"), {"q": "asker"})
    form = client.get(reverse(f"admin:{name}_add"))

    assert (rows.status_code, searched.status_code) == (200, 200)
    assert form.status_code in (200, 403)
    assert rows.context["cl"].opts.label_lower == label


def test_researcher_is_not_let_in(client):
    client.force_login(ResearcherFactory())

    page = client.get(reverse("admin:index"))

    assert page.status_code in (302, 403)
    assert b"app-register" not in page.content


def test_visitor_is_sent_to_the_portals_own_log_in(client):
    page = client.get(reverse("admin:index"), follow=True)

    assert page.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_adding_a_user_invites_by_mail(client, secretary):
    organisation = OrganisationFactory()

    client.post(
        reverse("admin:accounts_user_add"),
        {
            "email": "Ida@kommune.invalid",
            "name": "Ida",
            "kind": "officer",
            "organisation": organisation.pk,
        },
    )

    assert User.objects.get(email="ida@kommune.invalid").is_officer
    assert Mail.objects.get().recipient == "ida@kommune.invalid"


def test_history_page_names_who_changed_what(client, secretary):
    municipality = MunicipalityFactory(name="Asker")
    form = client.get(reverse("admin:municipalities_municipality_change", args=[municipality.pk]))
    data = form.context["adminform"].form.initial | {
        "name": "Asker nye",
        "organisation": municipality.organisation_id,
        "county": municipality.county_id,
        "memberships-TOTAL_FORMS": 0,
        "memberships-INITIAL_FORMS": 0,
        "successions-TOTAL_FORMS": 0,
        "successions-INITIAL_FORMS": 0,
        "sources": "{}",
    }
    data = {name: value for name, value in data.items() if value is not None}

    saved = client.post(
        reverse("admin:municipalities_municipality_change", args=[municipality.pk]), data
    )
    page = client.get(reverse("admin:municipalities_municipality_history", args=[municipality.pk]))

    assert saved.status_code == 302, saved.context["errors"]
    changes = [
        (str(actor), entry.changes["name"]) for entry, actor, _told in page.context["entries"][:1]
    ]
    assert changes == [(str(secretary), ["Asker", "Asker nye"])]


def test_days_are_shown_and_read_as_norwegians_write_them(client, secretary):
    activity = factories.ActivityFactory(schedule_from=date(2017, 11, 14))
    client.force_login(secretary)
    address = reverse("admin:plan_activity_change", args=[activity.pk])

    form = client.get(address).context["adminform"].form

    assert 'value="14.11.2017"' in str(form["schedule_from"])
    assert form.fields["schedule_from"].clean("15.11.2017") == date(2017, 11, 15)
