"""A log-in link: GET shows, POST logs in, once, for fifteen minutes."""

import re
from datetime import timedelta
from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.utils import timezone

from forkommune.accounts.models import PersonalLink
from forkommune.work.services.accounts import (
    CannotInvite,
    UnknownUser,
    end_role,
    ensure_secretariat_account,
    invite_user,
    lock_user,
    login_link,
    login_link_for,
)
from forkommune.work.services.sending import empty_outbox
from tests.factories import (
    OfficerFactory,
    OrganisationFactory,
    ResearcherFactory,
    SecretaryFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


def path_of(link: str) -> str:
    return link.split("8000", 1)[1]


def logged_in_as(client) -> str | None:
    return client.session.get("_auth_user_id")


def test_get_shows_a_button_and_changes_no_row(client):
    user = UserFactory(name="Kari Holm")
    link = path_of(login_link(user))

    page = client.get(link)

    assert "Kari Holm" in page.content.decode()
    assert page["Referrer-Policy"] == "strict-origin"
    assert (logged_in_as(client), PersonalLink.objects.get().use_count) == (None, 0)


def test_post_logs_in_once(client):
    user = UserFactory()
    link = path_of(login_link(user))

    client.post(link)
    first = logged_in_as(client)
    client.logout()
    again = client.post(link)

    assert (first, logged_in_as(client), again.status_code) == (str(user.pk), None, 410)


def test_token_is_stored_as_a_hash_only():
    token = login_link(UserFactory()).rstrip("/").rsplit("/", 1)[1]

    row = PersonalLink.objects.values().get()

    assert token not in str(row)
    assert re.fullmatch("[0-9a-f]{64}", row["token_hash"])


def test_a_newer_link_replaces_the_older(client):
    user = UserFactory()
    older = path_of(login_link(user))
    newer = path_of(login_link(user))

    assert client.get(older).status_code == 410
    client.post(newer)
    assert logged_in_as(client) == str(user.pk)


def test_a_log_in_link_leaves_an_open_invitation_open_and_a_lock_closes_both(client, mailoutbox):
    by = SecretaryFactory()
    user = invite_user(
        email="ida@kommune.invalid",
        name="Ida",
        kind="officer",
        organisation=OrganisationFactory(),
        by=by,
    )
    empty_outbox()
    invitation = re.search(r"/konto/lenke/\S+/", mailoutbox[0].body)[0]
    link = path_of(login_link(user))
    opened = [client.get(address).status_code for address in (invitation, link)]
    lock_user(user=user, by=by, reason="sluttet")

    assert opened == [200, 200]
    assert not PersonalLink.objects.usable().exists()


def test_invitations_of_before_keep_working_in_their_own_scope():
    PersonalLink.objects.issue(scope="login", target=UserFactory(), lasts=timedelta(days=14))
    login_link(UserFactory())
    scopes = []
    migration = import_module("forkommune.work.migrations.0008_invitations_of_their_own")
    for act in (migration.give_them_a_scope, migration.take_it_away):
        act(apps, None)
        scopes.append(sorted(PersonalLink.objects.values_list("scope", flat=True)))

    assert scopes == [["invitation", "login"], ["login", "login"]]


@pytest.mark.parametrize("spoil", ["expired", "locked"])
def test_expired_link_and_locked_account_open_nothing(client, spoil):
    user = UserFactory()
    link = path_of(login_link(user))
    if spoil == "expired":
        PersonalLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    else:
        lock_user(user=user, by=SecretaryFactory(), reason="sluttet")

    answer = client.post(link)

    assert (answer.status_code, logged_in_as(client)) == (410, None)


def test_guessing_is_slowed_down_per_address(client):
    statuses = [client.get(f"/konto/lenke/gjett{n}/").status_code for n in range(21)]

    assert statuses[0] == 410
    assert statuses[20] == 429


def test_guesses_of_a_neighbour_do_not_lock_out_a_true_link(client):
    for n in range(21):
        client.get(f"/konto/lenke/gjett{n}/")

    assert client.get(path_of(login_link(UserFactory()))).status_code == 200


@pytest.mark.parametrize(("proxies", "counted_alike"), [(0, True), (1, False)])
def test_guesses_are_counted_by_what_the_trusted_proxy_says_and_by_nobody_else(
    client, settings, proxies, counted_alike
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    for n in range(21):
        client.get(f"/konto/lenke/gjett{n}/", headers={"X-Forwarded-For": "forged, 10.0.0.1"})

    other = client.get("/konto/lenke/gjett/", headers={"X-Forwarded-For": "forged, 10.0.0.2"})

    assert (other.status_code == 429) is counted_alike


def test_command_prints_a_link_and_names_an_unknown_address():
    user, out = UserFactory(), StringIO()

    call_command("login_link", user.email.upper(), stdout=out)

    assert out.getvalue().startswith("http://127.0.0.1:8000/konto/lenke/")
    with pytest.raises(CommandError, match=r"fremmed@demo\.invalid"):
        call_command("login_link", "fremmed@demo.invalid")
    with pytest.raises(UnknownUser):
        login_link_for("fremmed@demo.invalid")


def test_secretariat_account_is_made_once_and_has_its_role():
    first, second = ensure_secretariat_account(), ensure_secretariat_account()

    assert first == second
    assert (second.is_secretariat, second.is_staff, second.is_researcher) == (True, True, False)


def test_invited_person_gets_role_and_mail(mailoutbox):
    secretary, organisation = SecretaryFactory(), OrganisationFactory()

    user = invite_user(
        email="Ida@Kommune.invalid",
        name="Ida",
        kind="officer",
        organisation=organisation,
        by=secretary,
    )
    empty_outbox()

    assert (user.email, user.is_officer) == ("ida@kommune.invalid", True)
    assert [mail.to for mail in mailoutbox] == [["ida@kommune.invalid"]]
    with pytest.raises(CannotInvite, match=r"ida@kommune\.invalid"):
        invite_user(
            email=user.email, name="", kind="officer", organisation=organisation, by=secretary
        )


def test_ended_role_gives_no_rights_today():
    researcher = ResearcherFactory()
    assert researcher.has_perm("evidence.read_research")

    end_role(role=researcher.roles.get(), by=SecretaryFactory(), reason="byttet jobb")

    fresh = type(researcher).objects.get(pk=researcher.pk)
    assert not fresh.has_perm("evidence.read_research")


def test_a_permission_that_one_lacks_costs_nothing_beyond_the_roles(django_assert_num_queries):
    officer = OfficerFactory()

    with django_assert_num_queries(1):  # the roles of today
        answers = [officer.has_perm("evidence.read_research"), officer.has_perm("plan.add_entry")]

    assert answers == [False, False]
