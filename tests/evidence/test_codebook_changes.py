"""What changed between two versions of a codebook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forkommune.evidence.codebook_changes import Change, Kind, changes_between, next_label


def code(uuid, name, **values):
    return {
        "uuid": uuid,
        "name": name,
        "category": None,
        "merged_into": None,
        "split_from": None,
        "definition": "",
        "include": "",
        "exclude": "",
        "example": "",
        "term": None,
        "colour": "#1B4F72",
        "is_codable": True,
        "is_retired": False,
        "position": 1,
    } | values


def content(*codes):
    return {"codes": list(codes)}


BEFORE = content(code("c", "Barrierer", is_codable=False), code("a", "Penger"), code("b", "Lov"))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (code("a", "Økonomi"), Change(Kind.RENAMED, "a", "Økonomi", "Penger", "Økonomi")),
        (code("a", "Penger", category="c"), Change(Kind.MOVED, "a", "Penger", "", "Barrierer")),
        (
            code("a", "Penger", definition="Midler"),
            Change(Kind.REDEFINED, "a", "Penger", "", "Midler", "definition"),
        ),
        (code("a", "Penger", merged_into="b"), Change(Kind.MERGED, "a", "Penger", after="Lov")),
        (code("a", "Penger", is_retired=True), Change(Kind.RETIRED, "a", "Penger")),
    ],
)
def test_each_change_of_a_code_is_told(after, expected):
    now = content(BEFORE["codes"][0], after, BEFORE["codes"][2])

    assert changes_between(BEFORE, now) == [expected]


def test_a_split_names_its_parts_and_these_are_new():
    parts = code("d", "Drift", split_from="a"), code("e", "Investering", split_from="a")
    now = content(
        BEFORE["codes"][0], code("a", "Penger", is_retired=True), BEFORE["codes"][2], *parts
    )

    assert changes_between(BEFORE, now) == [
        Change(Kind.SPLIT, "a", "Penger", after="Drift, Investering"),
        Change(Kind.NEW, "d", "Drift"),
        Change(Kind.NEW, "e", "Investering"),
    ]


def test_what_is_there_no_more_is_told_last():
    assert changes_between(BEFORE, content(*BEFORE["codes"][:2], code("n", "Ny"))) == [
        Change(Kind.NEW, "n", "Ny"),
        Change(Kind.GONE, "b", "Lov"),
    ]


uuids = st.sampled_from("abcd")
codes = st.builds(
    lambda uuid, name, category, definition, retired: code(
        uuid, name, category=category, definition=definition, is_retired=retired
    ),
    uuids, st.text(max_size=3), st.none() | uuids, st.text(max_size=3), st.booleans(),
)  # fmt: skip
contents = st.lists(codes, max_size=4, unique_by=lambda one: one["uuid"]).map(
    lambda some: content(*some)
)


@given(contents, contents)
def test_two_versions_differ_where_a_change_is_told_and_nowhere_else(before, after):
    told = {change.uuid for change in changes_between(before, after)}

    old, new = ({one["uuid"]: one for one in some["codes"]} for some in (before, after))
    assert told == {uuid for uuid in {*old, *new} if old.get(uuid) != new.get(uuid)}
    assert changes_between(after, after) == []


@pytest.mark.parametrize(
    ("label", "following"),
    [("", "1.0"), ("1.0", "1.1"), ("1.9", "1.10"), ("2017", "2017.1"), ("utkast", "utkast.1")],
)
def test_labels_count_on(label, following):
    assert next_label(label) == following
