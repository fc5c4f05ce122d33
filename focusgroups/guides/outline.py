"""The parts of a guide and their questions, as plain rows: read, put in, taken out, moved.

A guide's outline is one piece of JSON, so that it is saved whole or not at all. No Django here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

CODE = re.compile(r"[A-ZÆØÅ]{1,3}[0-9]{1,3}")
FIRST_LETTER = "F"
PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


class NotInOutline(LookupError):
    """The outline has no part or question of that code."""


class CodeTaken(ValueError):
    """Another question of the outline has the code."""


class PartFull(ValueError):
    """The part has questions, which would go with it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its code, its words in both forms of Norwegian, prompts, and what it feeds."""

    code: str
    text: str
    text_nn: str = ""
    prompts: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()

    def words(self, language: str) -> str:
        """In a form of Norwegian; in bokmål where nobody wrote the other."""
        return (self.text_nn if language == "nn" else "") or self.text


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the session with the questions that belong to it."""

    code: str
    label: str
    minutes: int
    label_nn: str = ""
    questions: tuple[Asked, ...] = ()

    def words(self, language: str) -> str:
        """Its name in a form of Norwegian; in bokmål where nobody wrote the other."""
        return (self.label_nn if language == "nn" else "") or self.label


Parts = tuple[Part, ...]


def read_parts(rows: Iterable[Mapping[str, Any]]) -> Parts:
    """The parts that JSON holds; a part without a code gets one from its place."""
    return tuple(_part(number, row) for number, row in enumerate(rows, start=1))


def as_json(parts: Parts) -> list[dict[str, Any]]:
    """As JSON; what is empty is left out."""
    return [_part_json(part) for part in parts]


def questions_in(parts: Parts) -> list[Asked]:
    """Every question in the order it is asked."""
    return [question for part in parts for question in part.questions]


def minutes_of(parts: Parts) -> int:
    """How long all parts take together."""
    return sum(part.minutes for part in parts)


def begins_at(parts: Parts) -> list[int]:
    """Minutes from the start of the session to the start of each part."""
    return [minutes_of(parts[:number]) for number in range(len(parts))]


def part_of(parts: Parts, code: str) -> Part:
    """The part of a code. Raises NotInOutline."""
    for part in parts:
        if part.code == code:
            return part
    raise NotInOutline(f"No part has the code {code!r}.")


def question_of(parts: Parts, code: str) -> tuple[Part, Asked]:
    """A question and its part. Raises NotInOutline."""
    for part in parts:
        for question in part.questions:
            if question.code == code:
                return part, question
    raise NotInOutline(f"No question has the code {code!r}.")


def with_part(
    parts: Parts, code: str | None, *, label: str, label_nn: str, minutes: int
) -> tuple[Parts, Part]:
    """A part renamed, or a new one (None) at the end. Raises NotInOutline."""
    if code is None:
        made = Part(free_part_code(parts, label), label, minutes, label_nn)
        return (*parts, made), made
    changed = replace(part_of(parts, code), label=label, label_nn=label_nn, minutes=minutes)
    return _with(parts, changed), changed


def without_part(parts: Parts, code: str) -> Parts:
    """Raises NotInOutline, and PartFull while it has questions."""
    if part_of(parts, code).questions:
        raise PartFull(code)
    return tuple(part for part in parts if part.code != code)


def moved_part(parts: Parts, code: str, step: int) -> Parts:
    """The part one place up (-1) or down (1); the same parts where it cannot go further."""
    at = parts.index(part_of(parts, code))
    return _moved(parts, at, step)


def with_question(parts: Parts, code: str | None, asked: Asked, *, part: str) -> Parts:
    """A question changed where it stands, or put at the end of a part: a new one, or from another.

    Raises NotInOutline, and CodeTaken where another question has its code.
    """
    if any(one.code == asked.code and one.code != code for one in questions_in(parts)):
        raise CodeTaken(asked.code)
    target = part_of(parts, part)
    if code is not None and question_of(parts, code)[0].code == part:
        changed = tuple(asked if one.code == code else one for one in target.questions)
        return _with(parts, replace(target, questions=changed))
    rest = parts if code is None else without_question(parts, code)
    target = part_of(rest, part)
    return _with(rest, replace(target, questions=(*target.questions, asked)))


def without_question(parts: Parts, code: str) -> Parts:
    """Raises NotInOutline."""
    part, asked = question_of(parts, code)
    kept = tuple(one for one in part.questions if one != asked)
    return _with(parts, replace(part, questions=kept))


def moved_question(parts: Parts, code: str, step: int) -> Parts:
    """The question one place up (-1) or down (1), over the edge of its part to the one beside it.

    The same parts where it cannot go further. Raises NotInOutline.
    """
    part, asked = question_of(parts, code)
    at = part.questions.index(asked)
    if 0 <= at + step < len(part.questions):
        return _with(parts, replace(part, questions=_moved(part.questions, at, step)))
    beside = parts.index(part) + step
    if not 0 <= beside < len(parts):
        return parts
    rest = without_question(parts, code)
    there = rest[beside]
    order = (*there.questions, asked) if step < 0 else (asked, *there.questions)
    return _with(rest, replace(there, questions=order))


def next_code(parts: Parts) -> str:
    """A code that no question has, following the highest: F10 after F09."""
    taken = {one.code for one in questions_in(parts)}
    number = len(taken) + 1
    while f"{FIRST_LETTER}{number:02d}" in taken:
        number += 1
    return f"{FIRST_LETTER}{number:02d}"


def free_part_code(parts: Parts, label: str) -> str:
    """A code for a new part, from its name."""
    folded = unicodedata.normalize("NFKD", label.casefold().translate(PLAIN))
    base = re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode()).strip("-")[:30]
    taken, number = {part.code for part in parts}, 1
    code = base = base or "del"
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    return code


def _moved(rows: Sequence[Any], at: int, step: int) -> tuple[Any, ...]:
    order = list(rows)
    if 0 <= at + step < len(order):
        order.insert(at + step, order.pop(at))
    return tuple(order)


def _with(parts: Parts, changed: Part) -> Parts:
    return tuple(changed if part.code == changed.code else part for part in parts)


def _part(number: int, row: Mapping[str, Any]) -> Part:
    return Part(
        code=row.get("code") or f"del-{number}",
        label=row.get("label_nb", ""),
        minutes=row.get("minutes", 0),
        label_nn=row.get("label_nn", ""),
        questions=tuple(_asked(one) for one in row.get("questions", ())),
    )


def _asked(row: Mapping[str, Any]) -> Asked:
    return Asked(
        code=row["code"],
        text=row["text_nb"],
        text_nn=row.get("text_nn", ""),
        prompts=tuple(row.get("prompts", ())),
        feeds=tuple(row.get("feeds", ())),
    )


def _part_json(part: Part) -> dict[str, Any]:
    whole = {
        "code": part.code,
        "label_nb": part.label,
        "label_nn": part.label_nn,
        "minutes": part.minutes,
        "questions": [_question_json(one) for one in part.questions],
    }
    return {name: value for name, value in whole.items() if value or name != "label_nn"}


def _question_json(asked: Asked) -> dict[str, Any]:
    whole = {
        "code": asked.code,
        "text_nb": asked.text,
        "text_nn": asked.text_nn,
        "prompts": list(asked.prompts),
        "feeds": list(asked.feeds),
    }
    return {name: value for name, value in whole.items() if value or name == "feeds"}
