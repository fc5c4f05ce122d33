"""A transcript on its way into a session: asked who speaks, written whole, without a name."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from focusgroups.models import Note
from forkommune.evidence.models import SourceText, TextRevision
from forkommune.work.models import HistoryEntry, Import
from tests.factories import (
    ConsentFactory,
    FocusGroupFactory,
    NoteFactory,
    ParticipantFactory,
    ResearcherFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db
SAID = """[00:00:05] Moderator: Når nyttet det?
[00:01:10] Kari Moe: Vi ble spurt da alt var bestemt.
[00:02:00] B: Som Kari sa: for sent.
Konklusjon: kom før.
"""


@pytest.fixture
def group():
    """A session with two letters who have agreed, and one turn noted already."""
    starts = datetime(2017, 12, 31, 23, 30, tzinfo=UTC)
    group = FocusGroupFactory(title="Samling 1", starts_at=starts)
    for letter in "AB":
        one = ParticipantFactory(group=group, letter=letter)
        ConsentFactory(informant=one.informant)
    NoteFactory(group=group, participant=None, position=4, text="Innledning")
    return group


@pytest.fixture
def researcher(client):
    researcher = ResearcherFactory()
    client.force_login(researcher)
    return researcher


def bring(client, group, said=SAID):
    address = reverse("focusgroups:transcript", args=[group.pk])
    return client.post(address, {"file": SimpleUploadedFile("opptak.txt", said.encode())})


def answer(client, group, *speakers):
    row = Import.objects.get(state=Import.State.SHOWN)
    address = reverse("focusgroups:transcript-file", args=[group.pk, row.pk])
    said = {f"speaker-{at}": speaker for at, speaker in enumerate(speakers)}
    return client.post(address, {**said, "write": "1"})


def test_turns_come_behind_those_that_stand_with_letters_and_times(client, group, researcher):
    shown = client.get(bring(client, group).url).content.decode()
    answer(client, group, "moderator", "A", "B", "goes_on")

    notes = Note.objects.filter(position__gt=4).order_by("position")
    assert "Kari Moe" in shown
    assert [
        (n.position, n.said_at - group.starts_at, str(n.participant or ""), n.text) for n in notes
    ] == [
        (5, timedelta(seconds=5), "", "Når nyttet det?"),
        (6, timedelta(seconds=70), "A", "Vi ble spurt da alt var bestemt."),
        (7, timedelta(minutes=2), "B", "Som Kari sa: for sent. Konklusjon: kom før."),
    ]
    assert [n.source and n.source.current.text for n in notes] == [
        None,
        "Vi ble spurt da alt var bestemt.",
        "Som Kari sa: for sent. Konklusjon: kom før.",
    ]
    assert {n.source.year for n in notes if n.source} == {2018}  # past midnight here
    assert {n.source.informant for n in notes if n.source} == {
        one.informant for one in group.participants.all()
    }


def test_a_turn_that_names_somebody_is_marked_and_stays_with_the_researchers(
    client, group, researcher
):
    bring(client, group)
    answer(client, group, "moderator", "A", "B", "goes_on")

    named = Note.objects.exclude(mentions=[])

    assert [note.words_of_mentions for note in named] == [["Kari"]]
    assert list(SourceText.objects.to_redact()) == [note.source for note in named]


def test_no_name_of_the_file_is_kept_once_it_is_written(client, group, researcher):
    bring(client, group, "Kari Moe: Vi ble spurt.")
    answer(client, group, "A")

    row = Import.objects.get()
    told = [
        row.differences,
        row.faults,
        bytes(row.content),
        str(list(HistoryEntry.objects.values())),
    ]
    assert row.state == Import.State.DONE
    assert not [one for one in told if "Moe" in str(one)]


def test_speakers_that_were_not_chosen_are_asked_about_and_nothing_is_written(
    client, group, researcher
):
    bring(client, group)

    page = answer(client, group, "moderator", "", "B", "goes_on")

    assert page.status_code == 422
    assert "Velg: Kari Moe" in page.content.decode()
    assert Note.objects.count() == 1


def test_nothing_is_kept_of_who_has_not_agreed(client, group, researcher):
    ParticipantFactory(group=group, letter="C")
    bring(client, group, "C: Hemmelig.\nA: Greit.")

    refused = answer(client, group, "C", "A")
    answer(client, group, "leave_out", "A")

    assert refused.status_code == 422
    assert "det C sa" in refused.content.decode()
    assert [note.text for note in Note.objects.filter(position__gt=4)] == ["Greit."]


def test_a_second_click_writes_nothing_twice(client, group, researcher):
    bring(client, group, "A: Greit.")
    row = Import.objects.get()
    address = reverse("focusgroups:transcript-file", args=[group.pk, row.pk])
    said = {"speaker-0": "A", "write": "1"}

    client.post(address, said)
    again = client.post(address, said, follow=True)

    assert Note.objects.filter(text="Greit.").count() == 1
    assert "er avgjort allerede: skrevet" in again.content.decode()


def test_the_same_file_again_is_told_of(client, group, researcher):
    bring(client, group, "A: Greit.")
    answer(client, group, "A")

    shown = client.get(bring(client, group, "A: Greit.").url).content.decode()

    assert "Fila er lest inn før" in shown


def test_broken_subtitles_are_named_by_their_lines_and_dropped(client, group, researcher):
    page = bring(client, group, "WEBVTT\n\n00:10.000 --> 00:05.000\nA: bakover\n")

    assert page.status_code == 422
    assert "linje 3" in page.content.decode()
    assert [(row.state, bytes(row.content)) for row in Import.objects.all()] == [("refused", b"")]


def test_nothing_is_written_when_somebody_says_so(client, group, researcher):
    page = bring(client, group)

    client.post(page.url, {"drop": "1"})

    assert Import.objects.get().state == Import.State.DROPPED
    assert Note.objects.count() == 1


def test_pasted_words_and_a_file_are_not_both_taken(client, group, researcher):
    address = reverse("focusgroups:transcript", args=[group.pk])
    file = SimpleUploadedFile("a.txt", b"A: hei")

    both = client.post(address, {"file": file, "text": "A: hei"})
    pasted = client.post(address, {"text": "A: hei"})

    assert both.status_code == 422
    assert "en av delene" in both.content.decode()
    assert pasted.status_code == 302


def test_a_transcript_of_another_session_is_not_there(client, group, researcher):
    row_address = bring(client, group).url
    other = FocusGroupFactory()

    moved = row_address.replace(f"/{group.pk}/", f"/{other.pk}/", 1)

    assert client.get(moved).status_code == 404


def test_hours_take_as_many_statements_as_minutes(
    client, group, researcher, django_assert_max_num_queries
):
    lines = "\n".join(
        f"[00:{n // 60:02d}:{n % 60:02d}] {'AB'[n % 2]}: Ord {n}." for n in range(600)
    )
    bring(client, group, lines)
    with django_assert_max_num_queries(50):
        answer(client, group, "A", "B")

    assert TextRevision.objects.count() == 600


def test_the_secretariat_finds_no_session(client, group):
    client.force_login(SecretaryFactory())

    assert bring(client, group).status_code == 404
    assert not Import.objects.exists()


def test_times_of_a_session_without_a_day_ask_for_the_day_first(client, group, researcher):
    group.starts_at = None
    group.save()

    page = bring(client, group)

    assert page.status_code == 422
    assert "har ingen dag ennå" in page.content.decode()
    assert Note.objects.count() == 1


def test_of_a_long_session_the_coding_screen_lists_the_turns_around_its_own(
    client, group, researcher
):
    lines = (f"[00:{at // 60:02}:{at % 60:02}] {'AB'[at % 2]}: Ord {at}." for at in range(200))
    bring(client, group, "\n".join(lines))
    written = client.get(answer(client, group, "A", "B").url).content.decode()
    turn = Note.objects.get(text="Ord 100.")

    screen = client.get(turn.source.get_absolute_url())
    session = client.get(screen.context["screen"].origin)

    [texts] = screen.context["screen"].groups
    page = screen.content.decode()
    assert [row.source.place for row in texts.rows] == [
        f"innlegg {turn.position + at}, {'AB'[at % 2]}" for at in range(-30, 30)
    ]
    assert (texts.total, "70 tekster før disse" in page, "70 tekster etter disse" in page) == (
        200,
        True,
        True,
    )
    neighbours = screen.context["screen"].neighbours
    assert [words for words, _path in neighbours] == [
        f"Forrige: innlegg {turn.position - 1}, B",
        f"Neste: innlegg {turn.position + 1}, B",
    ]
    assert f'id="notat-{turn.pk}"' in session.content.decode()
    assert "200 innlegg står i samlingen og kan kodes" in written
