"""Draws the turns of a session, of which a page has a hundred: no template each."""

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from focusgroups.models import Note, Participant
from focusgroups.selectors import anchor_of
from forkommune.ui.components.marks import icon, tag
from forkommune.ui.filters import clock

register = template.Library()
LINE = (
    '<li id="{}"><span class="note-time">{}</span>{}<div class="note-text"><p>{}</p>{}{}</div>'
    '<p class="tags">{}</p></li>'
)
LETTER = (
    '<span class="note-letter" data-actor="{}"><span aria-hidden="true">{}</span>'
    '<span class="ds-sr-only">{}</span></span>'
)
NOBODY = (
    '<span class="note-letter"><span aria-hidden="true">–</span>'
    '<span class="ds-sr-only">{}</span></span>'
)
COLORS = {
    Note.Mark.QUOTE: "info",
    Note.Mark.CONSENSUS: "success",
    Note.Mark.DISAGREEMENT: "danger",
    Note.Mark.FEELING: "warning",
    Note.Mark.IDEA: "accent",
}
LED_TO = '<p>{}<a class="ds-link" href="{}">{}</a></p>'


@register.simple_tag
def note_line(note: Note) -> SafeString:
    """When it was said, by which letter, the words, and what there is to do with them."""
    return format_html(
        LINE,
        anchor_of(note),
        clock(note.said_at) if note.said_at else "",
        _speaker(note.participant) if note.participant else format_html(NOBODY, _("Note-taker")),
        note.text,
        _to_code(note) if note.source_id else "",
        _to_black_out(note) if note.mentions else "",
        mark_tags(note),
    )


@register.simple_tag
def mark_tags(note: Note) -> SafeString:
    """What the note-taker saw in a turn, each in its colour."""
    drawn = ((tag(str(mark.label), color=COLORS[mark]),) for mark in note.marks_in_order)
    return format_html_join("", "{}", drawn)


def _speaker(who: Participant) -> SafeString:
    group = who.actor_group
    words = _("%(letter)s, %(group)s") % {"letter": who.letter, "group": group.label}
    return format_html(LETTER, group.code, who.letter, words)


def _to_code(note: Note) -> SafeString:
    words = _("Code note %(number)s") % {"number": note.position}
    return format_html(LED_TO, "", reverse("evidence:source-code", args=[note.source_id]), words)


def _to_black_out(note: Note) -> SafeString:
    sign = format_html("{} ", icon("warning"))
    words = _("Speaks of somebody who is gone: black it out")
    return format_html(LED_TO, sign, note.get_absolute_url(), words)
