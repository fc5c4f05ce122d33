"""Notes while a session is held: kept as they are typed, merged by time, never overwritten."""

import json
import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from focusgroups.models import Note
from focusgroups.redacting import redact
from forkommune.evidence.models import Coding, Passage, SourceText
from forkommune.privacy.services import withdraw_consent
from forkommune.work.models import Draft, DraftConflict
from tests.factories import (
    CodingFactory,
    ConsentFactory,
    FocusGroupFactory,
    FocusGuideFactory,
    ParticipantFactory,
    ResearcherFactory,
    SecretaryFactory,
)

from .test_live_clock import PARTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    """A session with two letters who have agreed, and C who has not."""
    group = FocusGroupFactory(guide=FocusGuideFactory(parts=PARTS), starts_at=timezone.now())
    for letter in "ABC":
        one = ParticipantFactory(group=group, letter=letter)
        if letter != "C":
            ConsentFactory(informant=one.informant)
    return group


class Tab:
    """A note-taker's tab: sends what its script would."""

    def __init__(self, group, user=None):
        self.group = group
        self.user = user or ResearcherFactory()
        self.client = Client()
        self.client.force_login(self.user)
        self.name = uuid4().hex[:16]
        self.seq = 0

    def send(self, key, text, *, speaker="A", done=True, age=0, base=None, seq=None, **more):
        self.seq = seq or self.seq + 1
        said = {
            "key": str(key),
            "text": text,
            "speaker": speaker,
            "question": "F02",
            "done": "1" if done else "",
            "age": age,
            "base": json.dumps(base or {}),
            "tab": self.name,
            "seq": self.seq,
            "writer": self.user.pk,
            **more,
        }
        return self.client.post(reverse("focusgroups:note-save", args=[self.group.pk]), said)

    def get(self, name, **asked):
        return self.client.get(reverse(f"focusgroups:{name}", args=[self.group.pk]), asked)

    def end(self, **said):
        return self.client.post(reverse("focusgroups:session-end", args=[self.group.pk]), said)


def texts(group):
    return [(note.position, note.text) for note in group.notes.with_words()]


def test_what_is_typed_is_kept_before_it_is_handed_in_and_others_see_that_it_is_written(group):
    tab, key = Tab(group), uuid4()

    saved = tab.send(key, "Det nytt", done=False)
    before = texts(group)
    page = Tab(group).get("notes").content.decode()
    tab.send(key, "Det nyttet.", base=saved.json()["base"], marks=["quote", "idea", "secret"])

    note = Note.objects.get()
    assert before == []
    assert "Det nytt" in page
    assert "Skrives nå" in page
    assert (note.text, note.marks, note.participant.letter) == (
        "Det nyttet.",
        ["quote", "idea"],
        "A",
    )
    assert note.written_by == tab.user


def test_a_repeat_or_a_late_older_save_changes_nothing(group):
    tab, key = Tab(group), uuid4()
    tab.send(key, "Først", done=False)
    tab.send(key, "Først og sist")

    repeated = tab.send(key, "Først og sist", seq=2)
    older = tab.send(key, "Først", seq=1)

    assert (repeated.status_code, older.status_code) == (200, 200)
    assert [note.text for note in Note.objects.all()] == ["Først og sist"]


def test_two_note_takers_stand_by_the_time_a_note_was_begun_not_by_when_it_arrived(group):
    first, second = Tab(group), Tab(group)
    first.send(uuid4(), "Sagt sist", age=1_000)
    second.send(uuid4(), "Sagt først", age=60_000)

    first.end()

    assert texts(group) == [(1, "Sagt først"), (2, "Sagt sist")]


def test_two_who_correct_one_note_keep_both_texts_and_somebody_chooses(group):
    writer, other, key = Tab(group), Tab(group), uuid4()
    base = writer.send(key, "Bussen går sjelden.").json()["base"]
    other.send(key, "Bussen går aldri.", base=base)
    # The writer's tab still holds the first wording.
    met = writer.send(key, "Bussen går sjelden nå.", base=base)
    refused = writer.end().url
    page = writer.client.get(met.json()["choose"])
    conflict = DraftConflict.objects.get(field="text")
    chosen = {
        f"choice-{conflict.pk}": "both",
        f"text-{conflict.pk}": "Bussen går sjelden nå.\nBussen går aldri.",
        f"seen-{conflict.pk}": page.context["cards"][0].seen,
    }
    writer.client.post(met.json()["choose"], chosen)

    assert met.status_code == 409
    assert refused == reverse("focusgroups:session-end", args=[group.pk])
    assert Note.objects.get().text == "Bussen går sjelden nå.\nBussen går aldri."


