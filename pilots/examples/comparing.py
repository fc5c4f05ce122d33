"""Two to four examples side by side, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from municipalities.models import Municipality
from pilots.examples.telling import Part, Value
from pilots.models import EffectKind, Example
from pilots.papers.contents import PaperExample, condition_words, effect_words, paper_example
from pilots.templatetags.examples import effect_words as headline


@dataclass(frozen=True)
class ComparedRow:
    """A part and what each example says of it, in the order of the columns."""

    label: str
    cells: Sequence[Part]

    @property
    def differs(self) -> bool:
        """Whether the examples do not all say the same."""
        return len({cell.words for cell in self.cells}) > 1


def compare(examples: Sequence[Example], mine: Municipality | None) -> list[ComparedRow]:
    """The rows: effect and evidence first, then sorting and resources, then the story."""
    told = [paper_example(example, mine) for example in examples]
    rows = [
        ComparedRow(_("Effect"), [_results(one) for one in told]),
        ComparedRow(
            _("Not results: goals, potentials and suppliers' own figures"),
            [_hopes(one) for one in told],
        ),
        ComparedRow(_("Evidence"), [_evidence(one.example) for one in told]),
    ]
    if any(one.fit.lines for one in told):
        rows.append(ComparedRow(_("Conditions"), [_conditions(one, mine) for one in told]))
    for group in ("facts", "story"):
        names: dict[str, str] = {}
        for one in told:
            names |= {part.name: str(part.label) for part in getattr(one, group)}
        rows += [
            ComparedRow(label, [_part(getattr(one, group), name, one.example) for one in told])
            for name, label in names.items()
        ]
    return [row for row in rows if any(cell.values for cell in row.cells)]


def _part(parts: Sequence[Part], name: str, example: Example) -> Part:
    found = next((part for part in parts if part.name == name), None)
    return found or Part(name, "", is_hidden=not example.shows(name))


def _results(one: PaperExample) -> Part:
    """What has happened: the headline where it is of that, then the figures."""
    words = [effect_words(line) for line in one.results]
    if one.example.effect_kind == EffectKind.RESULT:
        words.insert(0, headline(one.example))
    return _effects(one, "effects", words)


def _hopes(one: PaperExample) -> Part:
    """What is only hoped for or said by a supplier; it stands in a row of its own and looks otherwise."""
    words = [effect_words(line) for line in one.hopes]
    if one.example.effect and one.example.effect_kind != EffectKind.RESULT:
        words.insert(0, headline(one.example))
    return _effects(one, "hopes", words)


def _effects(one: PaperExample, name: str, words: list[str]) -> Part:
    shown = one.example.shows("effects")
    values = tuple(Value(word, is_data=True) for word in words) if shown else ()
    return Part(name, _("Effect"), values, is_hidden=not shown)


def _evidence(example: Example) -> Part:
    words = str(example.get_evidence_grade_display())
    return Part(
        "evidence", _("Evidence"), (Value(words, f"kunnskapsgrunnlag={example.evidence_grade}"),)
    )


def _conditions(one: PaperExample, mine: Municipality | None) -> Part:
    words = [one.fit.summary] if mine and one.fit.summary else []
    words += condition_words(one)
    values = tuple(Value(word, is_data=True) for word in words)
    return Part(
        "conditions", _("Conditions"), values, is_hidden=not one.example.shows("conditions")
    )
