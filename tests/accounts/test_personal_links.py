"""A personal link opens one thing, for a while, as often as it says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forkommune.accounts.models import PersonalLink
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def issued(scope="vote", target=None, **options):
    return PersonalLink.objects.issue(
        scope=scope, target=target or UserFactory(), lasts=WEEK, **options
    )


def usable(link):
    """Whether the link opens anything, by the row itself and by the database."""
    link.refresh_from_db()
    by_query = PersonalLink.objects.usable().filter(pk=link.pk).exists()
    assert link.is_usable is by_query
    return by_query


@pytest.mark.parametrize(
    ("spoilt", "opens"),
    [
        ({}, True),
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, False),
        ({"revoked_at": timezone.now()}, False),
        ({"use_count": 1}, False),
    ],
    ids=["fresh", "expired", "revoked", "used up"],
)
def test_a_link_opens_until_it_expires_is_revoked_or_used_up(spoilt, opens):
    link, _ = issued()
    PersonalLink.objects.update(**spoilt)

    assert usable(link) is opens
    assert link.consume() is opens


def test_each_use_counts_and_the_last_allowed_one_is_the_last():
    link, _ = issued(max_uses=2)

    assert [link.consume() for _ in range(3)] == [True, True, False]
    link.refresh_from_db()
    assert link.use_count == 2


def test_a_token_is_no_use_for_another_scope():
    link, token = issued(scope="vote")

    assert list(PersonalLink.objects.for_token(token, "vote")) == [link]
    assert list(PersonalLink.objects.for_token(token, "consent")) == []
    assert list(PersonalLink.objects.for_token(f"{token}x", "vote")) == []


def test_links_are_taken_back_for_one_row_and_scope_and_used_ones_stay_as_they_were():
    target = UserFactory()
    taken, _ = issued(target=target)
    used, _ = issued(target=target)
    used.consume()
    others = [issued(scope="consent", target=target)[0], issued()[0]]

    count = PersonalLink.objects.revoke(scope="vote", target=target)

    assert (count, usable(taken), [usable(other) for other in others]) == (1, False, [True, True])
    used.refresh_from_db()
    assert used.revoked_at is None
