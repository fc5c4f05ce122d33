"""The paper as a validated, accessible PDF (PDF/A-2a and PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.core.files.storage import storages
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forkommune.documents import blocks
from forkommune.documents.cache import StorageCache
from forkommune.documents.description import Chapter, Document, Furniture, Metadata
from forkommune.documents.rendered import RenderedDocument
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
from .rooms import SHORTER, WHOLE, Room, first_guess


def render_paper(paper: Paper) -> RenderedDocument:
    """The case paper, an example a page or more. Raises DocumentError."""
    chapters = [
        Chapter(key=f"eksempel-{number}", title=one.example.title, html=_html(one))
        for number, one in enumerate(paper.examples, start=1)
    ]
    return _render(paper, chapters)


def render_page(paper: Paper) -> RenderedDocument:
    """One example on one page; what does not fit stands on the web. Raises DocumentError."""
    one = paper.examples[0]
    rooms = SHORTER[first_guess(lambda room: _html(one, room)) :]
    for room in rooms[:-1]:
        if (rendered := _render(paper, [_page(one, room)])).pages == 1:
            return rendered
    return _render(paper, [_page(one, rooms[-1])])


def _page(one: PaperExample, room: Room) -> Chapter:
    return Chapter(key="eksempel", title=one.example.title, html=_html(one, room))


def _render(paper: Paper, chapters: list[Chapter]) -> RenderedDocument:
    # Imported here: WeasyPrint is two fifths of what a start of the web server would load.
    from forkommune.documents.pipeline import render_document
    from forkommune.documents.signs import with_stand_ins

    made = _("Made %(day)s") % {"day": format_date(paper.day)}
    mark = ""
    if paper.has_invented:
        # On every page: what is real shall not be read as invented for what stands beside it.
        mark = _("Invented example") if paper.is_all_invented else _("Some are invented")
    document = Document(
        metadata=Metadata(title=paper.title, created=paper.at, language=get_language() or "nb"),
        furniture=Furniture(head=_("The example database"), foot=made, state=mark),
        chapters=tuple(chapters),
    )
    fonts = settings.BUILT_DIR / "frontend" / "fonts" / "print"
    return render_document(
        with_stand_ins(document, fonts=fonts),
        fonts=fonts,
        cache=StorageCache(storages["chapters"]),
    )


def _html(one: PaperExample, room: Room = WHOLE) -> SafeString:
    parts = [part for part in _parts(one, room) if part]
    html = format_html_join("", "{}", ((part,) for part in parts))
    if not room.is_page:
        return html
    look = "one-page tight" if room.is_tight else "one-page"
    return format_html('<div class="{}">{}</div>', look, html)


def _parts(one: PaperExample, room: Room) -> Iterator[SafeString]:
    example = one.example
    yield blocks.chapter_head(title=example.title, subtitle=one.subtitle)
    mark = blocks.mark(_("Invented example")) if example.is_invented else ""
    yield format_html("<p>{} {}</p><p>{}</p>", room.of(example.summary), mark, one.standing)
    yield from _effects(one, room)
    yield _facts(one, room)
    for part in one.story:
        if room.story is None or part.name in room.story:
            words = [room.of(value.text) for value in part.values[: room.few]]
            yield _head(str(part.label), room)
            yield _listed(words, "ol" if part.name == "steps" else "p")
    if one.fit.lines:
        summary = [one.fit.summary] if one.fit.summary else []
        yield _head(_("Conditions"), room)
        yield _listed(map(room.of, [*summary, *condition_words(one)][: room.few]), "ul")
    if one.adoptions:
        yield _head(_("Adopted by"), room)
        yield _listed((room.of(adoption_words(row)) for row in one.adoptions[: room.few]), "ul")
    yield from _sources(one, room)
    missing = [str(part.label).lower() for part in one.facts if not part.values]
    if missing and room.facts is None:
        yield format_html("<p>{}</p>", _("Not known: %s.") % ", ".join(missing))


def _facts(one: PaperExample, room: Room) -> SafeString:
    known = [part for part in one.facts if part.values]
    shown = [part for part in known if room.facts is None or part.name in room.facts]
    rows = [(str(part.label), room.of(part.words)) for part in shown]
    rows.insert(0, (_("Evidence"), str(one.example.get_evidence_grade_display())))
    return blocks.facts(title=_("In brief"), rows=rows, value_width=330)


def _effects(one: PaperExample, room: Room) -> Iterator[SafeString]:
    yield _head(_("Effect"), room)
    if not one.effects:
        has_words = one.example.effect and one.example.shows("effects")
        words = headline(one.example) if has_words else _("Not known whether it had an effect.")
        yield format_html("<p>{}</p>", room.of(words))
        return
    if results := one.results[: room.few]:
        yield _listed((room.of(effect_words(line)) for line in results), "ul")
    else:
        yield format_html("<p>{}</p>", _("No result is known."))
    if hopes := one.hopes[: room.few]:
        yield _head(_("Not results: goals, potentials and suppliers' own figures"), room)
        yield _listed((room.of(effect_words(line)) for line in hopes), "ul")


def _sources(one: PaperExample, room: Room) -> Iterator[SafeString]:
    yield _head(_("Sources"), room)
    rows = one.sources[: room.few]
    if rows:
        items = ((room.of(source_words(row)), _link(row.url, room)) for row in rows)
        yield format_html("<ul>{}</ul>", format_html_join("", "<li>{} {}</li>", items))
    else:
        yield format_html("<p>{}</p>", _("No source is given."))
    yield format_html("<p>{} {}</p>", _("Read in full:"), _link(one.address, WHOLE))


def _link(address: str, room: Room) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', address, _cut(address, room)) if address else ""


def _cut(address: str, room: Room) -> str:
    """An address as it is read; it has no words to be cut at, and leads there anyhow."""
    is_long = room.signs is not None and len(address) > room.signs
    return f"{address[: room.signs]}…" if is_long else address


def _head(title: str, room: Room) -> SafeString:
    """A heading; smaller where all stands on one page."""
    whole, small = "<h2>{}</h2>", '<h2 class="small">{}</h2>'
    return format_html(small if room.is_page else whole, title)


def _listed(words: Iterable[str], tag: str) -> SafeString:
    if tag == "p":
        return format_html_join("", "<p>{}</p>", ((one,) for one in words))
    items = format_html_join("", "<li>{}</li>", ((one,) for one in words))
    return format_html("<{}>{}</{}>", tag, items, tag)
