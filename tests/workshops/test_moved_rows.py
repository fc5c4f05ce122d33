"""Rows of the meeting's first tables are moved with what they told: tables to seats and back, loose ballots
to counted dots, a key of its own for each idea. The moves alone, on tables that are made as they were:
a walk through all migrations takes half a minute."""

from importlib import import_module

import pytest
from django.apps import apps as now_apps
from django.apps.registry import Apps
from django.db import connection, models
from django.utils import timezone

from tests.factories import (
    InvitationFactory,
    MeetingFactory,
    PilotFactory,
    PollFactory,
    TableFactory,
)
from workshops.models import Ballot, CountedVote, Idea, Meeting, Poll, Seat, SeatingPlan, Table
from workshops.voting.results import result_of

pytestmark = pytest.mark.django_db
seats, polls = (
    import_module(f"workshops.migrations.{name}")
    for name in ("0005_seats_by_round", "0010_polls_of_the_day")
)


class InvitationThen(models.Model):
    """An invitation that had one table."""

    meeting = models.ForeignKey(Meeting, models.DO_NOTHING, related_name="+")
    table = models.ForeignKey(Table, models.DO_NOTHING, null=True, related_name="+")

    class Meta:
        app_label, db_table, apps = "workshops", "workshops_invitation", Apps()


class AppsThen:
    """The models as the first move knew them."""

    def get_model(self, app, name):
        return InvitationThen if name == "Invitation" else now_apps.get_model(app, name)


def change(sql):
    with connection.cursor() as cursor:
        # As a transaction of its own begins: nothing waits.
        cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; {sql}; SET CONSTRAINTS ALL DEFERRED")


def test_the_table_of_an_invitation_becomes_the_seat_of_its_first_round_and_turns_back():
    meeting = MeetingFactory()
    one, other = (TableFactory(meeting=meeting, number=number) for number in (2, 5))
    people = [InvitationFactory(meeting=meeting).pk for _n in range(3)]
    change("ALTER TABLE workshops_invitation ADD COLUMN table_id bigint")
    for person, table in zip(people, (one, other), strict=False):
        InvitationThen.objects.filter(pk=person).update(table=table)

    seats.tables_to_seats(AppsThen(), None)
    moved = sorted(Seat.objects.values_list("invitation", "round", "table"))
    plan = SeatingPlan.objects.values_list("meeting", "rounds", "tables").get()
    InvitationThen.objects.update(table=None)
    Seat.objects.create(invitation_id=people[0], table=other, round=2)
    seats.seats_to_tables(AppsThen(), None)

    assert moved == [(people[0], 1, one.pk), (people[1], 1, other.pk)]
    assert plan == (meeting.pk, 1, 5)  # as many tables as the highest number that is in use
    turned_back = dict(InvitationThen.objects.values_list("pk", "table"))
    assert turned_back == dict(zip(people, (one.pk, other.pk, None), strict=True))


def test_ballots_of_closed_polls_become_counted_dots_without_a_pattern():
    first, second = (PilotFactory().claim for _n in range(2))
    now = timezone.now()
    poll = PollFactory(kind="points", options=[first, second], opened_at=now, closed_at=now)
    change("ALTER TABLE workshops_ballot DROP CONSTRAINT ballot_once_while_open")
    given = [*[{first.pk: 2, second.pk: 0}] * 4, {first.pk: 1, second.pk: 2}]
    for choices in given:
        Ballot.objects.create(poll=poll, choices=choices)
    Ballot.objects.create(poll=poll, voter_hash="a" * 64, choices={first.pk: 1})

    polls.count_loose_ballots(now_apps, None)

    assert list(Ballot.objects.values_list("voter_hash", flat=True)) == ["a" * 64]
    poll = Poll.objects.get()
    told = {row.option.key: row.count for row in result_of(poll).rows}
    assert (told, poll.voters, poll.kind) == ({first.pk: 9, second.pk: 2}, 5, "dots")
    assert CountedVote.objects.count() == 6  # nothing for an option that was given nothing


def test_ideas_of_before_get_a_key_each():
    meeting = MeetingFactory()
    ideas = [Idea.objects.create(meeting=meeting, text=text) for text in ("Én", "To", "Tre")]
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "workshops_idea")
    [unique] = [name for name, one in found.items() if one["columns"] == ["key"] and one["unique"]]
    change(f"ALTER TABLE workshops_idea DROP CONSTRAINT {unique}")
    Idea.objects.update(key=ideas[0].key)

    polls.give_each_its_own_key(now_apps, None)

    assert len(set(Idea.objects.values_list("key", flat=True))) == 3
