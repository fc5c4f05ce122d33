"""Counts of passages by code, in the matrix and where codes meet, against a naive reckoning."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import product

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forkommune.evidence.cooccurrence import coefficient, meetings
from forkommune.evidence.models import Code, Coding, Passage
from forkommune.evidence.selectors.code_matrix import Division, code_matrix, columns_of
from forkommune.evidence.selectors.code_together import together
from forkommune.evidence.selectors.code_tree import branches_of, code_tree, passages_per_branch
from forkommune.evidence.selectors.retrieval import Choice, passages_of
from tests.factories import (
    CodebookFactory,
    CodeFactory,
    CodingFactory,
    MunicipalityFactory,
    ResearcherFactory,
    SourceTextFactory,
    TextRevisionFactory,
)

WORDS = "abcdefghijklmnopqrstuvwxyz"


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_c_is_a_share_and_says_the_same_from_both_sides(first, second, here, there):
    here, there = min(here, first), min(there, second)
    both = meetings(here, there)

    c = coefficient(first, second, both)

    assert c == coefficient(second, first, meetings(there, here))
    assert c is None if first == second == 0 else 0 <= c <= 1


@pytest.mark.parametrize(
    ("first", "second", "both", "c"), [(4, 4, 4, 1.0), (4, 2, 0, 0.0), (5, 4, 3, 0.5)]
)
def test_c_is_jaccards_index(first, second, both, c):
    assert coefficient(first, second, both) == c


def test_more_meetings_than_passages_cannot_be():
    with pytest.raises(ValueError, match="3 passages cannot be among both 5 and 2"):
        coefficient(5, 2, 3)


def test_a_tree_holds_each_code_once_even_where_categories_stand_in_a_ring():
    one, two, three = (Code(pk=n, name=str(n)) for n in (1, 2, 3))
    one.category_id, two.category_id, three.category_id = 2, 1, 9

    tree = branches_of([one, two, three])

    assert [(b.code.pk, b.depth, sorted(b.keys)) for b in tree] == [
        (3, 0, [3]),
        (1, 0, [1, 2]),
        (2, 1, [2]),
    ]


@dataclass(frozen=True)
class Mark:
    """A coding as the reckoning knows it: numbers of text, code and coder, and where."""

    text: int
    start: int
    end: int
    code: int
    coder: int

    @property
    def passage(self):
        return self.text, self.start, self.end

    def meets(self, other):
        same = self.text == other.text
        return same and self.start < other.end and other.start < self.end


marks = st.lists(
    st.builds(
        lambda text, start, length, code, coder: Mark(text, start, start + length, code, coder),
        st.integers(0, 3),
        st.integers(0, 6),
        st.integers(1, 5),
        st.integers(0, 3),
        st.integers(0, 1),
    ),
    max_size=14,
    unique=True,
)


@pytest.fixture
def world(db):
    """Two categories of two codes; texts 0 and 1 of one municipality, 2 of another, 3 of nobody."""
    book = CodebookFactory()
    categories = [CodeFactory(codebook=book, is_codable=False, position=n) for n in range(2)]
    codes = [CodeFactory(codebook=book, category=categories[n // 2], position=n) for n in range(4)]
    places = [MunicipalityFactory().organisation for _ in range(2)]
    revisions = [
        TextRevisionFactory(source=SourceTextFactory(organisation=place), text=WORDS)
        for place in (places[0], places[0], places[1], None)
    ]
    coders = [ResearcherFactory() for _ in range(2)]
    return codes, places, revisions, coders


def write(found, codes, revisions, coders):
    for mark in found:
        passage, _made = Passage.objects.get_or_create(
            revision=revisions[mark.text],
            start=mark.start,
            end=mark.end,
            defaults={"quote": WORDS[mark.start : mark.end]},
        )
        CodingFactory(passage=passage, code=codes[mark.code], coder=coders[mark.coder])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=marks)
def test_all_counts_are_those_of_a_naive_reckoning(world, found):
    codes, places, revisions, coders = world
    reader = coders[0]
    with transaction.atomic():
        write(found, codes, revisions, coders)
        tree = code_tree(reader)
        groups = {b.code.pk: {n for n, c in enumerate(codes) if c.pk in b.keys} for b in tree}
        assert_counts_of_the_list(found, tree, groups, reader)
        assert_counts_of_the_matrix(found, tree, groups, places, reader)
        assert_counts_of_meetings(found, tree, codes, reader)
        transaction.set_rollback(True)


def assert_counts_of_the_list(found, tree, groups, reader):
    naive = {
        pk: len(passages)
        for pk, numbers in groups.items()
        if (passages := {m.passage for m in found if m.code in numbers})
    }
    assert passages_per_branch(Coding.objects.visible_to(reader), tree) == naive
    for branch in tree:
        asked = passages_of(Choice(codes=branch.keys), reader).count()
        assert asked == naive.get(branch.code.pk, 0)


def assert_counts_of_the_matrix(found, tree, groups, places, reader):
    columns = columns_of(Division.PLACE, reader)
    texts = {
        frozenset({places[0].pk}): {0, 1},
        frozenset({places[1].pk}): {2},
        frozenset({None}): {3},
    }
    matrix = code_matrix(Division.PLACE, tree, columns, reader, with_characters=True)
    for row in matrix.rows:
        for cell in row.cells:
            here = [m for m in found if m.text in texts[cell.column.values]]
            fit = [m for m in here if m.code in groups[row.branch.code.pk]]
            if not fit:
                assert cell.tally is None  # no text is marked as coded
            else:
                assert cell.tally == (
                    len({m.passage for m in fit}),
                    len({m.text for m in fit}),
                    len(letters(fit)),
                )
    assert matrix.total.passages == len({m.passage for m in found})
    assert matrix.total.characters == len(letters(found))


def letters(marks):
    return {(m.text, at) for m in marks for at in range(m.start, m.end)}


def assert_counts_of_meetings(found, tree, codes, reader):
    leaves = [branch for branch in tree if branch.code.is_codable]
    by_code = defaultdict(list)
    for mark in found:
        by_code[mark.code].append(mark)
    table = together(leaves, leaves, reader)
    for one in [meeting for _code, line in table.lines for meeting in line]:
        first, second = (by_code[codes.index(code)] for code in (one.row, one.column))
        pairs = [(a, b) for a, b in product(first, second) if a.meets(b)]
        here = len({a.passage for a, _b in pairs})
        there = len({b.passage for _a, b in pairs})
        assert (one.first, one.second) == tuple(
            len({m.passage for m in side}) for side in (first, second)
        )
        assert one.both == min(here, there)
        choice = Choice(codes=frozenset({one.listed.pk}), meeting=frozenset({one.other.pk}))
        assert passages_of(choice, reader).count() == one.both
