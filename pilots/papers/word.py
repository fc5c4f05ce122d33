"""The paper as a Word document, for the case officer to go on with."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forkommune.documents.word import Grid, Heading, Listed, Piece, Text, write_word
from forkommune.figures.numbers import format_date
from pilots.templatetags.examples import effect_words as headline

from .contents import (
    Paper,
    PaperExample,
    adoption_words,
    condition_words,
    effect_words,
    source_words,
)


def word_paper(paper: Paper) -> bytes:
    """The .docx file."""
    return write_word(
        list(_pieces(paper)),
        title=paper.title,
        creator=str(_("The example database")),
        at=paper.at,
        language=get_language() or "nb",
    )


def _pieces(paper: Paper) -> Iterator[Piece]:
    yield Heading(paper.title, level=0)
    made = _("Made %(day)s") % {"day": format_date(paper.day)}
    for_whom = _("held up against %s") % paper.mine if paper.mine else ""
    yield Text(", ".join(filter(None, [made, for_whom])) + ".")
    yield Grid(
        [_("Example"), _("Municipality"), _("Effect"), _("Evidence"), _("Cost")],
        [_overview(one) for one in paper.examples],
    )
    for one in paper.examples:
        yield from _example(one)


def _overview(one: PaperExample) -> list[str]:
    example = one.example
    mark = f" ({_('Invented example')})" if example.is_invented else ""
    effect = headline(example) if example.shows("effects") else _("Not public")
    cost = next((part.words for part in one.facts if part.name == "cost"), _("Not public"))
    grade = str(example.get_evidence_grade_display())
    return [f"{example.title}{mark}", example.place, effect, grade, cost]


def _example(one: PaperExample) -> Iterator[Piece]:
    example = one.example
    mark = f" ({_('Invented example')})" if example.is_invented else ""
    yield Heading(f"{example.title}{mark}", level=1)
    yield Text(one.subtitle)
    yield Text(example.summary)
    yield Text(one.standing)
    yield Heading(_("Effect"), level=2)
    yield from _effects(one)
    yield Heading(_("In brief"), level=2)
    rows = [[str(part.label), part.words] for part in one.facts]
    yield Grid(
        [_("What"), _("Said")], [[_("Evidence"), str(example.get_evidence_grade_display())], *rows]
    )
    for part in one.story:
        yield Heading(str(part.label), level=2)
        words = [value.text for value in part.values]
        if part.name in ("steps", "barriers"):
            yield Listed(words, numbered=part.name == "steps")
        else:
            yield from map(Text, words)
    if one.fit.lines:
        yield Heading(_("Conditions"), level=2)
        if one.fit.summary:
            yield Text(one.fit.summary)
        yield Listed(condition_words(one))
    if one.adoptions:
        yield Heading(_("Adopted by"), level=2)
        yield Listed([adoption_words(row) for row in one.adoptions])
    yield Heading(_("Sources"), level=2)
    yield Listed([" ".join(filter(None, [source_words(row), row.url])) for row in one.sources])
    yield Text(one.address, strong=_("Read in full:"))


def _effects(one: PaperExample) -> Iterator[Piece]:
    if not one.effects:
        yield Text(_("No figure is known."))
        return
    if one.results:
        yield Listed([effect_words(line) for line in one.results])
    else:
        yield Text(_("No result is known."))
    if one.hopes:
        yield Heading(_("Not results: goals, potentials and suppliers' own figures"), level=3)
        yield Listed([effect_words(line) for line in one.hopes])
