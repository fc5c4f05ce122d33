"""Building blocks of a report page, as HTML that the lint and the validators accept.

A report fills these and writes text between them; looks stand in css/, words in the catalogue.
Plain text is escaped; text that is already safe HTML (a cited source, a link) passes through.
Every block begins on the left edge; `pair` and `sheet` set two of them side by side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from forkommune.figures import Exhibit, Figure, HeatMatrix, Medium, Table

from .contents import reference as page_reference
from .errors import DocumentHtmlError
from .numbering import Kind, Numbered
from .screen import drawing_of
from .table_rows import print_rows, written

FIRST_COLUMN = 96  # pt: the names of municipalities beside up to eight narrow columns
# Beside so FEW columns names of more signs than LONG get a column of that width (pt).
FEW, LONG, WIDE_COLUMN = 5, 24, 156
# Of a HEAT table of more columns than TURNED a name stands on end, or it would run into the next.
HEAT, TURNED = "heat", 11
WHOLE = 26  # rows of one line that a page holds below a heading; more may go on over the page
MARKS = ("full", "half", "open", "unknown")
TONES = ("", "fjord", "sol")


@dataclass(frozen=True, kw_only=True)
class KeyFigure:
    """One of up to four figures in a row: "8" "av 16" "kommuner har en egen plan"."""

    value: str
    words: str
    unit: str = ""
    invented: str = ""


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One line of a list of references: anchor "R-01", label "R-01", the text of the work."""

    anchor: str
    label: str
    text: str


def cover(
    *,
    title: str,
    publisher: str,
    facts_caption: str,
    facts: Sequence[tuple[str, str]],
    publisher_line: str = "",
    lede: str = "",
    state: str = "",
    note_head: str = "",
    note: str = "",
) -> SafeString:
    """The inside of the front page. note: what is invented, said in words."""
    return _block("cover", locals())


def chapter_head(
    *, title: str, number: str = "", lead: str = "", subtitle: str = "", invented: str = ""
) -> SafeString:
    """The one h1 of a chapter, with its lead paragraph or a line of facts below it."""
    return _block("chapter_head", locals())


def section_head(
    *, title: str, anchor: str = "", number: str = "", level: int = 2, invented: str = ""
) -> SafeString:
    """A heading in the text. With an anchor it stands in the contents when level is 2."""
    return _block("section_head", locals())


def lead_in(words: str) -> SafeString:
    """A sentence that stays with what it leads to: a table or a list right below it."""
    return format_html('<p class="lead-in">{}</p>', words)


def key_figures(figures: Sequence[KeyFigure]) -> SafeString:
    """One to four figures in a row. Raises DocumentHtmlError for none or more."""
    if not 1 <= len(figures) <= 4:
        raise DocumentHtmlError(f"{len(figures)} key figures; a row holds one to four.")
    return _block("key_figures", {"figures": figures})


def figure(
    exhibit: Figure, *, number: str, medium: Medium = Medium.PRINT, source: str = ""
) -> SafeString:
    """A numbered figure; its key is its anchor. source: in place of its own, with references."""
    return _block(
        "figure",
        {
            "anchor": exhibit.key,
            "number": number,
            "heading": exhibit.heading,
            "unit": exhibit.unit,
            "invented": exhibit.invented,
            "drawing": drawing_of(exhibit, medium),
            "numbers": written(exhibit.table()),
            "source": source or exhibit.source,
        },
    )


def exhibit_table(
    exhibit: Exhibit, *, number: str, widths: Sequence[int] = (), source: str = ""
) -> SafeString:
    """A numbered table of an exhibit; a heat matrix keeps its tints."""
    tinted = isinstance(exhibit, HeatMatrix)
    rows = exhibit.table()
    return table(
        rows,
        anchor=exhibit.key,
        number=number,
        unit=exhibit.unit,
        invented=exhibit.invented,
        source=source or exhibit.source,
        widths=widths or ((_first_column(rows),) if tinted else ()),
        kind=HEAT if tinted else "",
    )


def _first_column(rows: Table) -> int:
    is_long = any(len(row.head.text) > LONG for row in rows.rows)
    return WIDE_COLUMN if is_long and len(rows.columns) <= FEW else FIRST_COLUMN


def table(
    rows: Table,
    *,
    anchor: str,
    number: str,
    unit: str = "",
    source: str = "",
    invented: str = "",
    widths: Sequence[int] = (),
    long: bool = False,
    kind: str = "",
) -> SafeString:
    """A numbered table; its caption is the finding.

    widths: of the first columns, in pt; 0 and what is left out share the rest evenly.
    long: may break over pages (the head is repeated); others stay whole while a page can hold them.
    """
    values = {"anchor": anchor, "number": number, "unit": unit, "invented": invented}
    return _block(
        "table",
        {
            **values,
            "table": rows,
            "rows": print_rows(rows),
            "source": source,
            "widths": [*widths, *[0] * (len(rows.columns) - len(widths))] if widths else (),
            "long": long or len(rows.rows) > WHOLE,
            "kind": kind,
            "turned": kind == HEAT and len(rows.columns) > TURNED,
        },
    )


def pair(left: str, right: str) -> SafeString:
    """Two blocks side by side, each 231 pt wide."""
    return _block("pair", {"left": left, "right": right})