def test_what_met_is_asked_about_once_though_the_page_is_drawn_anew_before_and_after_the_choice(
    group,
):
    writer, before, meanwhile, after, key = Tab(group), Tab(group), Tab(group), Tab(group), uuid4()
    base = writer.send(key, "Bussen").json()["base"]
    writer.send(key, "Bussen går sjelden", base=base)
    before.send(key, "Bussen går aldri", base=base, done=False)
    meanwhile.send(key, "Bussen går aldri", base=base, done=False, continues=before.name)
    asked = DraftConflict.objects.undecided().filter(field="text")
    note, [conflict] = Note.objects.get(), asked
    screen = writer.get("notes", rett=note.pk).content.decode()
    address = reverse("focusgroups:note-conflict", args=[group.pk, note.pk])
    seen = writer.client.get(address).context["cards"][0].seen
    choice = {f"choice-{conflict.pk}": "theirs", f"seen-{conflict.pk}": seen}
    writer.client.post(address, choice)

    again = after.send(
        key,
        "Bussen går aldri",
        base=base,
        done=False,
        continues=f"{meanwhile.name} {before.name}",
    )

    [drawn] = re.findall(r"<p [^>]*data-met[^>]*>.*?</p>", screen)
    assert " hidden" not in drawn
    assert address in drawn
    assert again.status_code == 200
    assert again.json()["theirs"]["text"]["value"] == "Bussen går sjelden"
    assert not asked.all().exists()


def test_a_page_that_is_drawn_anew_goes_on_with_what_its_save_had_left(group):
    before, after, stranger, key = Tab(group), Tab(group), Tab(group), uuid4()
    before.send(key, "Det", done=False)
    before.send(key, "Det nytt", done=False)  # the page went before it heard of this

    taken = after.send(key, "Det nyttet", continues=before.name)
    met = stranger.send(key, "Noe annet", continues="x" * 40)

    assert (taken.status_code, met.status_code) == (200, 409)
    assert Note.objects.get().text == "Det nyttet"


def test_a_correction_keeps_the_place_of_the_note(group):
    tab, key = Tab(group), uuid4()
    base = tab.send(key, "Frøst", age=9_000).json()["base"]
    tab.send(uuid4(), "Neste", age=5_000)
    said_at = Note.objects.get(key=key).said_at

    tab.send(key, "Først", base=base)

    assert [text for _position, text in texts(group)] == ["Først", "Neste"]
    assert Note.objects.get(key=key).said_at == said_at


@pytest.mark.parametrize(
    ("letter", "words"), [("C", "ikke et samtykke som gjelder"), ("Q", "bokstaven Q")]
)
def test_nothing_is_kept_of_who_has_no_basis_and_the_tab_is_told_to_forget(group, letter, words):
    answer = Tab(group).send(uuid4(), "Hemmelig", speaker=letter)

    assert answer.status_code == 422
    assert answer.json()["forget"] is True
    assert words in answer.json()["refused"]
    assert not Note.objects.exists()
    assert not Draft.objects.exists()


def test_a_speaker_who_withdraws_in_the_midst_goes_with_what_is_being_typed(
    group, settings, tmp_path
):
    settings.ERASURE_LOG = str(tmp_path / "erasures.jsonl")
    tab, key = Tab(group), uuid4()
    tab.send(uuid4(), "Mitt", speaker="B")
    saved = tab.send(key, "Halvferd", done=False)
    gone = group.participants.get(letter="A").informant
    withdraw_consent(informant=gone.pk, way="phone", by=ResearcherFactory())

    late = tab.send(key, "Halvferdig", base=saved.json()["base"])

    assert late.json()["forget"] is True
    assert texts(group) == [(1, "Mitt")]
    assert "Halvferd" not in json.dumps(list(Draft.objects.values_list("data", flat=True)))


