"""An anonymous show of dots: one ballot each, hidden while it is open, traced by nobody once closed."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from forkommune.work.models import HistoryEntry
from tests.factories import InvitationFactory, ResearcherFactory, SecretaryFactory
from tests.workshops.voting import (
    DATA,
    address,
    dots_poll,
    fresh,
    keys_of,
    link_of,
    sent,
)
from workshops.models import Ballot, CountedVote, Poll, PollSecret, Voted
from workshops.voting.dots import cast_dots, digest_of, own_ballot
from workshops.voting.polls import close_due, close_poll
from workshops.voting.refusals import PollShut
from workshops.voting.results import result_of
from workshops.voting.saving import Save

pytestmark = pytest.mark.django_db


def cast(poll, person, numbers, *, seq=1):
    tab = f"tab-of-{person.pk}"
    return cast_dots(poll=poll, invitation=person, dots=numbers, save=Save(tab, seq, 0))


def told(poll):
    result = result_of(Poll.objects.get(pk=poll.pk))
    return {row.option.key: row.count for row in result.rows}, result.why


def test_the_last_ballot_of_each_stands_until_the_poll_closes(client):
    poll, [person, *_others] = dots_poll(2)
    first, second = keys_of(poll)
    url = address(link_of(person), poll)

    client.post(url, sent({first: 2, second: 1}))
    client.post(url, sent({first: 2, second: 1}))
    client.post(url, sent({first: 0, second: 2}, seq=2))

    assert Ballot.objects.filter(poll=poll).count() == 1
    assert own_ballot(poll, person).dots == {second: 2}
    close_poll(poll=poll, by=None)
    late = client.post(url, sent({first: 2}, seq=3), **DATA)
    time = timezone.localtime(Poll.objects.get().closed_at).strftime("%H.%M")
    assert (late.status_code, f"Stengt kl. {time}" in late.json()["said"]) == (410, True)
    assert f"Stengt kl. {time}" in client.post(url, sent({first: 2}, seq=4)).content.decode()


def test_the_servers_clock_closes_and_what_came_before_is_counted():
    poll, people = dots_poll(5)
    first, second = keys_of(poll)
    for person in people:
        cast(poll, person, {first: 1})
    Poll.objects.filter(pk=poll.pk).update(closes_at=timezone.now() - timedelta(seconds=1))
    poll.refresh_from_db()

    with pytest.raises(PollShut):
        cast(poll, people[0], {second: 2}, seq=2)
    assert told(poll) == ({}, "waiting")
    assert (close_due(), close_due()) == (1, 0)
    assert told(poll) == ({first: 5, second: 0}, "")
    assert Poll.objects.get().closed_at == poll.closes_at


def test_too_many_dots_are_refused_with_the_numbers_and_nothing_is_written(client):
    poll, [person] = dots_poll(1)
    first, second = keys_of(poll)
    url = address(link_of(person), poll)

    answer = client.post(url, sent({first: 2, second: 2}))

    assert (answer.status_code, Ballot.objects.count()) == (422, 0)
    assert "4 prikker er for mange" in answer.content.decode()
    assert client.post(url, sent({first: "mange"})).status_code == 422


def everything_stored():
    """Every row of every table as text, by table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT t::text FROM {name} AS t")
            found[table] = [row[0] for row in cursor.fetchall()]
    return found


