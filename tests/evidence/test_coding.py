"""Marks and codes: whole words, code points, one row for one act, and a way back from each."""

import re

import pytest
from django.utils.translation import gettext

from forkommune.evidence.models import Coding, CodingAct, Passage
from forkommune.evidence.services import (
    AlreadyCoded,
    ChangedSince,
    ClaimsRestOnIt,
    CodeNotUsable,
    NothingToUndo,
    NotYourCoding,
    StaleRevision,
    code_passage,
    confirm_passage,
    mark_as_coded,
    mark_passage,
    mark_quote,
    mark_selection,
    mark_stretches,
    move_boundary,
    open_again,
    recode,
    redo,
    remove_coding,
    undo,
    write_memo,
    write_text,
)
from forkommune.evidence.texts import BadMark
from tests.factories import (
    ClaimFactory,
    CodeFactory,
    CodingFactory,
    PassageFactory,
    ResearcherFactory,
    SourceTextFactory,
    SupportFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db

TEXT = "😀 Vi har ingen penger. Da Åse sluttet 👩‍🌾, stoppet alt."


@pytest.fixture
def revision():
    return TextRevisionFactory(source=SourceTextFactory(public=True), text=TEXT)


@pytest.fixture
def coder():
    return ResearcherFactory()


def quote(revision, words, by):
    return mark_quote(revision=revision, quote=words, by=by)


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


def test_a_browser_counts_utf16_and_we_count_code_points(revision, coder):
    start = utf16(TEXT[: TEXT.index("Åse")])

    passage = mark_selection(revision=revision, start=start, end=start + 3, marked="Åse", by=coder)

    assert (passage.start, passage.quote) == (TEXT.index("Åse"), "Åse")
    assert (passage.prefix, passage.suffix) == (
        "😀 Vi har ingen penger. Da ",
        " sluttet 👩‍🌾, stoppet alt.",
    )


def test_a_selection_that_differs_from_the_text_is_refused(revision, coder):
    with pytest.raises(BadMark, match=r"«Vi».*«ha»"):
        mark_selection(revision=revision, start=3, end=5, marked="ha", by=coder)

    assert Passage.objects.count() == 0


def test_half_words_and_white_space_become_whole_words(revision, coder):
    at = TEXT.index("gen penger")

    passage = mark_passage(revision=revision, start=at, end=at + 7, by=coder)

    assert passage.quote == "ingen penger"


def test_the_same_words_marked_twice_are_one_passage(revision, coder):
    assert quote(revision, "ingen penger", coder) == quote(revision, "ingen penger", coder)


def test_sentences_are_marked_from_the_first_to_the_last(revision, coder):
    passage = mark_stretches(revision=revision, stretches=[(23, 55), (0, 23)], by=coder)

    assert passage.quote == TEXT


def test_no_sentence_is_no_mark(revision, coder):
    with pytest.raises(
        BadMark, match=re.escape(gettext("No sentence is chosen; choose at least one."))
    ):
        mark_stretches(revision=revision, stretches=[], by=coder)


def test_a_text_that_was_corrected_since_cannot_be_marked(revision, coder):
    write_text(source=revision.source, text="Ny tekst.", by=coder)

    with pytest.raises(StaleRevision, match=r"2.*1"):
        mark_passage(revision=revision, start=2, end=4, by=coder)


def test_a_yes_ends_the_waiting(coder):
    passage = PassageFactory(needs_check=True)

    confirm_passage(passage=passage, by=coder)

    assert list(Passage.objects.to_check()) == []


def test_a_code_on_a_passage_stands_once(revision, coder):
    passage, code = quote(revision, "ingen penger", coder), CodeFactory()

    first = code_passage(passage=passage, code=code, by=coder, memo="Sagt to ganger")
    second = code_passage(passage=passage, code=code, by=coder)

    assert first == second
    assert (second.memo, CodingAct.objects.count()) == ("Sagt to ganger", 1)


def test_categories_and_merged_codes_are_not_used(revision, coder):
    passage = quote(revision, "ingen penger", coder)

    with pytest.raises(CodeNotUsable, match="«Tiltak»"):
        code_passage(passage=passage, code=CodeFactory(name="Tiltak", is_codable=False), by=coder)
    merged = CodeFactory(merged_into=CodeFactory(name="Økonomi"))
    with pytest.raises(CodeNotUsable, match="«Økonomi»"):
        code_passage(passage=passage, code=merged, by=coder)


def test_another_code_keeps_passage_and_memo(revision, coder):
    coding = CodingFactory(
        passage=quote(revision, "ingen penger", coder), coder=coder, memo="Viktig"
    )
    other = CodeFactory()

    changed = recode(coding=coding, code=other, by=coder)

    assert (changed.pk, changed.code, changed.memo) == (coding.pk, other, "Viktig")


def test_a_code_that_stands_there_already_cannot_be_chosen(revision, coder):
    coding = CodingFactory(coder=coder)
    standing = CodingFactory(passage=coding.passage, coder=coder)

    with pytest.raises(AlreadyCoded, match="ingen penger"):
        recode(coding=coding, code=standing.code, by=coder)


def test_only_the_coder_changes_a_coding(coder):
    coding = CodingFactory()

    for act in (
        lambda: recode(coding=coding, code=CodeFactory(), by=coder),
        lambda: write_memo(coding=coding, memo="Nei", by=coder),
        lambda: remove_coding(coding=coding, by=coder),
        lambda: move_boundary(coding=coding, start=0, end=5, by=coder),
    ):
        with pytest.raises(NotYourCoding):
            act()


def test_a_boundary_moves_with_memo_and_findings(revision, coder):
    passage = quote(revision, "ingen penger", coder)
    coding = CodingFactory(passage=passage, coder=coder, memo="Viktig")
    SupportFactory(passage=passage)

    moved = move_boundary(coding=coding, start=2, end=TEXT.index("penger") + 6, by=coder)

    assert (moved.passage.quote, moved.memo) == ("Vi har ingen penger", "Viktig")
    assert (moved.passage, moved.passage.supports.count()) == (passage, 1)


def test_a_boundary_of_one_of_two_codes_leaves_the_other(revision, coder):
    passage = quote(revision, "ingen penger", coder)
    coding, other = CodingFactory(passage=passage, coder=coder), CodingFactory(passage=passage)

    moved = move_boundary(coding=coding, start=2, end=4, by=coder)

    other.refresh_from_db()
    assert (moved.passage.quote, other.passage.quote) == ("Vi", "ingen penger")


def test_the_last_code_takes_its_passage_along(revision, coder):
    coding = CodingFactory(passage=quote(revision, "ingen penger", coder), coder=coder)

    remove_coding(coding=coding, by=coder)

    assert (Coding.objects.count(), Passage.objects.count()) == (0, 0)


def test_a_code_that_a_finding_rests_on_goes_only_after_a_yes(revision, coder):
    coding = CodingFactory(passage=quote(revision, "ingen penger", coder), coder=coder)
    support = SupportFactory(passage=coding.passage)

    with pytest.raises(ClaimsRestOnIt, match=r"1 funn .*«ingen penger»"):
        remove_coding(coding=coding, by=coder)
    remove_coding(coding=coding, by=coder, confirmed=True)

    assert Coding.objects.count() == 0
    assert support.passage == Passage.objects.get()


def test_every_act_can_be_undone_and_redone(revision, coder):
    first, second = CodeFactory(), CodeFactory()
    coding = code_passage(passage=quote(revision, "ingen penger", coder), code=first, by=coder)
    coding = recode(coding=coding, code=second, by=coder)
    coding = write_memo(coding=coding, memo="Viktig", by=coder)
    coding = move_boundary(coding=coding, start=2, end=TEXT.index("penger") + 6, by=coder)
    remove_coding(coding=coding, by=coder)

    def now():
        return [(c.passage.quote, c.code, c.memo) for c in Coding.objects.all()]

    steps = [
        [],
        [("Vi har ingen penger", second, "Viktig")],
        [("ingen penger", second, "Viktig")],
        [("ingen penger", second, "")],
        [("ingen penger", first, "")],
        [],
    ]
    for expected in steps[1:]:
        undo(revision=revision, by=coder)
        assert now() == expected
    with pytest.raises(NothingToUndo):
        undo(revision=revision, by=coder)
    for expected in steps[-2::-1]:
        redo(revision=revision, by=coder)
        assert now() == expected
    with pytest.raises(NothingToUndo):
        redo(revision=revision, by=coder)


def test_a_new_act_forgets_what_was_undone(revision, coder):
    passage = quote(revision, "ingen penger", coder)
    code_passage(passage=passage, code=CodeFactory(), by=coder)
    undo(revision=revision, by=coder)

    code_passage(passage=quote(revision, "Vi", coder), code=CodeFactory(), by=coder)

    with pytest.raises(NothingToUndo):
        redo(revision=revision, by=coder)


def test_what_another_changed_since_is_not_undone(revision, coder):
    coding = code_passage(
        passage=quote(revision, "ingen penger", coder), code=CodeFactory(), by=coder
    )
    Coding.objects.filter(pk=coding.pk).delete()

    with pytest.raises(ChangedSince, match="9–21"):
        undo(revision=revision, by=coder)


def test_coders_undo_only_their_own_acts(revision, coder):
    code_passage(passage=quote(revision, "ingen penger", coder), code=CodeFactory(), by=coder)

    with pytest.raises(NothingToUndo):
        undo(revision=revision, by=ResearcherFactory())


def test_a_text_is_coded_by_one_coder_at_a_time(revision, coder):
    mark_as_coded(source=revision.source, by=coder)
    mark_as_coded(source=revision.source, by=coder)
    other = ResearcherFactory()
    mark_as_coded(source=revision.source, by=other)

    open_again(source=revision.source, by=coder)

    assert [reading.coder for reading in revision.source.readings.all()] == [other]


def test_a_passage_with_a_claim_is_not_unused():
    ClaimFactory()
    used, unused = SupportFactory().passage, PassageFactory()

    assert list(Passage.objects.unused()) == [unused]
    assert used not in Passage.objects.unused()
