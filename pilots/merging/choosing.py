"""Two examples part by part: where they differ, somebody chooses; all else is kept from both."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.words import SPACE, number
from pilots.models import (
    Adoption,
    EvidenceGrade,
    Example,
    ExampleBarrier,
    ExampleFile,
    ExampleStory,
)
from pilots.publishing.confirming import fingerprint

KEPT, MERGED = "kept", "merged"
# Fields that hang together are chosen together. The first gives the part its name on the page.
OF_EXAMPLE: tuple[tuple[str, ...], ...] = (
    ("title",),
    ("summary",),
    ("kind",),
    ("status",),
    ("start_year", "end_year"),
    ("place",),
    ("lead_actor",),
    ("contact_role", "mailbox"),
    ("theme",),
    ("sector",),
    ("instrument",),
    ("transition_level",),
    ("emission_scope",),
    ("climate_purpose",),
    ("effect", "effect_kind", "evidence_grade"),
    ("cost",),
    ("investment_nok", "investment_is_extra"),
    ("yearly_cost_nok",),
    ("cost_year",),
    ("person_years",),
    ("months_to_carry_out",),
    ("lifetime_years",),
    ("legal_basis",),
)
OF_STORY: tuple[tuple[str, ...], ...] = (
    ("challenge",),
    ("goal",),
    ("anchoring",),
    ("participation_level", "participation"),
    ("did_not_work",),
    ("advice",),
    ("other_effects",),
)
# Rows of which an example has one for each key; where both have it, one is chosen.
OF_BARRIER = ("words", "solution")
OF_ADOPTION = ("year", "outcome", "result", "url")
STEPS, PICTURE = "steps", "picture"
MONEY = ("investment_nok", "yearly_cost_nok")
# Where both say something else of a fact, readers are told what the other one said.
FACTS = (
    "status", "start_year", "effect", "cost", "investment_nok", "yearly_cost_nok", "person_years",
    "months_to_carry_out", "lifetime_years",
)  # fmt: skip
LABELS = {
    "start_year": gettext_lazy("Years"),
    "contact_role": gettext_lazy("Whom to ask"),
    "effect": gettext_lazy("Effect, and how it is known"),
    "participation_level": gettext_lazy("Participation"),
    STEPS: gettext_lazy("This is how it was done"),
    PICTURE: gettext_lazy("Picture"),
}


@dataclass(frozen=True)
class Choice:
    """A part on which two examples differ, each in words; empty where one of them does not tell it.

    suggested: `kept`, or `merged` where only that one tells it.
    """

    name: str
    label: str
    kept: str
    merged: str

    @property
    def suggested(self) -> str:
        """What is chosen before anybody chooses."""
        return KEPT if self.kept or not self.merged else MERGED

    @property
    def is_open(self) -> bool:
        """Whether both tell it, so that somebody has to decide."""
        return bool(self.kept and self.merged)


def choices_of(kept: Example, merged: Example) -> list[Choice]:
    """Every part on which the two differ, in the order of the page."""
    return [one for one in _every(kept, merged) if one.kept != one.merged]


def _every(kept: Example, merged: Example) -> Iterator[Choice]:
    for fields in OF_EXAMPLE:
        yield _choice(kept, merged, fields)
    for fields in OF_STORY:
        yield _choice(kept.told, merged.told, fields)
    yield Choice(STEPS, str(LABELS[STEPS]), _steps(kept), _steps(merged))
    yield Choice(PICTURE, str(LABELS[PICTURE]), _picture(kept), _picture(merged))
    for label, rows, words in (
        (_("Barrier: %s"), "barriers", _barrier),
        (_("Adopted by %s"), "adoptions", _adoption),
    ):
        for one, other in clashes(kept, merged, rows):
            name = f"{rows}-{key_of(one)}"
            whose = one.barrier if isinstance(one, ExampleBarrier) else one.municipality
            yield Choice(name, label % whose, words(one), words(other))


def clashes(kept: Example, merged: Example, rows: str) -> list[tuple[Any, Any]]:
    """Pairs of rows that both examples have of the same barrier or municipality."""
    theirs = {key_of(row): row for row in getattr(merged, rows).all()}
    return [
        (row, theirs[key_of(row)]) for row in getattr(kept, rows).all() if key_of(row) in theirs
    ]


def key_of(row: ExampleBarrier | Adoption) -> int:
    """What an example has only one row for."""
    found: int = row.barrier_id if isinstance(row, ExampleBarrier) else row.municipality_id
    return found


def _choice(kept: Any, merged: Any, fields: tuple[str, ...]) -> Choice:
    name = fields[0]
    return Choice(name, label_of(name), _said(kept, fields), _said(merged, fields))


def label_of(name: str) -> str:
    """What a part is called."""
    if name in LABELS:
        return str(LABELS[name])
    if name.startswith("barriers-"):
        return str(ExampleBarrier._meta.verbose_name).capitalize()
    if name.startswith("adoptions-"):
        return str(Adoption._meta.verbose_name).capitalize()
    in_story = any(name in fields for fields in OF_STORY)
    field = (ExampleStory if in_story else Example)._meta.get_field(name)
    words = str(getattr(field, "verbose_name", name))
    return words[:1].upper() + words[1:]


def _said(row: Any, fields: tuple[str, ...]) -> str:
    return " · ".join(filter(None, (in_words(row, name) for name in fields)))


def in_words(row: Any, name: str) -> str:
    """A field of an example or its story in words; empty where it is not known."""
    value = getattr(row, name)
    if name in MONEY:
        return f"{number(value)}{SPACE}kr" if value else ""
    if value is True:
        return str(row._meta.get_field(name).verbose_name)
    if value in (None, "", False) or value in (Example.Status.UNKNOWN, EvidenceGrade.NOT_ASSESSED):
        return ""
    display = getattr(row, f"get_{name}_display", None)
    return str(display()) if display else str(getattr(value, "label", value))


def _steps(example: Example) -> str:
    return "\n".join(f"{n}. {step.text}" for n, step in enumerate(example.steps.all(), start=1))


def picture_of(example: Example) -> ExampleFile | None:
    """The one picture of an example."""
    files = example.files.all()
    return next((one for one in files if one.kind == ExampleFile.Kind.PICTURE), None)


def _picture(example: Example) -> str:
    picture = picture_of(example)
    return f"{picture.alt} ({picture.rights}) #{picture.pk}" if picture else ""


def _barrier(row: ExampleBarrier) -> str:
    return " · ".join(filter(None, [row.words, row.solution])) or str(row.barrier)


def _adoption(row: Adoption) -> str:
    told = [str(row.year or ""), str(row.get_outcome_display()), row.result, row.url]
    return " · ".join(filter(None, told))


def seen_of(kept: Example, merged: Example) -> str:
    """What the two say and where they stand, in 16 characters: another text is another one."""
    parts: list[Any] = [(one.name, one.kept, one.merged) for one in choices_of(kept, merged)]
    parts += [(row.state, fingerprint(row), *_counts(row)) for row in (kept, merged)]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


COUNTED = ("effects", "sources", "funding", "conditions", "barriers", "adoptions", "files")


def _counts(example: Example) -> list[int]:
    return [len(getattr(example, rows).all()) for rows in COUNTED]


def otherwise(choices: list[Choice], chosen: Mapping[str, str]) -> list[tuple[str, str]]:
    """Facts that both tell and tell differently: the name of each, and what was not chosen."""
    return [
        (one.name, one.merged if chosen[one.name] == KEPT else one.kept)
        for one in choices
        if one.name in FACTS and one.is_open
    ]
