"""Two to four municipalities side by side: rows are questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.ui.words import number, unknown
from municipalities.register.models import Municipality

from .rows import MunicipalityRow, rows_of

Visitor = User | AnonymousUser
FEWEST, MOST = 2, 4


@dataclass(frozen=True)
class Question:
    """A question and the answer of each municipality, in the order of the columns."""

    label: str
    answers: list[str]
    is_number: bool = False

    @property
    def differs(self) -> bool:
        """Whether the municipalities answer differently."""
        return len(set(self.answers)) > 1


@dataclass(frozen=True)
class Comparison:
    """The table, what could not be shown, and the municipalities to choose among."""

    municipalities: list[Municipality]
    questions: list[Question]
    missing: list[str]
    left_out: list[str]
    choices: list[Municipality]
    chosen: list[str]

    @property
    def is_ready(self) -> bool:
        """Whether there is something to put side by side."""
        return len(self.municipalities) >= FEWEST


def compare(
    user: Visitor, numbers: Sequence[str], day: date, *, only_differences: bool
) -> Comparison:
    """The chosen municipalities in the order of the address; at most four."""
    wanted = list(dict.fromkeys(filter(None, numbers)))
    everyone = Municipality.objects.visible_to(user)
    found = {m.number: m for m in everyone.numbered(wanted).for_listing()}
    known = [number for number in wanted if number in found]
    rows = rows_of([found[number] for number in known[:MOST]], day)
    questions = [question for question in _questions(rows, day) if rows]
    return Comparison(
        municipalities=[row.municipality for row in rows],
        questions=[q for q in questions if q.differs or not only_differences],
        missing=[number for number in wanted if number not in found],
        left_out=[found[number].name for number in known[MOST:]],
        choices=list(everyone.ever_members().by_name()),
        chosen=known[:MOST],
    )


def _questions(rows: Sequence[MunicipalityRow], day: date) -> list[Question]:
    year = {"year": day.year}
    return [
        _words(rows, _("County"), lambda row: row.municipality.county.name),
        _words(rows, _("Member of the alliance"), lambda row: row.member_years),
        _number(
            rows, _("Inhabitants on 1 January %(year)d") % year, lambda r: number(r.population)
        ),
        _number(rows, _("Change of population"), _growth),
        _number(rows, _("Area in km²"), lambda row: number(row.area, 0)),
        _number(rows, _("Inhabitants per km²"), lambda row: number(row.density, 0)),
        _words(
            rows,
            _("Administrative centre"),
            lambda row: unknown(row.municipality.administrative_centre),
        ),
        _words(
            rows,
            _("Language form"),
            lambda row: unknown(row.municipality.get_language_form_display()),
        ),
        _words(rows, _("Plan in the register"), lambda row: row.plan_words),
        _words(rows, _("What became of it"), _becomes),
    ]


def _growth(row: MunicipalityRow) -> str:
    if row.growth is None:
        return unknown(None)
    return _("%(percent)s per cent since %(year)s") % {
        "percent": number(row.growth, 1),
        "year": row.growth_from,
    }


def _becomes(row: MunicipalityRow) -> str:
    steps = [
        _("%(name)s (%(number)s) in %(year)d")
        % {"name": step.successor.name, "number": step.successor.number, "year": step.on.year}
        for step in row.becomes
    ]
    return ", ".join(steps) if steps else _("unchanged")


def _words(
    rows: Sequence[MunicipalityRow], label: str, answer: Callable[[MunicipalityRow], str]
) -> Question:
    return Question(label, [answer(row) for row in rows])


def _number(
    rows: Sequence[MunicipalityRow], label: str, answer: Callable[[MunicipalityRow], str]
) -> Question:
    return Question(label, [answer(row) for row in rows], is_number=True)
