"""A guide from its workbook: a new version, or changes of one that nobody was asked by yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from forkommune.plan.feeding import fed
from forkommune.work.importing import CannotRead, Difference, Ledger, Line, Opened, Options
from municipalities.survey.conditions import TYPES
from municipalities.survey.guide_forms import (
    CHOICES,
    LONGEST_HELP,
    LONGEST_QUESTION,
    asked_of_consent,
    coded,
)
from municipalities.survey.models import GuideSection, InterviewGuide, Question
from municipalities.survey.repeating import called as called_elsewhere
from municipalities.survey.repeating import earlier_questions, named
from municipalities.survey.services.guide_order import (
    OUT_OF_THE_WAY,
    ConditionOutOfOrder,
    number_questions,
)
from municipalities.survey.services.guide_parts import free_code
from municipalities.survey.services.guides import why_it_stands_fast
from municipalities.survey.wording import options_of

ABOUT_SHEET, QUESTION_SHEET = "Guide", "Spørsmål"
TITLE, VERSION, INTRO, DURATION, SCALE = "Tittel", "Versjon", "Innledning", "Minutter", "Skala"
CONSENT = "Samtykke"
CODE, PART, TEXT, HELP, TYPE, OPTIONS = "Kode", "Del", "Spørsmål", "Hjelp", "Besvares med", "Svar"
UNIT, KIND, REQUIRED, FEEDS, CONDITION = (
    "Enhet",
    "Handler om",
    "Må besvares",
    "Brukes i",
    "Bare hvis",
)
HEADINGS = (
    CODE, PART, TEXT, HELP, TYPE, OPTIONS, UNIT, KIND, REQUIRED, FEEDS, CONDITION,
)  # fmt: skip
# Characters, as the form has it; the database knows no limit of these.
LONGEST = {TEXT: LONGEST_QUESTION, HELP: LONGEST_HELP}
SHOWN_OF_LONG = 60
REPEATS = "Gjentar"  # workbooks of before have no such column

# Fields of the form and columns of answers are named by the code, whatever its case: one that
# reads as another column would take that one's place.
SHAPE_OF_CODE = re.compile(r"[A-Za-z]{1,3}\d{1,4}[A-Za-z]?", re.ASCII)


@dataclass
class _Reading:
    """A workbook on its way into a guide."""

    guide: InterviewGuide
    ledger: Ledger
    is_new: bool
    before: dict[str, Question]  # of this version, or of the one before it
    fed: set[str]
    earlier: list[Question]
    parts: dict[str, GuideSection] = field(default_factory=dict)
    rows: dict[str, Question] = field(default_factory=dict)

    def demand_open(self, row: Any, values: dict[str, Any]) -> None:
        """Raises CannotRead before a row of a version that stands fast would be changed."""
        if self.is_new or all(getattr(row, name) == value for name, value in values.items()):
            return
        if refusal := why_it_stands_fast(self.guide):
            raise CannotRead(refusal)

    def fault(self, line: Line, column: str, value: object, reason: str) -> None:
        """Note a value that cannot be right."""
        place = _("%(line)s, column %(column)s") % {"line": line.place, "column": column}
        self.ledger.fault(place, value, reason)


def write_guide(opened: Opened, options: Options, ledger: Ledger) -> None:
    """Bring a version of a guide in step with its workbook; one that is not there yet is made.

    Raises CannotRead for another workbook, and for a version that may not be changed any more.
    """
    sheets = {sheet.name: sheet.lines for sheet in opened.sheets}
    if ABOUT_SHEET not in sheets or len(sheets.get(QUESTION_SHEET, ())) < 2:
        raise CannotRead(
            _("The workbook needs the sheets “%(about)s” and “%(questions)s”. Download a guide.")
            % {"about": ABOUT_SHEET, "questions": QUESTION_SHEET}
        )
    about = {line.cells[0]: (_second(line), line) for line in sheets[ABOUT_SHEET]}
    guide, is_new = _guide(about)
    reading = _Reading(
        guide,
        ledger,
        is_new,
        _before(guide),
        {code for code, _t in fed()},
        earlier_questions(guide),
    )
    _write_about(reading, about)
    if guide._state.adding:  # a fault is noted
        return
    reading.parts = {one.title: one for one in guide.sections.order_by("position")}
    order = [one.code for one in reading.guide.questions.in_guide_order()]
    heading, *lines = sheets[QUESTION_SHEET]
    columns = _columns(heading)
    _write_parts(reading, columns, lines)
    for line in lines:
        _write_question(reading, {name: line.cells[at] for name, at in columns.items()}, line)
    if ledger.faults and not is_new and (refusal := why_it_stands_fast(guide)):
        raise CannotRead(refusal)  # what is wrong in it is of no account
    _take_out(reading)
    _put_in_order(reading, order, lines[-1].place)


def _second(line: Line) -> str:
    return line.cells[1] if len(line.cells) > 1 else ""


def _guide(about: dict[str, tuple[str, Line]]) -> tuple[InterviewGuide, bool]:
    title, version = (about.get(name, ("",))[0] for name in (TITLE, VERSION))
    if not title or not version:
        raise CannotRead(
            _("The sheet “%(sheet)s” must say %(title)s and %(version)s.")
            % {"sheet": ABOUT_SHEET, "title": TITLE, "version": VERSION}
        )
    found = InterviewGuide.objects.filter(title=title, version=version).first()
    return found or InterviewGuide(title=title, version=version), found is None


def _before(guide: InterviewGuide) -> dict[str, Question]:
    """Questions by code: the version's own, or for a new one those of the newest before it."""
    base: InterviewGuide | None = guide
    if guide._state.adding:
        base = InterviewGuide.objects.filter(title=guide.title).order_by("-pk").first()
    return {one.code: one for one in base.questions.in_guide_order()} if base else {}


