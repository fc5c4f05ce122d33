"""What a room of phones asks every two seconds: questions whose SQL is written once in a process."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from forkommune.database.prepared import Prepared, PreparedRows
from municipalities.models import Municipality
from workshops.models import Ballot, Points, PointSheet, Poll, PollSecret

Rows = QuerySet[Any]


def _poll(poll: int) -> Rows:
    return Poll.objects.filter(pk=poll)


def _opened_poll(poll: int, meeting: int) -> Rows:
    return Poll.objects.filter(pk=poll, meeting=meeting).opened()


def _opened_polls(meeting: int) -> Rows:
    return Poll.objects.of_meeting(meeting).opened()


def _key(poll: int) -> Rows:
    return PollSecret.objects.filter(poll=poll).values_list("key")


def _option_keys(poll: int) -> Rows:
    return Poll.options.through.objects.filter(poll=poll).values_list("claim")


def _ballot(poll: int, voter: str) -> Rows:
    return Ballot.objects.filter(poll=poll, voter_hash=voter)


def _ballot_held(poll: int, voter: str) -> Rows:
    return Ballot.objects.select_for_update().filter(poll=poll, voter_hash=voter)


def _speaking(meeting: int, organisation: int) -> Rows:
    return Municipality.objects.filter(meetings=meeting, organisation=organisation)


def _sheet(poll: int, municipality: int) -> Rows:
    return PointSheet.objects.filter(poll=poll, municipality=municipality)


def _sheet_rows(sheet: int) -> Rows:
    return Points.objects.filter(sheet=sheet)


poll_of_key = PreparedRows[Poll](_poll)
opened_poll = PreparedRows[Poll](_opened_poll)
opened_polls = PreparedRows[Poll](_opened_polls)
key_of_poll = Prepared(_key)
option_keys = Prepared(_option_keys)
ballot_of = PreparedRows[Ballot](_ballot)
ballot_held = PreparedRows[Ballot](_ballot_held)  # until the transaction ends
speaking_for = PreparedRows[Municipality](_speaking)
sheet_of = PreparedRows[PointSheet](_sheet)
rows_of_sheet = PreparedRows[Points](_sheet_rows)
