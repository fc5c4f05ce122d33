"""What stands on a paper about examples, whatever kind of file it becomes.

A paper is for everybody, so it tells what the public may read, whoever asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.figures.numbers import format_date
from municipalities.models import Municipality
from pilots.examples.effect_lines import EffectLine, effect_lines
from pilots.examples.telling import Part, Telling
from pilots.fit.fitting import Fit, fit
from pilots.models import Adoption, Example, ExampleSource
from pilots.templatetags.examples import verdict_words


@dataclass(frozen=True)
class PaperExample:
    """One example on a paper; `effects` and `fit` are empty where they are kept back or not known."""

    example: Example
    facts: Sequence[Part]
    story: Sequence[Part]
    effects: Sequence[EffectLine]
    fit: Fit
    adoptions: Sequence[Adoption]
    sources: Sequence[ExampleSource]

    @property
    def address(self) -> str:
        """Where it is read in full."""
        return f"{settings.BASE_URL}{self.example.get_absolute_url()}"

    @property
    def subtitle(self) -> str:
        """Place, year and, where it is known, how far it has come."""
        example = self.example
        parts = [example.place, str(example.start_year or _("year not known"))]
        if example.status != Example.Status.UNKNOWN:
            parts.append(str(example.get_status_display()))
        return " · ".join(parts)

    @property
    def standing(self) -> str:
        """Who vouches for it."""
        example = self.example
        if example.is_invented:
            return _("Invented example: it has not happened.")
        if example.confirmed_on:
            return _("Confirmed by the municipality %s.") % format_date(example.confirmed_on)
        return _("Taken from public sources. The municipality has not confirmed it.")

    @property
    def results(self) -> list[EffectLine]:
        """What has happened."""
        return [line for line in self.effects if line.is_result]

    @property
    def hopes(self) -> list[EffectLine]:
        """Goals, potentials and suppliers' own figures."""
        return [line for line in self.effects if not line.is_result]


@dataclass(frozen=True)
class Paper:
    """A case paper. mine: the municipality that it is held up against, if one was chosen."""

    title: str
    at: datetime
    examples: Sequence[PaperExample]
    mine: Municipality | None

    @property
    def day(self) -> date:
        """The day it was made."""
        return timezone.localdate(self.at)

    @property
    def has_invented(self) -> bool:
        """Whether an example on it is invented."""
        return any(one.example.is_invented for one in self.examples)

    @property
    def is_all_invented(self) -> bool:
        """Whether no example on it has happened."""
        return all(one.example.is_invented for one in self.examples)


def paper_of(examples: Iterable[Example], mine: Municipality | None, *, title: str = "") -> Paper:
    """A paper of examples that come from `in_full`, in their order."""
    told = [paper_example(example, mine) for example in examples]
    return Paper(title or _("Examples of climate transition"), timezone.localtime(), told, mine)


def paper_example(example: Example, mine: Municipality | None) -> PaperExample:
    """What the public may read of one example."""
    telling = Telling(example)
    facts = [part for part in (*telling.sorting(), *telling.resources()) if not part.is_hidden]
    conditions = list(example.conditions.all()) if example.shows("conditions") else []
    return PaperExample(
        example=example,
        facts=[part for part in facts if part.name != "cost_class"],
        story=[part for part in telling.story() if part.values],
        effects=effect_lines(example.effects.all()) if example.shows("effects") else [],
        fit=fit(conditions, mine),
        adoptions=list(example.adoptions.all()) if example.shows("adoptions") else [],
        sources=list(example.sources.all()),
    )


def effect_words(line: EffectLine) -> str:
    """One effect in one line: figure, what, what it is, how it is known, and who says so."""
    effect = line.effect
    said = [
        f"{line.figure} – {effect.what}" if line.figure else effect.what,
        str(effect.get_kind_display()),
        str(effect.get_grade_display()),
        str(effect.year or ""),
        effect.uncertainty,
        line.by_whom,
        _("Source: %(title)s") % {"title": effect.source.title} if effect.source else "",
        line.contested_words if line.contested else "",
    ]
    return " · ".join(filter(None, said))


def source_words(source: ExampleSource) -> str:
    """Title, version, year and page."""
    page = _("page %s") % source.page if source.page else ""
    return ", ".join(filter(None, [source.title, source.version, str(source.year or ""), page]))


def adoption_words(adoption: Adoption) -> str:
    """Who copied it, when, and how it went."""
    head = (
        f"{adoption.municipality} ({adoption.year})"
        if adoption.year
        else str(adoption.municipality)
    )
    went = adoption.get_outcome_display() if adoption.outcome else _("result not known")
    mark = f" ({_('Invented example')})" if adoption.is_invented else ""
    return f"{head}: {' – '.join(filter(None, [str(went), adoption.result]))}{mark}"


def condition_words(paper: PaperExample) -> list[str]:
    """Each condition, and for a chosen municipality whether it is met and why."""
    lines = []
    for line in paper.fit.lines:
        limit = f" ({line.limit})" if line.limit else ""
        verdict = f": {verdict_words(line.verdict)}. {line.why}" if line.verdict else ""
        lines.append(f"{line.words}{limit}{verdict}")
    return lines