def _write_about(reading: _Reading, about: dict[str, tuple[str, Line]]) -> None:
    minutes, line = about.get(DURATION, ("45", about[TITLE][1]))
    if not minutes.isdecimal() or not 5 <= int(minutes) <= 480:
        reading.fault(line, DURATION, minutes, _("Write minutes from 5 to 480."))
        return
    scale = {n: about[f"{SCALE} {n}"][0] for n in "12345" if about.get(f"{SCALE} {n}", ("",))[0]}
    values = {
        "intro": about.get(INTRO, ("",))[0],
        "duration_minutes": int(minutes),
        "scale_labels": scale,
    }
    if CONSENT in about:  # workbooks of before have no such row
        asked = [" ".join(line.split()) for line in about[CONSENT][0].splitlines()]
        values["consent_questions"] = asked_of_consent(list(filter(None, asked)), reading.guide)
    reading.demand_open(reading.guide, values)
    words = {
        "scale_labels": lambda held: "; ".join(f"{n}: {held[n]}" for n in sorted(held)),
        "consent_questions": lambda held: "; ".join(one["text_nb"] for one in held),
    }
    reading.ledger.put(
        reading.guide, values, place=line.place, value=reading.guide.title, words=words
    )


def _columns(heading: Line) -> dict[str, int]:
    found = {cell: at for at, cell in enumerate(heading.cells) if cell}
    if missing := [name for name in HEADINGS if name not in found]:
        raise CannotRead(
            _("The sheet “%(sheet)s” has no column “%(column)s”. Download a guide and see.")
            % {"sheet": QUESTION_SHEET, "column": missing[0]}
        )
    return {name: found[name] for name in (*HEADINGS, REPEATS) if name in found}