def quote(
    text: str, *, role: str, by: str, tone: str = "", reference: str = "", invented: str = ""
) -> SafeString:
    """What somebody said. text: without quotation marks. by: never a name without consent.

    tone: colour of the role's mark, "", "fjord" or "sol". reference: from `cite`.
    """
    if tone not in TONES:
        raise DocumentHtmlError(f"{tone!r} is no tone of a quote; use one of {TONES}.")
    return _block("quote", locals())


def margin_note(text: str, *, head: str = "", invented: str = "") -> SafeString:
    """A note beside the text; at most five lines of about 28 signs. Stands before its paragraph."""
    return _block("margin_note", locals())


def facts(
    *,
    title: str,
    rows: Sequence[tuple[str, str]],
    value_width: int = 84,
    invented: str = "",
    small: bool = False,
) -> SafeString:
    """A short list of facts: label to the left, value to the right. value_width in pt.

    small: in the type of notes, for what is looked up and not read.
    """
    return _block("facts", locals())


def marks(
    *,
    title: str,
    row_title: str,
    mark_title: str,
    rows: Sequence[tuple[str, str, str]],
    value_width: int = 82,
    invented: str = "",
) -> SafeString:
    """A table of states: (label, one of MARKS, the state in words), never the mark alone."""
    for label, mark, words in rows:
        if mark not in MARKS or not words:
            raise DocumentHtmlError(
                f"{label!r} has mark {mark!r} and words {words!r}; use one of {MARKS} and a word."
            )
    return _block("marks", locals())


def box(
    *,
    title: str,
    text: str,
    lead: str = "",
    said: str = "",
    reference: str = "",
    invented: str = "",
) -> SafeString:
    """What matters most on a sheet, tinted; said: a quote without quotation marks."""
    return _block("box", locals())


def sheet(
    *,
    number: str,
    title: str,
    subtitle: str,
    figures: Sequence[KeyFigure],
    parts: Sequence[str],
    note: str = "",
) -> SafeString:
    """One page about one unit (a municipality): the same facts in the same places on each.

    parts: blocks in reading order, two in a row; "" keeps an empty place.
    """
    values = {"number": number, "title": title, "subtitle": subtitle, "note": note}
    # Each pair stands by itself: one row that is too tall must not take the whole page with it.
    rows = [parts[at : at + 2] for at in range(0, len(parts), 2)]
    return _block("sheet", {**values, "rows": rows, "key_figures": key_figures(figures)})


def references(rows: Sequence[Reference]) -> SafeString:
    """A list of works that the text cites with `cite`."""
    return _block("references", {"rows": rows})


def colophon(*, caption: str, rows: Sequence[tuple[str, str]]) -> SafeString:
    """How the document came to be: snapshot, checksum, people, licence. caption is read aloud."""
    return _block("colophon", locals())


def signatures(*, caption: str, heads: Sequence[str], roles: Sequence[str]) -> SafeString:
    """Lines to sign on: one for each role. heads: of role, place and date, signature."""
    return _block("signatures", locals())


def question(
    *,
    title: str,
    notes: Sequence[str] = (),
    known: Sequence[str] = (),
    prompts: Sequence[str] = (),
    options: Sequence[str] = (),
    room: str = "tall",
    unit: str = "",
    without: Sequence[str] = (),
) -> SafeString:
    """A question on paper. known: what is known already. prompts: what it may be
    followed up with. options: to tick, one below the other.

    room: how much to write in, one of "tall", "low", "short"; "" for none. unit: stands after a short room.
    without: what can be ticked in place of an answer.
    """
    return _block("question", locals())


def table_sign(
    *, letter: str, words: str, invented: str = "", size: float | None = None
) -> SafeString:
    """A sheet to be folded in the middle: letter and words, the same to be read from both sides.

    size: of the words in points, where they are longer than two lines of the usual size.
    """
    return _block("table_sign", locals())


def blank_rows(
    *, caption: str, columns: Sequence[tuple[str, int]], rows: int, row_title: str
) -> SafeString:
    """A table to write in. columns: head and width in pt; 0 shares what is left.

    row_title: what a row is called when it is read aloud, before its number.
    """
    return _block("blank_rows", {**locals(), "numbers": range(1, rows + 1)})


def mark(words: str) -> SafeString:
    """The small mark on invented data, after the words it belongs to."""
    return format_html('<span class="tag">{}</span>', words)


def cite(anchor: str, label: str = "") -> SafeString:
    """A reference mark that leads to the list of references: [R-01]."""
    return format_html('<a class="cite" href="#{}">[{}]</a>', anchor, label or anchor)


def cross_reference(thing: Numbered) -> SafeString:
    """ "Tabell 2.1" as a link; chapters without a number are named by the writer instead."""
    if not thing.number:
        raise DocumentHtmlError(f"{thing.anchor!r} has no number to refer to; link to its name.")
    return format_html('<a class="xref" href="#{}">{}</a>', thing.anchor, _number_words(thing))


def page_of(anchor: str) -> SafeString:
    """The page on which `anchor` stands; filled in when the whole document is laid out."""
    return format_html(page_reference("{}"), anchor)


def _number_words(thing: Numbered) -> str:
    words = {
        Kind.FIGURE: gettext("Figure %(number)s"),
        Kind.TABLE: gettext("Table %(number)s"),
        Kind.SECTION: pgettext("reference in a text", "section %(number)s"),
        Kind.CHAPTER: pgettext("reference in a text", "chapter %(number)s"),
    }
    return words[thing.kind] % {"number": thing.number}


def _block(name: str, values: Mapping[str, object]) -> SafeString:
    return render_to_string(f"documents/{name}.html", dict(values))
