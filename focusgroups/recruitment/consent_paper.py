"""The information letter with a consent to sign, for who has no link or signs on the day."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from focusgroups.models import FocusGroup
from forkommune.documents import blocks
from forkommune.documents.description import Chapter, Document, Furniture, Metadata
from forkommune.evidence.letter_text import sections_of
from forkommune.evidence.models import InformationLetter
from forkommune.ui.dates import long_date

from .answer_forms import SCOPE_WORDS


def consent_paper(
    group: FocusGroup, letter: InformationLetter, *, language: str, at: datetime
) -> Document:
    """The letter, and what is agreed to on a page of its own, which is all that is handed in.

    language: "nb" or "nn", of who reads it. No name and no letter of the table stands on it.
    """
    with override(language):
        title = _("Information letter and consent")
        version = _("Version %(number)d, %(day)s") % {
            "number": letter.number,
            "day": long_date(timezone.localdate(letter.published_at)),
        }
        html = (_letter(title, group, letter), _consent(group, version))
        return Document(
            metadata=Metadata(title=f"{title}: {group.title}", created=at, language=language),
            furniture=Furniture(
                head=title,
                foot=f"{letter.activity.controller.name} · {version}",
                state=_("Invented example") if group.is_invented else "",
            ),
            chapters=tuple(
                Chapter(key=key, title=name, html=words)
                for key, name, words in zip(
                    ("letter", "consent"),
                    (_("Information letter"), _("Consent")),
                    html,
                    strict=True,
                )
            ),
        )


def _letter(title: str, group: FocusGroup, letter: InformationLetter) -> SafeString:
    pieces = [blocks.chapter_head(title=title, subtitle=_when(group))]
    for number, section in enumerate(sections_of(letter), start=1):
        if section.heading:
            pieces.append(blocks.section_head(title=section.heading, anchor=f"brev-{number}"))
        pieces += [format_html("<p>{}</p>", one) for one in section.paragraphs]
    return _joined(pieces)


def _consent(group: FocusGroup, version: str) -> SafeString:
    return _joined(
        [
            blocks.chapter_head(title=_("Consent"), subtitle=f"{group.title} · {version}"),
            blocks.section_head(title=_("What do you agree to?"), anchor="samtykke"),
            blocks.question(
                title=_("Tick each that you agree to"),
                notes=[
                    _(
                        "Only the first is needed to take part. You can take each of them back later, "
                        "and need give no reason."
                    )
                ],
                options=[str(words) for words in SCOPE_WORDS.values()],
                room="",
            ),
            blocks.signatures(
                caption=_("Signature"),
                heads=(_("Who"), _("Place and date"), _("Name in capitals, and signature")),
                roles=(_("Participant"),),
            ),
            format_html(
                '<p class="rules">{}</p>',
                _(
                    "Hand in this page alone, to whoever recruited you. It is kept apart from the notes, "
                    "and no letter of the table is written on it."
                ),
            ),
        ]
    )


def _when(group: FocusGroup) -> str:
    day = long_date(timezone.localdate(group.starts_at)) if group.starts_at else ""
    return " · ".join(filter(None, [day or _("Date is not set"), group.place]))


def _joined(pieces: list[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((one,) for one in pieces))
