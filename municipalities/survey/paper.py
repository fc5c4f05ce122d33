"""The guide on paper: every question with room for its answer, and what is known already.

The paper may be handed to the municipality, so of earlier answers only facts stand on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forkommune.documents import blocks
from forkommune.documents.description import Chapter, Document, Furniture, Metadata
from forkommune.documents.rendered import RenderedDocument
from forkommune.figures.numbers import format_date, format_number
from forkommune.work.papers import typeset
from municipalities.register.models import Municipality, PlanDocument, Statistic
from municipalities.register.words import is_plan, period_words

from .earlier import Known
from .guide_page import GuidePart, QuestionLine, guide_parts
from .models import InterviewGuide, Question
from .values import STATES_WITHOUT_ANSWER

TALL, LOW, SHORT = "tall", "low", "short"
ROOM = {Question.Type.TEXT: TALL, Question.Type.NUMBER: SHORT, Question.Type.DATE: SHORT}


def render_paper(
    guide: InterviewGuide, municipality: Municipality | None, known: Known, *, at: datetime
) -> RenderedDocument:
    """The validated PDF (PDF/A-2a and PDF/UA-1). Raises DocumentError."""
    return typeset(_document(guide, municipality, known, at))


def _document(
    guide: InterviewGuide, municipality: Municipality | None, known: Known, at: datetime
) -> Document:
    title = f"{guide.title}: {municipality.name}" if municipality else guide.title
    version = _("Version %(version)s") % {"version": guide.version}
    printed = _("Printed %(day)s") % {"day": format_date(timezone.localdate(at))}
    html = [
        blocks.chapter_head(
            title=municipality.name if municipality else guide.title,
            subtitle=" · ".join(
                [guide.title, version, printed] if municipality else [version, printed]
            ),
        ),
        *([_facts(municipality)] if municipality else []),
        _intro(guide.intro),
        *_consent(guide),
        *(_part(number, part, known) for number, part in enumerate(guide_parts(guide), start=1)),
    ]
    return Document(
        metadata=Metadata(title=title, created=at, language=get_language() or "nb"),
        furniture=Furniture(head=_("Interview guide"), foot=f"{version} · {printed}"),
        chapters=(
            Chapter(
                key="guide", title=title, html=format_html_join("", "{}", ((h,) for h in html))
            ),
        ),
    )


def _intro(text: str) -> SafeString:
    lines = ((one,) for one in text.splitlines() if one.strip())
    return format_html(
        '<div class="paper-intro">{}</div>', format_html_join("", "<p>{}</p>", lines)
    )


def _consent(guide: InterviewGuide) -> Iterator[SafeString]:
    """What is asked before anything else, to be ticked."""
    if guide.consent_questions:
        yield blocks.section_head(title=_("What is asked about consent"), anchor="samtykke")
    for one in guide.consent_questions:
        yield blocks.question(title=one["text_nb"], options=[_("Yes"), _("No")], room="")


def _facts(municipality: Municipality) -> SafeString:
    """What is known of the municipality before anybody is asked; unknown is said to be so."""
    rows = [(_("Municipality number"), municipality.number), _population(municipality)]
    documents = municipality.plan_documents.for_listing()
    plans = [one for one in documents if is_plan(one)]
    rows += [(str(one.document_type), _with_period(one)) for one in plans] or [
        (_("Plan"), _("No plan is registered"))
    ]
    return blocks.facts(title=_("What is known already"), rows=rows, value_width=320)


def _with_period(document: PlanDocument) -> str:
    period = period_words(document)
    return (
        f"{document.title} · {period}"
        if period and period not in document.title
        else document.title
    )


def _population(municipality: Municipality) -> tuple[str, str]:
    figures = Statistic.objects.of_kind("population").of_municipalities([municipality])
    known = [one for one in figures.only("year", "value") if one.value is not None]
    if not known:
        return _("Inhabitants"), _("not known")
    last = max(known, key=lambda one: one.year)
    label = _("Inhabitants on 1 January %(year)d") % {"year": last.year}
    return label, format_number(last.value)


def _part(number: int, part: GuidePart, known: Known) -> SafeString:
    head = blocks.section_head(title=part.section.title, number=str(number), anchor=f"del-{number}")
    asked = [_question(line, known) for line in part.lines]
    return format_html_join("", "{}", ((one,) for one in [head, *asked]))


def _question(line: QuestionLine, known: Known) -> SafeString:
    question = line.question
    needed = _("Must be answered") if question.is_required else ""
    room = LOW if line.options else ROOM[Question.Type(question.type)]
    return blocks.question(
        title=str(question),
        notes=[note for note in (needed, line.condition, question.help_text) if note],
        known=known.answers.get(question.pk, ()),
        options=line.options,
        room=room,
        unit=_("Unit: %(unit)s.") % {"unit": question.unit} if question.unit else "",
        without=[str(one.label) for one in STATES_WITHOUT_ANSWER],
    )
