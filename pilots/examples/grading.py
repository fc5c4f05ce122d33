"""How well an effect is known, by what is stated about it: the rule that the page shows.

Where something is not stated it does not count: a study that does not tell its comparison group
had none, as far as a reader can know. Sources: the project's note on examples (kunnskapsgrunnlag);
the ladder follows the Maryland Scientific Methods Scale (Farrington et al. 2002), cut to what
municipalities tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """Where a figure comes from."""

    MEASURED = "measured"
    CALCULATED = "calculated"
    ESTIMATED = "estimated"
    NOTHING = "nothing"


class Comparison(StrEnum):
    """With whom it was compared."""

    RANDOMISED = "randomised"
    MATCHED = "matched"
    NONE = "none"
    NOT_STATED = "not_stated"


class Before(StrEnum):
    """Whether it was measured before too."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not_stated"


class SaidBy(StrEnum):
    """Who says so."""

    INDEPENDENT = "independent"
    OWNER = "owner"
    SUPPLIER = "supplier"


class Grade(StrEnum):
    """The grades, the best founded first; the values are those of `EvidenceGrade`."""

    CONTROL = "control"
    BEFORE_AFTER = "before_after"
    AFTER_ONLY = "after_only"
    CALCULATED = "calculated"
    ESTIMATED = "estimated"
    NOT_MEASURED = "not_measured"


class Why(StrEnum):
    """One step of the rule that decided."""

    NOTHING_STATED = "nothing_stated"
    HOPED_FOR = "hoped_for"
    SUPPLIERS_WORD = "suppliers_word"
    NO_METHOD = "no_method"
    ESTIMATED = "estimated"
    CALCULATED = "calculated"
    RANDOMISED = "randomised"
    MATCHED_BEFORE_AFTER = "matched_before_after"
    MATCHED_AFTER = "matched_after"
    BEFORE_AFTER = "before_after"
    AFTER_ONLY = "after_only"


@dataclass(frozen=True)
class Stated:
    """What is stated about an effect.

    has_method: how it was found is told, so that somebody else could do it again.
    is_hoped_for: a goal, a potential or an application's promise.
    """

    basis: Basis
    comparison: Comparison = Comparison.NOT_STATED
    before: Before = Before.NOT_STATED
    said_by: SaidBy = SaidBy.OWNER
    has_method: bool = False
    is_hoped_for: bool = False


@dataclass(frozen=True)
class Graded:
    """A grade, and the steps of the rule that led to it."""

    grade: Grade
    why: tuple[Why, ...]

    @property
    def is_effect(self) -> bool:
        """Whether it may be called an effect: something was known before, or somebody compared with."""
        return self.grade in (Grade.CONTROL, Grade.BEFORE_AFTER)


def grade_of(stated: Stated) -> Graded:
    """The grade of what is stated. The first step that fits decides."""
    if stated.basis == Basis.NOTHING:
        return Graded(Grade.NOT_MEASURED, (Why.NOTHING_STATED,))
    if stated.is_hoped_for:
        return _hoped_for(stated)
    if stated.said_by == SaidBy.SUPPLIER:
        return Graded(Grade.ESTIMATED, (Why.SUPPLIERS_WORD,))
    if stated.basis == Basis.ESTIMATED:
        return Graded(Grade.ESTIMATED, (Why.ESTIMATED,))
    if not stated.has_method:
        return Graded(Grade.ESTIMATED, (Why.NO_METHOD,))
    if stated.basis == Basis.CALCULATED:
        return Graded(Grade.CALCULATED, (Why.CALCULATED,))
    return _measured(stated)


def _hoped_for(stated: Stated) -> Graded:
    """Nobody can have measured what has not happened yet."""
    calculated = stated.basis in (Basis.CALCULATED, Basis.MEASURED) and stated.has_method
    if calculated and stated.said_by != SaidBy.SUPPLIER:
        return Graded(Grade.CALCULATED, (Why.HOPED_FOR, Why.CALCULATED))
    return Graded(Grade.ESTIMATED, (Why.HOPED_FOR,))


def _measured(stated: Stated) -> Graded:
    if stated.comparison == Comparison.RANDOMISED:
        return Graded(Grade.CONTROL, (Why.RANDOMISED,))
    if stated.comparison == Comparison.MATCHED:
        if stated.before == Before.YES:
            return Graded(Grade.CONTROL, (Why.MATCHED_BEFORE_AFTER,))
        return Graded(Grade.AFTER_ONLY, (Why.MATCHED_AFTER,))
    if stated.before == Before.YES:
        return Graded(Grade.BEFORE_AFTER, (Why.BEFORE_AFTER,))
    return Graded(Grade.AFTER_ONLY, (Why.AFTER_ONLY,))
