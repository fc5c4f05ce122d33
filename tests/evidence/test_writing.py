"""Texts are written once and corrected by new revisions; what is marked moves along."""

import unicodedata
from datetime import date

import pytest

from forkommune.evidence.models import Passage, TextRevision
from forkommune.evidence.services import NoBasisInForce, write_text
from forkommune.evidence.texts import UnusableText
from forkommune.work.models import HistoryEntry
from tests.factories import (
    CodingFactory,
    ConsentFactory,
    PassageFactory,
    ResearcherFactory,
    SourceTextFactory,
    SupportFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db


def a_passage(text, quote, **source):
    revision = TextRevisionFactory(source=SourceTextFactory(public=True, **source), text=text)
    start = text.index(quote)
    return PassageFactory(revision=revision, start=start, end=start + len(quote))


def correct(passage, text, by=None):
    return write_text(source=passage.revision.source, text=text, by=by)


def test_first_text_is_revision_one_in_the_form_that_exchange_files_carry():
    source = SourceTextFactory(public=True)
    decomposed = unicodedata.normalize("NFD", "Så å si\r\nferdig\f😀")

    written = write_text(source=source, text="\ufeff" + decomposed, by=None)

    assert (written.revision.number, written.is_new) == (1, True)
    assert written.revision.text == "Så å si\nferdig\n😀"


def test_the_same_text_again_writes_nothing():
    source = SourceTextFactory(public=True)
    first = write_text(source=source, text="Vi har en plan.", by=None)

    again = write_text(source=source, text="Vi har en plan.", by=None)

    assert (again.revision, again.is_new) == (first.revision, False)
    assert TextRevision.objects.count() == 1


def test_a_text_that_no_file_can_carry_is_refused_whole():
    source = SourceTextFactory(public=True)

    with pytest.raises(UnusableText, match=r"U\+0001.* 2"):
        write_text(source=source, text="ab\x01", by=None)

    assert source.current is None


def test_words_of_a_person_without_a_basis_are_not_kept():
    source = SourceTextFactory()
    ConsentFactory(informant=source.informant, valid_to=date(2017, 1, 1), given_on=date(2016, 1, 1))

    with pytest.raises(NoBasisInForce, match=rf"informant {source.informant.pk} \("):
        write_text(source=source, text="Vi har ingen plan.", by=None)

    ConsentFactory(informant=source.informant)
    assert write_text(source=source, text="Vi har ingen plan.", by=None).is_new


def test_a_passage_moves_with_its_codings_and_supports():
    passage = a_passage("Vi har ingen penger.", "ingen penger")
    coding, support = CodingFactory(passage=passage), SupportFactory(passage=passage)

    written = correct(passage, "😀 Ja. Vi har ingen penger.")

    [moved] = written.moved
    assert (moved.start, moved.end, moved.quote) == (13, 25, "ingen penger")
    assert (moved.prefix, moved.suffix) == ("😀 Ja. Vi har ", ".")
    assert (moved.moved_from, moved.needs_check) == (passage, False)
    coding.refresh_from_db()
    support.refresh_from_db()
    assert (coding.passage, support.passage) == (moved, moved)
    assert Passage.objects.get(pk=passage.pk).quote == "ingen penger"


def test_changed_words_keep_their_coding_and_wait_for_a_yes():
    passage = a_passage("Vi har ingen penger.", "ingen penger")
    coding = CodingFactory(passage=passage)

    written = correct(passage, "Vi har ikke penger.")

    [moved] = written.to_check
    coding.refresh_from_db()
    assert (coding.passage, moved.quote, moved.moved_from.quote) == (
        moved,
        "ikke penger",
        "ingen penger",
    )


def test_a_half_word_is_widened_to_the_whole():
    passage = a_passage("Vi kjøpte en bil.", "bil")

    [moved] = correct(passage, "Vi kjøpte en bilpark.").to_check

    assert moved.quote == "bilpark"


def test_a_passage_without_words_left_stays_and_is_listed():
    passage = a_passage("Vi har planer. Vi har ingen penger.", "Vi har ingen penger")
    coding = CodingFactory(passage=passage)

    written = correct(passage, "Vi har planer.")

    assert (written.moved, written.lost) == ([], [passage])
    passage.refresh_from_db()
    coding.refresh_from_db()
    assert (passage.needs_check, coding.passage) == (True, passage)


def test_two_passages_that_become_one_keep_every_code_once():
    first = a_passage("bil og buss", "bil")
    second = PassageFactory(revision=first.revision, start=7, end=11)
    shared = CodingFactory(passage=first)
    CodingFactory(passage=second, code=shared.code, coder=shared.coder)
    other = CodingFactory(passage=second)

    [moved] = correct(first, "tog").moved

    assert set(moved.codings.values_list("pk", flat=True)) == {shared.pk, other.pk}
    assert moved.needs_check


def test_a_mark_that_nobody_confirmed_stays_unconfirmed_at_the_next_correction():
    passage = a_passage("Vi har ingen penger.", "ingen penger")
    [moved] = correct(passage, "Vi har ikke penger.").moved

    [again] = correct(moved, "Ja, vi har ikke penger.").moved

    assert again.needs_check


def test_history_says_who_corrected_and_keeps_no_words():
    passage = a_passage("Vi har ingen penger.", "ingen penger")
    researcher = ResearcherFactory()

    correct(passage, "Vi har ikke penger.", by=researcher)

    entries = HistoryEntry.objects.filter(action="evidence.text_corrected")
    assert {entry.actor_id for entry in entries} == {researcher.pk}
    assert {entry.table for entry in entries} == {"evidence_textrevision", "evidence_passage"}
    assert not [entry for entry in entries if "penger" in str(entry.changes)]
