"""The paper as an Excel workbook: an example a row, with its effects and sources on sheets of their own."""

from __future__ import annotations

from django.utils.translation import gettext as _

from forkommune.documents.workbooks import SheetColumn, WorkbookSheet, write_workbook

from .contents import Paper, condition_words, source_words

WIDE, NARROW = 40, 16


def sheet_paper(paper: Paper) -> bytes:
    """The .xlsx file. What is not known says so; a figure that is not known is an empty cell."""
    sheets = [_examples(paper), _effects(paper), _sources(paper)]
    creator = str(_("The example database"))
    return write_workbook(sheets, title=paper.title, creator=creator, at=paper.at)


def _examples(paper: Paper) -> WorkbookSheet:
    labels = [str(part.label) for part in paper.examples[0].facts] if paper.examples else []
    names = [part.name for part in paper.examples[0].facts] if paper.examples else []
    heads = [_("Example"), _("Invented"), _("Summary"), _("Evidence"), *labels]
    heads += [_("Conditions"), _("Address")]
    rows = []
    for one in paper.examples:
        told = {part.name: part.words for part in one.facts}
        rows.append(
            [
                one.example.title,
                _("Invented example") if one.example.is_invented else "",
                one.example.summary,
                str(one.example.get_evidence_grade_display()),
                *(told.get(name, _("Not public")) for name in names),
                "\n".join(condition_words(one)),
                one.address,
            ]
        )
    columns = [SheetColumn(head, WIDE if head == _("Summary") else 24) for head in heads]
    above = [paper.title] + ([_("Invented examples stand here.")] if paper.has_invented else [])
    return WorkbookSheet(title=_("Examples"), columns=columns, rows=rows, above=above)


def _effects(paper: Paper) -> WorkbookSheet:
    heads = [
        (_("Example"), WIDE),
        (_("Invented"), NARROW),
        (_("What is counted"), WIDE),
        (_("The effect is a"), NARROW),
        (_("Value"), NARROW),
        (_("Lower end"), NARROW),
        (_("Upper end"), NARROW),
        (_("Unit"), NARROW),
        (_("Year"), NARROW),
        (_("Evidence"), WIDE),
        (_("Sources disagree"), NARROW),
    ]
    rows = [
        [
            one.example.title,
            _("Invented example") if one.example.is_invented else "",
            line.effect.what,
            str(line.effect.get_kind_display()),
            line.effect.value,
            line.effect.low,
            line.effect.high,
            line.effect.unit,
            line.effect.year,
            str(line.effect.get_grade_display()),
            _("Yes") if line.contested else "",
        ]
        for one in paper.examples
        for line in one.effects
    ]
    return WorkbookSheet(
        title=_("Effects"), columns=[SheetColumn(head, width) for head, width in heads], rows=rows
    )


def _sources(paper: Paper) -> WorkbookSheet:
    heads = [(_("Example"), WIDE), (_("Invented"), NARROW), (_("Source"), 60), (_("Address"), 60)]
    rows = [
        [
            one.example.title,
            _("Invented example") if one.example.is_invented else "",
            source_words(row),
            row.url,
        ]
        for one in paper.examples
        for row in one.sources
    ]
    return WorkbookSheet(
        title=_("Sources"), columns=[SheetColumn(head, width) for head, width in heads], rows=rows
    )
