"""Whatever the order of saves by two people in several tabs, no typed text is ever lost."""

from collections import defaultdict

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from forkommune.work.merging import digest
from forkommune.work.models import DraftConflict, DraftRevision
from forkommune.work.services.draft_conflicts import Decision, settle_conflicts
from forkommune.work.services.draft_states import find_draft
from tests.factories import OrganisationFactory, ResearcherFactory

from .test_drafts import KIND, Tab

FIELDS = ("a", "b")
TABS = (0, 1, 2)  # two tabs of one person, one of another
STEP = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(TABS), st.sampled_from(FIELDS)),
    st.tuples(st.just("save"), st.sampled_from(TABS), st.booleans()),
    st.tuples(st.just("reload"), st.sampled_from(TABS), st.none()),
    st.tuples(
        st.just("settle"), st.sampled_from(TABS), st.sampled_from(["mine", "theirs", "both"])
    ),
)


class Story:
    """People typing into one draft, and the texts that they have been told are saved.

    typed_in: fields that somebody wrote in, by tab: what a tab only shows may be replaced where it
    was written.
    """

    def __init__(self):
        self.target = OrganisationFactory()
        kari, aase = ResearcherFactory(), ResearcherFactory()
        self.people = [kari, kari, aase]
        self.loads = 0
        self.typed = 0
        self.told_saved = {}
        self.typed_in = defaultdict(set)
        self.tabs = [self.load(number) for number in TABS]

    def load(self, number):
        self.loads += 1
        return Tab(f"tab-{self.loads}", self.target, self.people[number])

    def type(self, number, field):
        self.typed += 1
        tab = self.tabs[number]
        tab.shown[field] = f"text {self.typed}"
        self.typed_in[tab.name].add(field)

    def save(self, number, is_reply_lost):
        tab = self.tabs[number]
        base = tab.base
        outcome = tab.save()
        for field, text in tab.shown.items():
            if text and field in self.typed_in[tab.name]:
                self.told_saved[tab.name, field] = text
        if is_reply_lost:
            tab.base = base
        else:
            tab.take(outcome)

    def reload(self, number, _):
        self.save(number, False)
        self.tabs[number] = self.load(number)

    def settle(self, number, choice):
        for conflict in DraftConflict.objects.undecided():
            theirs = find_draft(KIND, self.target).data.get(conflict.field, "")
            value = {"mine": conflict.value, "theirs": theirs, "both": f"{theirs}+{conflict.value}"}
            settle_conflicts(
                kind=KIND,
                target=self.target,
                initial={},
                decisions={conflict.pk: Decision(value[choice], digest(theirs))},
                tab=f"page-{self.typed}",
                by=self.people[number],
            )

    def kept_texts(self):
        """Every text in the draft, a revision or an undecided conflict."""
        states = [
            find_draft(KIND, self.target).data,
            *(r.data for r in DraftRevision.objects.all()),
        ]
        found = {text for data in states for text in data.values()}
        found |= {conflict.value for conflict in DraftConflict.objects.undecided()}
        return found


class NothingIsLost(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(STEP, min_size=4, max_size=14))
    @example(
        [
            ("type", 1, "a"),
            ("type", 2, "b"),
            ("reload", 2, None),
            ("save", 1, False),
            ("type", 1, "a"),
            ("reload", 0, None),
        ]
    )
    def test_last_text_of_every_tab_and_field_is_kept_somewhere(self, steps):
        story = Story()
        for step, number, what in [*steps, *(("save", number, False) for number in TABS)]:
            getattr(story, step)(number, what)

        lost = {
            place: text
            for place, text in story.told_saved.items()
            if text not in story.kept_texts()
        }
        assert lost == {}