def _write_parts(reading: _Reading, columns: dict[str, int], lines: Sequence[Line]) -> None:
    """Make the parts that are new; their order is that in which they come first."""
    known = list(reading.parts.values())
    titles = dict.fromkeys(line.cells[columns[PART]] for line in lines)
    for position, title in enumerate((one for one in titles if one), start=1):
        line = next(one for one in lines if one.cells[columns[PART]] == title)
        part = reading.parts.get(title) or GuideSection(
            guide=reading.guide, title=title, code=free_code(reading.guide, title)
        )
        values = {"position": position, "title": title}
        reading.demand_open(part, values if part in known else {"pk": 0})
        reading.parts[title] = reading.ledger.put(part, values, place=line.place, value=title)


def _write_question(reading: _Reading, cells: dict[str, str], line: Line) -> None:
    code = cells[CODE]
    before = len(reading.ledger.faults)
    if not SHAPE_OF_CODE.fullmatch(code) or code.upper() in map(str.upper, reading.rows):
        reason = _("Each question has a code of its own: a letter or two and a number, as Q05.")
        reading.fault(line, CODE, code, reason)
        return
    values = _values(reading, cells, line, reading.before.get(code))
    if len(reading.ledger.faults) > before or values["section"]._state.adding:
        return
    row = reading.before.get(code) if not reading.is_new else None
    if row is None:
        number = 2 * OUT_OF_THE_WAY + len(reading.rows)
        part = values["section"]
        row = Question(guide=reading.guide, section=part, code=code, number=number)
        row.previous_question = reading.before.get(code) if reading.is_new else None
    if REPEATS in cells and not _tie(reading, row, values, cells[REPEATS], line):
        return
    reading.demand_open(row, values)
    words = {
        "options": lambda held: "; ".join(one["label_nb"] for one in held),
        "feeds": ", ".join,
        "asked_if": ", ".join,
        "depends_on": lambda held: held.code if held else "",
        "is_required": lambda held: _("Yes") if held else _("No"),
        "previous_question": lambda held: called_elsewhere(held) if held else "",
    }
    shown = ("text", "type", "kind") if row.pk is None else ()
    called = f"{code} {values['text']}"  # its number is settled when all stand in order
    reading.rows[code] = reading.ledger.put(
        row, values, place=line.place, value=code, shown=shown, words=words, called=called
    )


def _tie(
    reading: _Reading, row: Question, values: dict[str, Any], written: str, line: Line
) -> bool:
    """Add to `values` which earlier question a line repeats; False where a fault is noted.

    A new version repeats the one before it, where the line says nothing else than that one said.
    """
    earlier = named(written, reading.earlier) if written else None
    if written and earlier is None:
        reason = _("Name a question of an earlier guide by its code and the guide: %(example)s")
        example = called_elsewhere(reading.earlier[0]) if reading.earlier else "–"
        reading.fault(line, REPEATS, written, reason % {"example": example})
        return False
    source = row.previous_question if reading.is_new else None
    if source and (earlier is None or earlier.pk == source.previous_question_id):
        earlier = source
    if earlier and any(one.previous_question_id == earlier.pk for one in reading.rows.values()):
        reason = _("A question above repeats it already; two cannot stand beside one.")
        reading.fault(line, REPEATS, written or called_elsewhere(earlier), reason)
        return False
    values["previous_question"] = earlier
    return True


