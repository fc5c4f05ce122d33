"""Somebody withdraws: what others said of them is listed, kept back and blacked out."""

from datetime import date

import pytest
from django.urls import reverse

from focusgroups.models import Note
from focusgroups.queues import to_redact
from forkommune.evidence.models import Passage, SourceText
from forkommune.evidence.services import code_passage, mark_quote, write_text
from forkommune.evidence.services.contacts import keep_contact
from forkommune.privacy.people import find_person
from forkommune.privacy.services import erase_person, withdraw_consent
from forkommune.privacy.withdrawing import foresee
from tests.factories import (
    CodeFactory,
    ConsentFactory,
    FocusGroupFactory,
    NoteFactory,
    ParticipantFactory,
    ResearcherFactory,
    SourceTextFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
SAID = "Jeg er enig med C: Kari Holms vei er for bratt."


@pytest.fixture
def kari(client):
    user = ResearcherFactory()
    client.force_login(user)
    return user


@pytest.fixture
def letters():
    group, term = FocusGroupFactory(title="Gruppe 1"), TermFactory(vocabulary="actor_group")
    found = {
        letter: ParticipantFactory(group=group, letter=letter, actor_group=term) for letter in "ABC"
    }
    for one in found.values():
        ConsentFactory(informant=one.informant, unnamed=True)
    keep_contact(
        informant=found["C"].informant,
        name="Kari Holm",
        email="kari@holm.example",
        phone="",
        delete_on=date(2100, 1, 1),
    )
    return found


def turn(speaker, position, text, by):
    """A turn with a text of its own, the whole of it coded; the text was corrected once."""
    source = SourceTextFactory(kind="note", title="Gruppe 1", informant=speaker.informant)
    write_text(source=source, text=f"{text} Ikke sant?", by=by)
    revision = write_text(source=source, text=text, by=by).revision
    revision.approval_waived = "Lest opp"
    revision.save()
    passage = mark_quote(revision=revision, quote=text.rstrip("."), by=by)
    code_passage(passage=passage, code=CodeFactory(), by=by)
    return NoteFactory(
        group=speaker.group, participant=speaker, position=position, text=text, source=source
    )


@pytest.fixture
def spoken(letters, kari):
    return [
        turn(letters["A"], 1, SAID, kari),
        turn(letters["C"], 2, "Som B sa til meg, C.", kari),
        turn(letters["B"], 3, "Det er to grader for varmt, 2 °C.", kari),
        NoteFactory(group=letters["A"].group, position=4, text="Stille. C ser ned."),
    ]


def gone(letters, by):
    return withdraw_consent(informant=letters["C"].informant_id, way="email", by=by)


def address(note):
    return reverse("focusgroups:note-redact", args=[note.group_id, note.pk])


def test_preview_lists_turns_of_others_that_speak_of_the_person(client, letters, spoken, kari):
    informant = letters["C"].informant

    told = client.get(reverse("privacy:withdrawal", args=[informant.pk])).content.decode()

    foreseen = foresee(find_person(f"informant:{informant.pk}"))
    assert [one.title for one in foreseen.mentions] == [
        "Gruppe 1, innlegg 1",
        "Gruppe 1, innlegg 4",
    ]
    assert "Innlegg fra andre som handler om personen" in told
    assert not Note.objects.exclude(mentions=[]).exists()  # looking changes nothing


def test_withdrawing_marks_them_and_keeps_their_texts_with_the_researchers(letters, spoken, kari):
    done = gone(letters, kari)

    assert len(done.mentions) == 2
    assert [(note.position, note.words_of_mentions) for note in Note.objects.all()] == [
        (1, ["C", "Kari Holm"]),
        (3, []),
        (4, ["C"]),
    ]
    assert list(SourceText.objects.to_redact()) == [spoken[0].source]
    quotable = Passage.objects.quotable_in_public().values_list("quote", flat=True)
    assert list(quotable) == [spoken[2].text.rstrip(".")]
    assert list(SourceText.objects.for_export()) == [spoken[2].source]
    assert to_redact(kari).count == 2


def test_an_erased_person_is_looked_for_too(letters, spoken, kari):
    erase_person(subject=find_person(f"informant:{letters['C'].informant_id}"), by=kari)

    assert [note.position for note in Note.objects.to_redact()] == [1, 4]


def test_blacking_out_reaches_earlier_wordings_and_passages_and_moves_nothing(
    client, letters, spoken, kari
):
    gone(letters, kari)
    note = Note.objects.get(position=1)
    places = set(Passage.objects.values_list("pk", "start", "end"))

    page = client.get(address(note)).content.decode()
    answer = client.post(address(note), {"found": ["C", "Kari Holm"], "others": "vei\n"})

    assert "<mark>Kari Holm</mark>" in page
    assert answer.url == note.group.get_absolute_url()
    note.refresh_from_db()
    assert (note.text, note.mentions) == ("Jeg er enig med █: █████████s ███ er for bratt.", [])
    texts = note.source.revisions.order_by("number").values_list("text", flat=True)
    assert list(texts) == [f"{note.text} Ikke sant?", note.text]
    assert set(Passage.objects.values_list("pk", "start", "end")) == places
    assert note.text.rstrip(".") in Passage.objects.values_list("quote", flat=True)
    assert not SourceText.objects.to_redact().exists()
    assert [one.position for one in Note.objects.to_redact()] == [4]


def test_words_that_do_not_stand_there_are_refused_and_nothing_changed(
    client, letters, spoken, kari
):
    gone(letters, kari)
    note = Note.objects.get(position=1)

    answer = client.post(address(note), {"found": ["C"], "others": "Ola"})
    empty = client.post(address(note), {"others": ""})

    assert (answer.status_code, empty.status_code) == (422, 422)
    assert "«Ola» står ikke i innlegget" in answer.content.decode()
    assert Note.objects.get(position=1).text == SAID


def test_a_turn_that_speaks_of_something_else_is_let_go(client, letters, spoken, kari):
    gone(letters, kari)
    note = Note.objects.get(position=1)

    client.post(address(note), {"nobody": "1"})

    assert Note.objects.get(position=1).text == SAID
    assert [one.position for one in Note.objects.to_redact()] == [4]
    assert not SourceText.objects.to_redact().exists()


def test_the_session_leads_to_its_marked_turns(client, letters, spoken, kari):
    gone(letters, kari)
    note = Note.objects.get(position=1)

    told = client.get(note.group.get_absolute_url()).content.decode()

    assert told.count("Handler om en som er borte") == 2
    assert address(note) in told