def test_nothing_in_the_database_leads_from_a_vote_to_a_person_once_it_is_closed():
    poll, people = dots_poll(12)
    options = keys_of(poll)
    key = bytes(PollSecret.objects.get(poll=poll).key)
    given = {}
    for number, person in enumerate(people):
        given[person.pk] = {options[0]: number % 3, options[1]: 1}
        cast(poll, person, given[person.pk])
    digests = {digest_of(key, person.pk) for person in people}
    tabs = {f"tab-of-{person.pk}" for person in people}
    assert any(
        mark in row for rows in everything_stored().values() for row in rows for mark in tabs
    )

    close_poll(poll=poll, by=SecretaryFactory())

    traces = {*digests, *tabs, key.hex(), *(one[:16] for one in digests)}
    traces |= {hashlib.sha256(str(person.pk).encode()).hexdigest() for person in people}
    leads = [
        (table, row)
        for table, rows in everything_stored().items()
        for row in rows
        if any(mark in row for mark in traces)
    ]
    assert leads == []
    assert not Ballot.objects.exists()
    assert not PollSecret.objects.exists()
    # The rows that are left: no person, no time, no key, one transaction, random names.
    assert [field.name for field in CountedVote._meta.fields] == ["id", "poll", "claim", "dots"]
    assert [field.name for field in Voted._meta.fields] == ["id", "poll", "invitation"]
    tables = {model._meta.db_table for model in (Ballot, CountedVote, PollSecret, Voted)}
    assert not HistoryEntry.objects.filter(table__in=tables).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text, id, dots FROM workshops_countedvote ORDER BY ctid")
        rows = cursor.fetchall()
        cursor.execute("SELECT invitation_id FROM workshops_voted ORDER BY ctid")
        order = [row[0] for row in cursor.fetchall()]
    cast_in_order = [n for votes in given.values() for n in votes.values() if n]
    assert len({row[0] for row in rows}) == 1
    assert [row[2] for row in rows] != cast_in_order  # 1 in 9 000 by chance
    assert all(row[1].version == 4 for row in rows)
    assert order == sorted(given)
    assert told(poll)[0] == {options[0]: 12, options[1]: 12}


def test_fewer_than_five_votes_are_deleted_uncounted():
    poll, people = dots_poll(4)
    for person in people:
        cast(poll, person, {keys_of(poll)[0]: 1})

    close_poll(poll=poll, by=None)

    assert (CountedVote.objects.count(), Voted.objects.count(), Ballot.objects.count()) == (0, 4, 0)
    assert told(poll) == ({}, "few")


def test_live_sums_come_with_five_votes_and_move_by_five_that_differ():
    poll, people = dots_poll(9, shows_live=True)
    first, second = keys_of(poll)
    for person in people[:4]:
        cast(poll, person, {first: 1})
    assert told(poll) == ({}, "few")

    cast(poll, people[4], {first: 1})
    assert told(poll)[0] == {first: 5, second: 0}

    for person in people[5:9]:
        cast(poll, person, {second: 1})
    cast(poll, people[0], {second: 2}, seq=2)
    cast(poll, people[0], {first: 1}, seq=3)  # changed back: no fifth
    assert told(poll)[0] == {first: 5, second: 0}

    cast(poll, people[0], {second: 2}, seq=4)
    assert told(poll)[0] == {first: 4, second: 6}


def without_tokens(answer):
    body = answer.content.decode()
    return re.sub(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', "", body), answer.get("ETag")


def test_a_hidden_result_moves_nothing_that_anybody_can_see(client):
    """The same people vote otherwise: no page, no state and no ETag of anybody differs."""
    poll, people = dots_poll(7)
    first, second = keys_of(poll)
    looker = InvitationFactory(meeting=poll.meeting, role="county", state="accepted")
    token = link_of(looker)
    slug = poll.meeting.slug
    inside = [
        reverse("workshops:poll-list", args=[slug]),
        reverse("workshops:poll-detail", args=[slug, poll.pk]),
        reverse("workshops:screen-state", args=[slug, poll.pk]),
        poll.meeting.get_absolute_url(),
    ]
    phone = [address(token, poll, "phone-poll-state")]

    def seen():
        fresh(poll)
        pages = [without_tokens(client.get(url)) for url in phone]
        for user in (secretary, researcher):
            client.force_login(user)
            pages += [without_tokens(client.get(url)) for url in inside]
        client.logout()
        return pages

    secretary, researcher = SecretaryFactory(), ResearcherFactory()
    for person in people:
        cast(poll, person, {first: 2})
    before = seen()
    for person in people:
        cast(poll, person, {second: 1}, seq=2)

    assert seen() == before
    assert client.get(inside[1]).status_code == 404


def test_a_phone_that_shows_what_stands_is_told_so_and_is_told_when_more_have_voted(client):
    poll, people = dots_poll(2)
    url = address(link_of(people[0]), poll, "phone-poll-state")
    first = client.get(url)

    same = client.get(url, HTTP_IF_NONE_MATCH=first["ETag"])
    cast(poll, people[1], {keys_of(poll)[0]: 1})
    fresh(poll)
    changed = client.get(url, HTTP_IF_NONE_MATCH=first["ETag"])

    assert (same.status_code, same.content, changed.status_code) == (304, b"", 200)
    assert "1 av 2 har stemt" in changed.content.decode()