def _values(
    reading: _Reading, cells: dict[str, str], line: Line, before: Question | None
) -> dict[str, Any]:
    """What a line says of a question; faults are noted."""
    for name in (PART, TEXT):
        if not cells[name]:
            reading.fault(line, name, "", _("Write something here."))
    for name, longest in LONGEST.items():
        if len(cells[name]) > longest:
            reason = _("It has %(found)d characters; %(most)d is the most.")
            told = {"found": len(cells[name]), "most": longest}
            reading.fault(line, name, f"{cells[name][:SHOWN_OF_LONG]} …", reason % told)
    kind_of_answer = _choice(reading, line, TYPE, cells[TYPE], Question.Type.choices)
    labels = list(
        dict.fromkeys(" ".join(one.split()) for one in cells[OPTIONS].splitlines() if one)
    )
    if kind_of_answer in CHOICES and len(labels) < 2:
        reading.fault(line, OPTIONS, cells[OPTIONS], _("Write at least two options, one a line"))
    feeds = [one.strip() for one in cells[FEEDS].split(",") if one.strip()]
    for one in feeds:
        if one not in reading.fed:
            allowed = "; ".join(sorted(reading.fed))
            reading.fault(line, FEEDS, one, _("Write one of: %s") % allowed)
    depends_on, asked_if = _condition(reading, line, cells[CONDITION])
    return {
        "section": reading.parts.get(cells[PART]),
        "text": cells[TEXT],
        "help_text": cells[HELP],
        "type": kind_of_answer,
        "options": coded(labels, before) if kind_of_answer in CHOICES else [],
        "unit": cells[UNIT] if kind_of_answer == Question.Type.NUMBER else "",
        "kind": _choice(reading, line, KIND, cells[KIND], Question.Kind.choices),
        "is_required": _choice(reading, line, REQUIRED, cells[REQUIRED], _yes_no()) == "yes",
        "feeds": feeds,
        "depends_on": depends_on,
        "asked_if": asked_if,
    }


def _yes_no() -> list[tuple[str, str]]:
    return [("yes", _("Yes")), ("no", _("No"))]


def _choice(
    reading: _Reading, line: Line, column: str, written: str, choices: Sequence[tuple[str, Any]]
) -> str:
    known = {str(words).casefold(): code for code, words in choices} | {c: c for c, _w in choices}
    if written.casefold() in known:
        return known[written.casefold()]
    allowed = "; ".join(str(words) for _code, words in choices)
    reading.fault(line, column, written, _("Write one of: %s") % allowed)
    return ""


def _condition(reading: _Reading, line: Line, written: str) -> tuple[Question | None, list[str]]:
    """The question that decides and the answers that do; (None, []) where none is named."""
    pairs = [one.partition("=") for one in written.splitlines() if one.strip()]
    if not pairs:
        return None, []
    codes = {code.strip() for code, _is, _answer in pairs}
    before = reading.rows.get(min(codes))
    if len(codes) > 1 or before is None or before._state.adding or before.type not in TYPES:
        reason = _("Name one question with options that stands above, as in Q06 = Ja")
        reading.fault(line, CONDITION, written, reason)
        return None, []
    options = options_of(before, dict(reading.guide.scale_labels))
    chosen = [
        _choice(reading, line, CONDITION, answer.strip(), options) for _code, _is, answer in pairs
    ]
    return before, chosen


def _take_out(reading: _Reading) -> None:
    """Delete questions that the workbook no longer has, those that rest on others first."""
    if reading.is_new:
        return
    gone = [one for code, one in reading.before.items() if code not in reading.rows]
    if reading.ledger.faults:
        return
    for question in sorted(gone, key=lambda one: -one.number):
        reading.demand_open(question, {"pk": 0})
        before: dict[str, str | None] = {_("taken out"): str(question)}
        reading.ledger.differences.append(
            Difference(QUESTION_SHEET, str(question), False, before, {_("taken out"): None})
        )
        question.delete()
    for title, part in list(reading.parts.items()):
        if not part.questions.exists():
            part.delete()
            del reading.parts[title]


def _put_in_order(reading: _Reading, before: list[str], place: str) -> None:
    if reading.ledger.faults:
        return
    after = list(reading.rows)
    kept = [code for code in before if code in reading.rows]
    rows = list(reading.rows.values())
    for row in rows:
        row.section.refresh_from_db()
    try:
        if [one.number for one in rows] != list(range(1, len(rows) + 1)):
            number_questions(rows)
    except ConditionOutOfOrder as error:
        reading.ledger.fault(place, "", str(error))
        return
    if kept != [code for code in after if code in kept]:
        head = _("order of the questions")
        reading.ledger.differences.append(
            Difference(
                place,
                str(reading.guide),
                False,
                {head: ", ".join(kept)},
                {head: ", ".join(code for code in after if code in kept)},
            )
        )
