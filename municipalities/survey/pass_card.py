"""The card of a municipality on paper: what was found, its sources, and room to agree or correct.

The same as the card on the screen. It is handed to the municipality: no word of an interview is on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forkommune.documents import blocks
from forkommune.documents.description import Chapter, Document, Furniture, Metadata
from forkommune.documents.rendered import RenderedDocument
from forkommune.figures.numbers import format_date
from forkommune.work.papers import typeset
from municipalities.register.models import Municipality

from .passes import Cited, PassLine


def render_card(
    municipality: Municipality, lines: Sequence[PassLine], *, at: datetime
) -> RenderedDocument:
    """The validated PDF (PDF/A-2a and PDF/UA-1). Raises DocumentError."""
    return typeset(_document(municipality, lines, at))


def _document(municipality: Municipality, lines: Sequence[PassLine], at: datetime) -> Document:
    title = _("What we have found about climate work in %(name)s") % {"name": municipality.name}
    day = format_date(timezone.localdate(at))
    is_invented = any(line.claim.is_invented for line in lines)
    parts = [
        blocks.chapter_head(
            title=title,
            subtitle=_("As of %(day)s. Put a cross, and write what should be different.")
            % {"day": day},
            invented=_("Invented example") if is_invented else "",
        ),
        *([blocks.section_head(title=_("Facts about climate work"))] if lines else []),
        *(_line(line) for line in lines),
        *([] if lines else [format_html("<p>{}</p>", _("No finding has been marked yet."))]),
        blocks.signatures(
            caption=_("Who has answered for the municipality"),
            heads=(_("For"), _("Place and date"), _("Name and role")),
            roles=(municipality.name,),
        ),
    ]
    return Document(
        metadata=Metadata(title=title, created=at, language=get_language() or "nb"),
        furniture=Furniture(head=municipality.name, foot=_("Printed %(day)s") % {"day": day}),
        chapters=(Chapter(key="card", title=title, html=_joined(parts)),),
    )


def _joined(parts: Sequence[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((one,) for one in parts))


def _line(line: PassLine) -> SafeString:
    kind = line.claim.get_kind_display()
    told = [_("Said in an interview")] if line.told else []
    return blocks.question(
        title=str(line.claim.statement),
        notes=[
            f"{kind}, {_('Invented example').lower()}" if line.claim.is_invented else kind,
            *(_cited(one) for one in line.cited),
            *told,
            *line.standing,
        ],
        options=[_("Right"), _("Should be different:")],
        room="low",
    )


def _cited(one: Cited) -> str:
    return f"«{one.quote}» – {one.title}"
