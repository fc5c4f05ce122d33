"""The rule of the grades: what is stated decides, and after-only is never called an effect."""

import itertools

import pytest

from pilots.examples.grading import Basis, Before, Comparison, Grade, SaidBy, Stated, Why, grade_of
from pilots.examples.grading_words import RULE, WHY
from pilots.models import EvidenceGrade, StatedEvidence

MEASURED = {"basis": Basis.MEASURED, "has_method": True}
YES, NO = Before.YES, Before.NO
ALL = [
    Stated(*told)
    for told in itertools.product(Basis, Comparison, Before, SaidBy, (True, False), (True, False))
]


@pytest.mark.parametrize(
    ("told", "grade", "why"),
    [
        ({"basis": Basis.NOTHING}, "not_measured", Why.NOTHING_STATED),
        (MEASURED, "after_only", Why.AFTER_ONLY),
        (MEASURED | {"before": NO}, "after_only", Why.AFTER_ONLY),
        (MEASURED | {"before": YES}, "before_after", Why.BEFORE_AFTER),
        (MEASURED | {"comparison": Comparison.RANDOMISED}, "control", Why.RANDOMISED),
        (MEASURED | {"comparison": Comparison.MATCHED}, "after_only", Why.MATCHED_AFTER),
        (
            MEASURED | {"comparison": Comparison.MATCHED, "before": YES},
            "control",
            Why.MATCHED_BEFORE_AFTER,
        ),
        (MEASURED | {"before": YES, "has_method": False}, "estimated", Why.NO_METHOD),
        (MEASURED | {"said_by": SaidBy.SUPPLIER, "before": YES}, "estimated", Why.SUPPLIERS_WORD),
        ({"basis": Basis.CALCULATED, "has_method": True}, "calculated", Why.CALCULATED),
        ({"basis": Basis.CALCULATED}, "estimated", Why.NO_METHOD),
        ({"basis": Basis.ESTIMATED, "has_method": True}, "estimated", Why.ESTIMATED),
        (MEASURED | {"before": YES, "is_hoped_for": True}, "calculated", Why.HOPED_FOR),
    ],
)
def test_what_is_stated_decides(told, grade, why):
    graded = grade_of(Stated(**told))

    assert graded.grade == grade
    assert why in graded.why


def test_an_effect_is_called_so_only_where_it_was_compared_or_measured_before():
    for stated in ALL:
        graded = grade_of(stated)
        if graded.is_effect:
            assert stated.basis == Basis.MEASURED
            assert stated.has_method
            assert not stated.is_hoped_for
            assert stated.before == YES or stated.comparison == Comparison.RANDOMISED


def test_telling_less_never_gives_a_better_grade():
    order = list(Grade)
    for stated in ALL:
        if stated.basis == Basis.MEASURED and not stated.is_hoped_for:
            bare = Stated(stated.basis, said_by=stated.said_by, has_method=stated.has_method)
            assert order.index(grade_of(stated).grade) <= order.index(grade_of(bare).grade)


def test_the_published_rule_tells_every_step_and_every_grade():
    told = [why for _grade, whys in RULE for why in whys]

    assert sorted(told) == sorted(Why)
    assert {grade for grade, _whys in RULE} == set(Grade)
    assert set(WHY) == set(Why)
    for stated in ALL:
        graded = grade_of(stated)
        assert graded.why[-1] in dict(RULE)[graded.grade]


def test_the_choices_of_the_form_are_those_of_the_rule():
    for enum, choices in (
        (Basis, StatedEvidence.Basis),
        (Comparison, StatedEvidence.Comparison),
        (Before, StatedEvidence.Before),
        (SaidBy, StatedEvidence.SaidBy),
    ):
        assert [one.value for one in enum] == choices.values
    assert {grade.value for grade in Grade} <= set(EvidenceGrade.values)