def test_words_that_are_blacked_out_during_the_session_do_not_come_back_when_it_is_ended(group):
    tab = Tab(group)
    tab.send(uuid4(), "Som Kari sa.")
    redact(note=Note.objects.get(), words=["Kari"], by=tab.user)

    tab.end()

    assert texts(group) == [(1, "Som ████ sa.")]


def test_ending_takes_in_what_is_typed_numbers_by_time_and_makes_texts_of_speakers(group):
    tab = Tab(group)
    tab.send(uuid4(), "Jeg sluttet å møte.", age=2_000, marks=["quote"])
    tab.send(uuid4(), "Stemningen snur.", speaker="", age=1_000)
    tab.send(uuid4(), "Ring fø", speaker="B", done=False)

    tab.end()
    tab.end()

    group.refresh_from_db()
    assert texts(group) == [(1, "Jeg sluttet å møte."), (2, "Stemningen snur."), (3, "Ring fø")]
    sources = {s.informant_id: s.current.text for s in SourceText.objects.all()}
    letters = {one.letter: one.informant_id for one in group.participants.all()}
    assert sources == {letters["A"]: "Jeg sluttet å møte.", letters["B"]: "Ring fø"}
    assert [one.quote for one in Passage.objects.all()] == ["Jeg sluttet å møte."]
    assert not Draft.objects.exists()
    assert group.closed_at is not None


def test_a_note_from_a_tab_without_net_comes_in_after_the_end_and_in_its_place(group):
    tab, offline = Tab(group), Tab(group)
    tab.send(uuid4(), "Sist", age=1_000)
    tab.end()

    answer = offline.send(uuid4(), "Før det", speaker="B", age=3_600_000)

    assert answer.status_code == 200
    assert texts(group) == [(1, "Før det"), (2, "Sist")]
    places = {s.current.text: s.place for s in SourceText.objects.all()}
    assert places == {"Før det": "innlegg 1, B", "Sist": "innlegg 2, A"}


def test_a_session_opens_again_until_somebody_has_coded(group):
    tab = Tab(group)
    tab.send(uuid4(), "Det nyttet.", marks=["quote"])
    tab.end()
    tab.end(open="1")
    opened = SourceText.objects.count(), texts(group)
    tab.end()
    CodingFactory(passage=Passage.objects.get())
    tab.end(open="1")

    group.refresh_from_db()
    assert opened == (0, [(1, "Det nyttet.")])
    assert group.closed_at is not None
    assert Coding.objects.count() == 1


def test_without_a_script_the_form_saves_and_corrects(group):
    tab = Tab(group)
    address = reverse("focusgroups:notes", args=[group.pk])
    form = tab.get("notes").context["form"]
    said = {"key": form["key"], "base": "{}", "tab": "t", "text": "Hei", "speaker": "A", "seq": "1"}
    tab.client.post(address, said)
    note = Note.objects.get()
    form = tab.get("notes", rett=note.pk).context["form"]
    corrected = {**said, "base": form["base"], "tab": "u", "text": "Hei på deg"}
    sent = tab.client.post(address, corrected)
    refused = tab.client.post(address, {**said, "key": str(uuid4()), "speaker": "C"})

    assert sent.url == f"{address}#skriv"
    assert texts(group) == [(1, "Hei på deg")]
    assert refused.status_code == 422
    assert "Hei</textarea>" in refused.content.decode()


def test_an_hour_of_notes_costs_the_screen_no_more_questions(group, django_assert_max_num_queries):
    tab = Tab(group)
    for _ in range(30):
        tab.send(uuid4(), "Ord")

    with django_assert_max_num_queries(14):
        tab.get("notes")


def test_hostile_and_broken_input_is_refused_in_words_or_kept_harmless(group):
    tab = Tab(group)

    tab.send("x" * 50, "<script>alert(1)</script>\x00\x07", age="-9", base="[1")
    long = tab.send(uuid4(), "a" * 20_001)

    assert Note.objects.get().text == "<script>alert(1)</script>"
    assert "<script>alert" not in tab.get("notes").content.decode()
    assert (long.status_code, long.json()["forget"]) == (422, False)


def test_the_secretariat_can_neither_write_nor_see(group):
    tab = Tab(group, SecretaryFactory())

    assert tab.send(uuid4(), "Hei").status_code == 404
    assert {tab.get(name).status_code for name in ("notes", "moderator", "notes-state")} == {404}
