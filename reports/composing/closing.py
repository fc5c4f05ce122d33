"""The last pages: municipalities in numbers, what was cited, and how the document came to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from forkommune.documents import blocks
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering
from forkommune.ui.dates import long_date

from . import changes, tables
from .gathered import Section, declare, write
from .pages import Desk
from .parts import Part

REFERENCES = "referanser"


def parts(
    data: Mapping[str, Any], *, title: str = "", first: Sequence[Section] = ()
) -> tuple[Part, ...]:
    """What every report ends with: what is new in it, what it cites, how it was made.

    first: what stands before the sources in their chapter, which is called `title` then.
    """
    title = title or _("Sources and colophon")
    return (
        Part(lambda numbering: changes.declare(data, numbering), changes.chapters),
        Part(
            lambda numbering: _declare_sources(numbering, first),
            lambda desk: [sources(desk, title, first)],
        ),
    )


def _declare_sources(numbering: Numbering, first: Sequence[Section]) -> None:
    chapter = numbering.chapter(REFERENCES)
    declare(chapter, first)
    chapter.table(tables.PASSAGES)


def in_numbers(desk: Desk) -> Chapter:
    """All municipalities on one landscape page."""
    title = _("The municipalities in numbers")
    html = desk.head("tall", title) + tables.numbers(desk.view, desk.numbering, desk.statistics())
    return Chapter(key="tall", title=title, html=html, wide=True)


def sources(desk: Desk, title: str, first: Sequence[Section] = ()) -> Chapter:
    """Only what the text cites: literature, sources, passages; and the colophon below them."""
    html = desk.head(REFERENCES, title) + write(desk, first)
    # What is cited is known now that all is written: a section without anything would leave a gap.
    sections = desk.numbering.within(REFERENCES)
    for anchor, heading, rows in (
        ("kilder", _("Plans, figures and other sources"), desk.works.listed("K")),
        ("litteratur", _("Literature"), desk.works.listed("R")),
    ):
        if rows:
            sections.section(anchor)
            html += desk.section(anchor, heading) + blocks.references(rows)
    if desk.works.places:
        sections.section("utdrag")
        html += desk.section("utdrag", _("Cited passages")) + _passages(desk)
    sections.section("kolofon")
    html += desk.section("kolofon", _("Colophon")) + colophon(desk)
    return Chapter(key=REFERENCES, title=title, html=html)


def _passages(desk: Desk) -> SafeString:
    said = {row["place"]: row for row in desk.data["quotes"]}
    cited = {row["place"]: row for row in desk.data["passages"]}
    rows = [_cited(desk, cited[place], said.get(place)) for place in desk.works.places]
    rows.sort(key=lambda row: row.reference)
    return tables.cited_passages(rows, desk.numbering, desk.edition.mark)


def _cited(
    desk: Desk, passage: Mapping[str, Any], quote: Mapping[str, Any] | None
) -> tables.CitedRow:
    place = passage["place"]
    words = f"«{quote['text']}»" if quote else _("Not printed")
    parts = (quote["role"], quote["by"]) if quote else (passage["kind"], passage["who"])
    return tables.CitedRow(
        reference=desk.edition.references[place],
        address=desk.edition.address_of(place),
        words=words,
        source=", ".join(part for part in parts if part),
        is_invented=passage["invented"],
    )


def colophon(desk: Desk) -> SafeString:
    """How the document came to be, and how to check it."""
    lead = _("Everything in this report can be computed again from its data.")
    rows = [*_making(desk), *_terms_of_use(desk)]
    return blocks.lead_in(lead) + blocks.colophon(caption=_("How the report was made"), rows=rows)


def _making(desk: Desk) -> list[tuple[str, str]]:
    """Of which data the file was made, for whom, and how anybody can check it."""
    taken = localtime(desk.edition.taken_at)
    clock = _("%(day)s at %(time)s") % {
        "day": long_date(taken.date()),
        "time": f"{taken:%H.%M}",
    }
    return [
        (_("Data as of"), clock),
        (_("Checksum of the data, sha256"), _grouped(desk.edition.sha256)),
        (_("Made for"), _audience_words(desk)),
        (
            _("Check of the file"),
            _(
                "The verdicts for PDF/UA-1 and PDF/A stand on the report's page in the portal, with "
                "the checksum of the file."
            ),
        ),
        (_("Repeat"), _("The same data give the same file, byte for byte.")),
        (
            _("Type and setting"),
            _("Source Serif 4 and Inter, both SIL Open Font License 1.1. Set with WeasyPrint."),
        ),
    ]


def _terms_of_use(desk: Desk) -> list[tuple[str, str]]:
    """Who can read the file, who paid, and how it may be used and cited."""
    project = desk.data["project"]
    return [
        (
            _("Accessibility"),
            _(
                "The file is tagged. Figures have words for screen readers. Report faults to %(owner)s."
            )
            % project,
        ),
        (
            _("Financing"),
            _("The Research Council of Norway, project %(number)s, and the members' own work.")
            % project,
        ),
        (
            _("Licence"),
            _("Text and figures: CC BY 4.0. Population: Statistics Norway. Quotes: not for reuse."),
        ),
        (_("Cite as"), _citation(desk)),
    ]


def _citation(desk: Desk) -> str:
    project = desk.data["project"]
    return _("%(partners)s (%(year)d). %(title)s. %(edition)s.") % {
        "partners": ", ".join(dict.fromkeys([project["owner"], *project["partners"]])),
        "year": localtime(desk.edition.taken_at).year,
        "title": desk.data["title"],
        "edition": desk.edition.name,
    }


def _audience_words(desk: Desk) -> str:
    if desk.edition.is_public:
        return _(
            "the public: facts the municipality has had its say on, assessments in groups of five "
            "or more, quotes within consent"
        )
    return _("researchers in the project. Must not be passed on.")


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
