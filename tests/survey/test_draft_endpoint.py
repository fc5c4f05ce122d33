"""Whatever a browser posts to the autosave, each text that was answered "saved" is kept."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from forkommune.work.merging import clean, digest
from forkommune.work.models import DraftConflict, DraftRevision
from forkommune.work.services.draft_states import find_draft
from tests.factories import ResearcherFactory

from .guide import ready_interview

FIELDS = ("q01", "q02", "q05", "q07", "q09", "notes")
# All that a form can carry: a lone half of a pair is no UTF-8.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
HIDDEN = st.one_of(st.integers(0, 9).map(str), st.sampled_from(["²", "-1", "9" * 5000, ""]), TEXT)
BASE = st.one_of(
    st.dictionaries(st.sampled_from(FIELDS), st.one_of(TEXT.map(digest), TEXT)).map(json.dumps),
    st.sampled_from(["[" * 10_000, "null", '{"q01": ["\\ud800"], "\\u0000": "\\u0000"}']),
    TEXT,
)
POSTS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.fixed_dictionaries({"tab": HIDDEN, "seq": HIDDEN, "base": BASE}),
        st.dictionaries(st.sampled_from(FIELDS), TEXT, min_size=1),
    ),
    min_size=1,
    max_size=5,
)


def listed(value):
    return value if isinstance(value, list) else [value]


def kept_texts(interview):
    """Every text in the draft, a revision or an undecided conflict."""
    states = [
        find_draft("interview", interview).data,
        *(r.data for r in DraftRevision.objects.all()),
    ]
    values = [value for data in states for value in data.values()]
    values += [conflict.value for conflict in DraftConflict.objects.undecided()]
    return {text for value in values for text in listed(value)}


class NothingIsLost(TestCase):
    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(POSTS)
    def test_each_text_is_kept_or_was_not_answered_as_saved(self, posts):
        interview = ready_interview()
        people = [Client(), Client()]
        for person in people:
            person.force_login(ResearcherFactory())
        address = reverse("municipalities:interview-save", args=[interview.pk])

        for number, (who, hidden, typed) in enumerate(posts):
            # Each post is a page load of its own: repeats are tested with the service.
            data = {**hidden, "tab": f"{number}{hidden['tab']}", **typed}
            answer = people[who].post(address, data)
            assert answer.status_code in (200, 409), answer.content.decode()

        told_saved = {clean(text) for _, _, typed in posts for text in typed.values()} - {""}
        assert told_saved - kept_texts(interview) == set()


@pytest.fixture
def typed():
    """What a form sends that its writer has open."""
    return {"tab": "a", "seq": "1", "base": "{}", "q01": "Karis ord", "writer": "1"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("interview-save", 422, "Teksten din er fortsatt her"),
        ("interview-form", 409, "Ingenting ble lagret"),
    ],
)
def test_text_of_one_who_was_logged_in_before_goes_under_nobodys_name(
    client, typed, name, status, words
):
    interview, writer = ready_interview(), ResearcherFactory()
    client.force_login(ResearcherFactory())
    address = reverse(f"municipalities:{name}", args=[interview.pk])

    answer = client.post(address, typed | {"writer": writer.pk})

    assert answer.status_code == status
    assert words in answer.content.decode()
    assert find_draft("interview", interview) is None


@pytest.mark.django_db
def test_text_of_the_one_who_is_logged_in_is_stored(client, typed):
    interview, writer = ready_interview(), ResearcherFactory()
    client.force_login(writer)
    address = reverse("municipalities:interview-save", args=[interview.pk])

    answer = client.post(address, typed | {"writer": writer.pk})

    assert (answer.status_code, kept_texts(interview)) == (200, {"Karis ord"})
