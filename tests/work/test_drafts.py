"""Saving drafts: versions, repeats, merges, conflicts, kept states, presence."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forkommune.work.merging import digest
from forkommune.work.models import Draft, DraftConflict, DraftPresence, DraftRevision, HistoryEntry
from forkommune.work.services import drafts as drafts_module
from forkommune.work.services.draft_conflicts import Decision, settle_conflicts
from forkommune.work.services.draft_states import (
    discard_draft,
    find_draft,
    open_draft,
    restore_revision,
)
from forkommune.work.services.drafts import DraftBusy, Save, save_draft
from forkommune.work.services.presence import leave, note_presence, others_here
from tests.factories import OrganisationFactory, ResearcherFactory

pytestmark = pytest.mark.django_db
KIND = "trial"


class Tab:
    """A page load: what it shows, what it was loaded with, its name and its count of saves."""

    def __init__(self, name, target, by, initial=None):
        self.name, self.target, self.by, self.seq = name, target, by, 0
        self.initial = initial or {}
        draft = find_draft(KIND, target)
        self.shown = {**self.initial, **(draft.data if draft else {})}
        self.base = {field: digest(value) for field, value in self.shown.items()}

    def save(self, seq=None, **typed):
        self.shown |= typed
        self.seq = self.seq + 1 if seq is None else seq
        outcome = save_draft(
            kind=KIND,
            target=self.target,
            initial=self.initial,
            save=Save(dict(self.shown), dict(self.base), self.name, self.seq),
            by=self.by,
        )
        self.base = outcome.base
        return outcome

    def take(self, outcome):
        """What the script does with texts of others in fields one has left alone."""
        self.shown |= outcome.theirs
        self.base |= {field: digest(value) for field, value in outcome.theirs.items()}


@pytest.fixture
def target():
    return OrganisationFactory()


@pytest.fixture
def kari():
    return ResearcherFactory(name="Kari Holm")


@pytest.fixture
def aase():
    return ResearcherFactory(name="Åse Dahl")


def stored(target):
    return find_draft(KIND, target).data


def test_saved_text_is_in_the_draft_with_editor_time_and_version(target, kari):
    outcome = Tab("k", target, kari).save(a="one")

    draft = find_draft(KIND, target)
    assert (draft.data, draft.version, draft.editor, draft.saved_at) == (
        {"a": "one"},
        1,
        kari,
        outcome.saved_at,
    )
    assert draft.field_versions["a"]["editor"] == kari.pk


def test_two_tabs_on_different_fields_merge_silently_and_learn_of_each_other(target, kari, aase):
    first, second = Tab("k", target, kari), Tab("a", target, aase)
    first.save(a="one")

    outcome = second.save(a="", b="two")

    assert stored(target) == {"a": "one", "b": "two"}
    assert (outcome.theirs, outcome.conflicts) == ({"a": "one"}, [])


def test_same_field_by_two_people_stays_as_stored_and_both_texts_are_kept(target, kari, aase):
    first, second = Tab("k", target, kari), Tab("a", target, aase)
    first.save(a="Karis text")

    outcome = second.save(a="Åses text", b="also typed")

    conflict = DraftConflict.objects.undecided().get()
    assert outcome.conflicts == ["a"]
    assert stored(target) == {"a": "Karis text", "b": "also typed"}
    assert (conflict.field, conflict.value, conflict.editor) == ("a", "Åses text", aase)


def test_typing_on_in_a_conflict_updates_the_text_kept_aside(target, kari, aase):
    first, second = Tab("k", target, kari), Tab("a", target, aase)
    first.save(a="Karis text")
    second.save(a="Åses")

    second.save(a="Åses whole text")

    assert [c.value for c in DraftConflict.objects.undecided()] == ["Åses whole text"]


def test_taking_ones_own_text_back_to_theirs_ends_the_conflict(target, kari, aase):
    first, second = Tab("k", target, kari), Tab("a", target, aase)
    first.save(a="Karis text")
    second.save(a="Åses text")

    outcome = second.save(a="Karis text")

    assert outcome.conflicts == []
    assert not DraftConflict.objects.undecided().exists()


def test_repeat_of_a_save_gets_the_stored_answer_and_changes_nothing(target, kari):
    tab = Tab("k", target, kari)
    first = tab.save(a="one")
    before = find_draft(KIND, target)
    tab.base = {}

    again = tab.save(seq=tab.seq, a="one")

    after = find_draft(KIND, target)
    assert again == first
    assert (after.version, after.saved_at) == (before.version, before.saved_at)


def test_save_that_arrives_after_a_later_one_of_its_tab_is_not_taken_in(target, kari):
    tab = Tab("k", target, kari)
    tab.save(a="one")
    tab.save(a="one two")

    tab.save(seq=1, a="one")

    assert stored(target) == {"a": "one two"}


def test_other_text_under_the_same_number_is_stored_as_it_is_without_javascript(target, kari):
    tab = Tab("k", target, kari)
    tab.save(a="one")
    tab.base = {}

    tab.save(seq=1, a="one, and what was added after going back")

    assert stored(target) == {"a": "one, and what was added after going back"}


def test_lost_reply_is_harmless_when_typing_went_on(target, kari):
    tab = Tab("k", target, kari)
    lost = dict(tab.base)
    tab.save(a="one")
    tab.base = lost

    outcome = tab.save(a="one and more")

    assert outcome.conflicts == []
    assert stored(target) == {"a": "one and more"}


def test_draft_lies_over_the_values_of_the_row_and_holds_only_touched_fields(target, kari):
    tab = Tab("k", target, kari, initial={"a": "from the row", "b": "also"})

    tab.save(b="changed")

    assert stored(target) == {"b": "changed"}


def test_state_of_another_writer_is_kept_before_it_is_written_over(target, kari, aase):
    Tab("k", target, kari).save(a="Karis text")

    Tab("a", target, aase).save(a="Åse replaced it, having read it")

    kept = DraftRevision.objects.get()
    assert (kept.data, kept.editor) == ({"a": "Karis text"}, kari)


def test_one_writer_keeps_a_state_each_five_minutes_not_each_save(target, kari):
    tab = Tab("k", target, kari)
    for number in range(6):
        tab.save(a=f"text {number}")
    first = list(DraftRevision.objects.values_list("data", flat=True))
    DraftRevision.objects.update(saved_at=timezone.now() - timedelta(minutes=5, seconds=1))

    tab.save(a="later")

    assert first == [{"a": "text 0"}]
    assert DraftRevision.objects.count() == 2
    assert DraftRevision.objects.newest().data == {"a": "text 5"}


def test_save_that_loses_the_race_merges_with_the_winner(target, kari, aase, monkeypatch):
    winner, loser = Tab("k", target, kari), Tab("a", target, aase)
    real, raced = drafts_module._compare_and_set, []

    def compare_late(draft, changes):
        if not raced:
            raced.append(True)
            winner.save(a="Karis text")
        return real(draft, changes)

    monkeypatch.setattr(drafts_module, "_compare_and_set", compare_late)
    loser.save(b="Åses text")

    assert stored(target) == {"a": "Karis text", "b": "Åses text"}
    assert find_draft(KIND, target).version == 2


def test_save_gives_up_with_words_when_every_attempt_is_overtaken(target, kari, monkeypatch):
    monkeypatch.setattr(drafts_module, "_compare_and_set", lambda draft, changes: False)

    with pytest.raises(DraftBusy, match="save again"):
        Tab("k", target, kari).save(a="one")


def meet(target, kari, aase):
    """Kari's text stored, Åse's put aside; the undecided conflict."""
    first, second = Tab("k", target, kari), Tab("a", target, aase)
    first.save(a="Karis text")
    second.save(a="Åses text")
    return DraftConflict.objects.undecided().get()


def settle(target, by, conflict, value, seen="Karis text"):
    return settle_conflicts(
        kind=KIND,
        target=target,
        initial={},
        decisions={conflict.pk: Decision(value, digest(seen))},
        tab="page",
        by=by,
    )


@pytest.mark.parametrize("value", ["Karis text", "Åses text", "Karis text\nÅses text"])
def test_decision_stands_in_the_draft_and_both_texts_stay_as_revisions(target, kari, aase, value):
    conflict = meet(target, kari, aase)

    left = settle(target, aase, conflict, value)

    kept = [revision.data["a"] for revision in DraftRevision.objects.order_by("version")]
    assert (left, stored(target)) == ([], {"a": value})
    assert kept == ["Karis text", "Åses text"]
    assert not DraftConflict.objects.undecided().exists()


def test_decision_on_a_text_that_was_written_on_meanwhile_must_be_taken_again(target, kari, aase):
    conflict = meet(target, kari, aase)

    left = settle(target, aase, conflict, "Åses text", seen="what stood there before")

    assert left == [conflict]
    assert stored(target) == {"a": "Karis text"}
    assert list(DraftConflict.objects.undecided()) == [conflict]


def test_decided_conflict_does_not_come_back_from_a_tab_that_still_shows_the_old_text(
    target, kari, aase
):
    first, second = Tab("k", target, kari), Tab("a", target, aase)
    first.save(a="Karis text")
    second.save(a="Åses text")
    settle(target, kari, DraftConflict.objects.undecided().get(), "Karis text")

    outcome = second.save(b="typing on elsewhere")

    assert (outcome.conflicts, outcome.theirs) == ([], {"a": "Karis text"})


def test_kept_state_can_be_gone_back_to_and_that_be_undone(target, kari, aase):
    Tab("k", target, kari).save(a="Karis text")
    Tab("a", target, aase).save(a="Åses text", b="two")
    draft = find_draft(KIND, target)

    restored = restore_revision(draft=draft, revision=draft.revisions.get(), tab="k2", by=kari)

    assert restored.data == {"a": "Karis text"}
    assert {"a": "Åses text", "b": "two"} in [r.data for r in restored.revisions.all()]


def test_state_of_another_draft_is_refused(target, kari, aase):
    other = OrganisationFactory()
    Tab("k", other, kari).save(a="one")
    Tab("a", other, aase).save(a="two")
    Tab("k", target, kari).save(a="three")

    with pytest.raises(DraftRevision.DoesNotExist):
        restore_revision(
            draft=find_draft(KIND, target), revision=DraftRevision.objects.get(), tab="", by=kari
        )


def test_discarded_draft_shows_the_row_again_and_stays_as_a_revision(target, kari, aase):
    meet(target, kari, aase)

    discard_draft(kind=KIND, target=target, by=kari)

    kept = [revision.data["a"] for revision in DraftRevision.objects.order_by("version")]
    assert stored(target) == {}
    assert kept == ["Karis text", "Åses text"]
    assert not DraftConflict.objects.undecided().exists()


def test_discarding_nothing_leaves_no_trace(target, kari):
    discard_draft(kind=KIND, target=target, by=kari)

    assert not DraftRevision.objects.exists()
    assert find_draft(KIND, target).version == 0


def test_tab_sees_the_others_of_the_last_minute(target, kari, aase):
    note_presence(kind=KIND, target=target, tab="k", place="12", user=kari)
    others = note_presence(kind=KIND, target=target, tab="a", place="3", user=aase)

    assert [(other.user, other.place) for other in others] == [(kari, "12")]
    DraftPresence.objects.filter(tab="k").update(seen_at=timezone.now() - timedelta(seconds=61))
    assert others_here(KIND, target, "a") == []
    note_presence(kind=KIND, target=target, tab="a", place="3", user=aase)
    assert list(DraftPresence.objects.values_list("tab", flat=True)) == ["a"]


def test_tab_that_was_closed_is_gone_at_once(target, kari):
    note_presence(kind=KIND, target=target, tab="k", place="", user=kari)

    leave(kind=KIND, target=target, tab="k")

    assert others_here(KIND, target) == []


def test_no_word_of_a_draft_reaches_the_history(target, kari, aase):
    meet(target, kari, aase)

    assert not HistoryEntry.objects.filter(table__startswith="work_draft").exists()


def test_draft_belongs_to_its_kind_and_row(target, kari):
    other = OrganisationFactory()
    Tab("k", target, kari).save(a="one")

    assert open_draft(KIND, other).data == {}
    assert open_draft("another", target).data == {}
    assert Draft.objects.count() == 3
