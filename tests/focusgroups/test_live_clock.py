"""The clock of a session: plan against actual, what is asked, and steps that can be taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from focusgroups.guides.outline import read_parts
from focusgroups.live.clock import Begun, clock_of
from focusgroups.models import PartStart
from tests.factories import FocusGroupFactory, FocusGuideFactory, NoteFactory, ResearcherFactory

SIX = datetime(2017, 11, 16, 18, tzinfo=UTC)
PARTS = [
    {"code": "in", "label_nb": "Velkommen", "minutes": 15, "questions": []},
    {
        "code": "mid",
        "label_nb": "Erfaringer",
        "minutes": 30,
        "questions": [{"code": "F02", "text_nb": "Når?"}, {"code": "F03", "text_nb": "Hvorfor?"}],
    },
    {"code": "out", "label_nb": "Slutt", "minutes": 15, "questions": []},
]


def after(minutes, *begun, closed=None):
    """The clock some minutes after six; begun: part, minute and question."""
    return clock_of(
        read_parts(PARTS),
        [Begun(part, SIX + timedelta(minutes=at), question) for part, at, question in begun],
        now=SIX + timedelta(minutes=minutes),
        planned=SIX,
        closed_at=None if closed is None else SIX + timedelta(minutes=closed),
    )


def test_before_the_session_its_parts_wait_and_the_first_question_is_told():
    clock = after(-5)

    assert clock.current is None
    assert clock.next_part.part.code == "in"
    assert clock.following.code == "F02"
    assert [(row.state, row.minutes) for row in clock.parts] == [("later", None)] * 3


def test_a_part_that_began_late_makes_the_session_late_and_its_end_too():
    clock = after(30, ("in", 0, ""), ("mid", 19, "F03"))

    assert (clock.current.face, clock.current.minutes_left) == ("11:00", 19)
    assert [(row.state, row.minutes) for row in clock.parts] == [
        ("done", 19),
        ("now", 11),
        ("later", None),
    ]
    assert clock.minutes_late == 4
    assert clock.ends_at == SIX + timedelta(minutes=64)
    assert (clock.question.code, clock.previous_question.code) == ("F03", "F02")


def test_time_beyond_the_plan_counts_as_it_runs():
    clock = after(52, ("in", 0, ""), ("mid", 15, ""))

    assert (clock.current.minutes_over, clock.minutes_late) == (7, 7)
    assert clock.ends_at == SIX + timedelta(minutes=67)


def test_a_session_that_was_moved_is_late_to_nothing():
    clock = after(24 * 60 + 5, ("in", 24 * 60, ""))

    assert (clock.minutes_late, clock.minutes_ahead) == (0, 0)


def test_the_clock_stands_when_the_session_is_ended():
    clock = after(300, ("in", 0, ""), ("mid", 15, ""), closed=40)

    assert (clock.current, clock.is_over) == (None, True)
    assert [row.minutes for row in clock.parts] == [15, 25, None]


@pytest.fixture
def group(db, client):
    client.force_login(ResearcherFactory())
    return FocusGroupFactory(guide=FocusGuideFactory(parts=PARTS))


def press(client, group, **button):
    return client.post(reverse("focusgroups:moderator", args=[group.pk]), button)


def test_two_presses_begin_one_part_and_back_lets_the_one_before_go_on(client, group):
    press(client, group, begin="in")
    began = PartStart.objects.get().started_at
    press(client, group, begin="mid")
    press(client, group, begin="mid")
    both = list(PartStart.objects.values_list("part", flat=True))
    press(client, group, back="mid")

    assert both == ["in", "mid"]
    assert [(one.part, one.started_at) for one in PartStart.objects.all()] == [("in", began)]
    group.refresh_from_db()
    assert group.started_at == began


def test_a_watching_screen_is_told_of_a_question_and_else_that_nothing_changed(client, group):
    press(client, group, begin="in")
    press(client, group, begin="mid")
    address = reverse("focusgroups:moderator-state", args=[group.pk])
    first = client.get(address)
    same = client.get(address, headers={"if-none-match": first["ETag"]})
    press(client, group, ask="F03")
    changed = client.get(address, headers={"if-none-match": first["ETag"]})

    assert (first.status_code, same.status_code, changed.status_code) == (200, 304, 200)
    assert same.content == b""
    assert "no-store" in first["Cache-Control"]
    assert "<b>F03</b> Hvorfor?" in changed.content.decode()


def test_words_that_are_taken_out_of_a_session_go_from_screens_that_watch(client, group):
    note = NoteFactory(group=group, text="Trukket tilbake")
    address = reverse("focusgroups:notes-state", args=[group.pk])
    first = client.get(address)

    note.delete()

    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert "Trukket tilbake" in first.content.decode()
    assert again.status_code == 200
    assert "Trukket tilbake" not in again.content.decode()
