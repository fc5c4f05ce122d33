"""All that is kept about one person as an accessible PDF, for reading and for putting away.

Nothing of it stays behind: no chapter is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.documents import blocks
from forkommune.documents.cache import NothingKept
from forkommune.documents.description import Chapter, Document, Furniture, Metadata

if TYPE_CHECKING:
    from .exporting import Collection, Export

SHOWN = 200  # rows of a kind; a person's changes may be thousands, which nobody reads on paper
VALUE_WIDTH = 330  # pt


def pdf_of(export: Export, files: Sequence[str]) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1). Raises DocumentError."""
    # Imported here: a command that only looks does not wait for the layout engine.
    from forkommune.documents.pipeline import render_document
    from forkommune.documents.signs import with_stand_ins

    fonts = settings.BUILT_DIR / "frontend" / "fonts" / "print"
    return render_document(
        with_stand_ins(_document(export, files), fonts=fonts), fonts=fonts, cache=NothingKept()
    ).data


def _document(export: Export, files: Sequence[str]) -> Document:
    title = _("What the portal keeps about you")
    day = date_format(timezone.localtime(export.made_at), "j. F Y H:i")
    parts = [
        blocks.chapter_head(
            title=title,
            subtitle=_("Taken out on %(day)s for %(person)s.")
            % {"day": day, "person": ", ".join(export.person)},
        ),
        format_html(
            "<p>{}</p>",
            _(
                "You may have it corrected or erased, object to it, and complain to the Norwegian Data Protection Authority (Datatilsynet)."
            ),
        ),
        *(part for number, one in enumerate(export.collections) for part in _told(number, one)),
        *([_list_of(files)] if files else []),
    ]
    return Document(
        metadata=Metadata(title=title, created=export.made_at),
        furniture=Furniture(head=title, foot=day),
        chapters=(
            Chapter(
                key="person", title=title, html=format_html_join("", "{}", ((p,) for p in parts))
            ),
        ),
    )


def _told(number: int, one: Collection) -> Iterator[SafeString]:
    count = len(one.rows)
    yield blocks.section_head(title=f"{one.title} ({count})", anchor=f"del-{number}")
    if one.kept:
        yield format_html(
            "<p>{}</p>",
            _("Stays also when the rest is erased: %(why)s.") % {"why": one.kept},
        )
    for at, row in enumerate(one.table()[:SHOWN], start=1):
        rows = [(str(label), _words(value)) for label, value in row]
        yield blocks.facts(title=f"{one.title}, {at}", rows=rows, value_width=VALUE_WIDTH)
    if count > SHOWN:
        more = ngettext(
            "%(count)d more stands in data.json.",
            "%(count)d more stand in data.json.",
            count - SHOWN,
        )
        yield format_html("<p>{}</p>", more % {"count": count - SHOWN})
    for field, why in one.hidden.items():
        yield format_html("<p>{}: {}</p>", field, why)


def _list_of(files: Sequence[str]) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((name,) for name in files))
    return format_html(
        "{}<ul>{}</ul>", blocks.section_head(title=_("Files"), anchor="filer"), items
    )


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j. F Y H:i")
    if isinstance(value, date):
        return date_format(value, "j. F Y")
    if isinstance(value, dict | list):
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    return str(value)
