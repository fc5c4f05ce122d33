"""The secretariat gives, changes and ends roles, locks accounts and ends sessions, with reasons."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from forkommune.accounts.roles import ROLES, RoleKind
from forkommune.work.models import HistoryEntry, Mail
from forkommune.work.services.accounts import (
    CannotChangeRole,
    CannotInvite,
    CannotLock,
    end_role,
    end_sessions,
    invite_again,
    invite_user,
    lock_user,
    login_link,
    unlock_user,
)
from forkommune.work.services.sending import empty_outbox
from tests.factories import (
    OfficerFactory,
    OperationsFactory,
    OrganisationFactory,
    ResearcherFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return SecretaryFactory(name="Mona Vik")


def page_of(user):
    return reverse("admin:accounts_user_access", args=[user.pk])


def is_logged_in(client) -> bool:
    return client.get(reverse("work:rights")).status_code == 200


def test_the_link_of_an_invitation_logs_in_once(client, secretary, mailoutbox):
    invite_user(
        email="ida@kommune.invalid",
        name="Ida",
        kind=RoleKind.OFFICER,
        organisation=OrganisationFactory(name="Asker kommune"),
        by=secretary,
    )
    empty_outbox()
    body = mailoutbox[0].body
    link = re.search(r"/konto/lenke/\S+/", body)[0]

    first, second = client.post(link), client.post(link)

    assert "Saksbehandler" in body or "Asker kommune" in body
    assert (first.status_code, second.status_code, is_logged_in(client)) == (302, 410, True)


def test_an_invitation_sent_again_closes_the_earlier_link_and_leaves_once_an_hour(
    client, secretary, mailoutbox
):
    user = invite_user(
        email="ida@kommune.invalid",
        name="Ida",
        kind=RoleKind.OFFICER,
        organisation=OrganisationFactory(),
        by=secretary,
    )
    empty_outbox()
    invite_again(user=user, by=secretary)
    empty_outbox()
    old, new = (re.search(r"/konto/lenke/\S+/", mail.body)[0] for mail in mailoutbox)

    assert (client.get(old).status_code, client.get(new).status_code) == (410, 200)
    with pytest.raises(CannotInvite, match="denne timen"):
        invite_again(user=user, by=secretary)


def test_a_lock_ends_every_session_at_once_and_unlocking_brings_none_back(client, secretary):
    user = OfficerFactory()
    client.force_login(user)
    assert is_logged_in(client)

    lock_user(user=user, by=secretary, reason="sluttet")
    after_lock = is_logged_in(client)
    unlock_user(user=user, by=secretary, reason="kom tilbake")

    assert (after_lock, is_logged_in(client)) == (False, False)
    with pytest.raises(CannotLock):
        unlock_user(user=user, by=secretary, reason="igjen")


def test_sessions_are_seen_by_device_and_one_of_them_is_ended(client, secretary):
    user, phone = OfficerFactory(), Client(headers={"user-agent": "Firefox/140 (Android)"})
    phone.post(login_link(user).removeprefix(settings.BASE_URL))
    client.force_login(secretary)
    [(session, device)] = client.get(page_of(user)).context["sessions"]

    client.post(page_of(user), {"act": "end_session", "session": session.pk})

    assert (device, is_logged_in(phone)) == ("Firefox, Android", False)
    assert client.get(page_of(user)).context["sessions"] == []


def test_ending_sessions_logs_out_everywhere_and_a_new_log_in_works(client, secretary):
    user = OfficerFactory()
    client.force_login(user)

    end_sessions(user=user, by=secretary, reason="mistet telefon")
    ended = not is_logged_in(client)
    user.refresh_from_db()
    client.force_login(user)

    assert (ended, is_logged_in(client)) == (True, True)
    assert HistoryEntry.objects.filter(
        action="user.sessions_ended", reason="mistet telefon"
    ).exists()


def test_a_role_is_changed_on_the_page_with_a_reason_and_the_old_one_is_kept(client, secretary):
    client.force_login(secretary)
    user, insam = ResearcherFactory(), OrganisationFactory(name="Insam")
    role = user.roles.get()
    role.valid_from = role.valid_from.replace(year=role.valid_from.year - 1)
    role.save()
    act = f"change-{role.pk}"
    posted = {"act": act, f"{act}-kind": "operations", f"{act}-organisation": insam.pk}

    without_reason = client.post(page_of(user), posted)
    done = client.post(page_of(user), posted | {f"{act}-reason": "ny stilling"})

    held = [(r.kind, r.organisation.name, r.valid_to is None) for r in user.roles.order_by("pk")]
    assert (without_reason.status_code, done.status_code) == (422, 302)
    assert held == [("researcher", role.organisation.name, False), ("operations", "Insam", True)]


def test_nobody_changes_the_own_roles_and_a_role_ends_once(secretary):
    colleague = SecretaryFactory()
    role = colleague.roles.get()
    end_role(role=role, by=secretary, reason="sluttet")

    with pytest.raises(CannotChangeRole, match="allerede avsluttet"):
        end_role(role=role, by=secretary, reason="sluttet")
    with pytest.raises(CannotChangeRole, match="egne roller"):
        end_role(role=secretary.roles.get(), by=secretary, reason="bytte")


def test_only_who_manages_users_reaches_the_page(client, secretary):
    user = OfficerFactory()
    statuses = []
    for visitor in (OperationsFactory(), secretary):
        client.force_login(visitor)
        statuses.append(client.get(page_of(user)).status_code)

    assert statuses == [403, 200]


def test_each_button_of_the_page_does_what_it_says(client, secretary):
    client.force_login(secretary)
    user = OfficerFactory()

    for act in ("end_sessions", "lock", "unlock"):
        client.post(page_of(user), {"act": act, f"{act}-reason": "prøve"})
    client.post(page_of(user), {"act": "invite_again"})
    unknown = client.post(page_of(user), {"act": "slett"})

    user.refresh_from_db()
    assert (user.is_active, user.sessions_ended_at is None, unknown.status_code) == (
        True,
        False,
        404,
    )
    assert Mail.objects.get().recipient == user.email


def test_everybody_reads_their_own_rights_and_the_staff_all_roles(client, secretary):
    pages = {}
    for visitor in (OfficerFactory(), secretary):
        client.force_login(visitor)
        pages[visitor] = client.get(reverse("work:rights"))

    assert [len(page.context["roles"]) for page in pages.values()] == [0, len(ROLES)]
    assert all(rules.may and rules.may_not for rules in ROLES.values())
