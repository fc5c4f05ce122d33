"""D6, "Grunnlag for hovedprosjektet, med referat fra workshopen": the whole document from its snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering
from forkommune.figures import Exhibit
from forkommune.ui.dates import long_date

from . import closing, main_project, minutes, pages, written
from .edition import EditionFacts
from .main_project import MainProject
from .network import name_of
from .pages import Desk
from .parts import Part, Report
from .words import UNKNOWN, day, listed
from .writer import Writer

Ground = Writer[MainProject]

Shown = Mapping[str, Exhibit | None]
SHOWN, WANTED = 8, 3  # conclusions and pilots that the summary names


def describe(data: Mapping[str, Any], edition: EditionFacts) -> Report:
    """What the report is put together of; nothing of it is written yet."""
    told = MainProject(data["main_project"])
    shown: Shown = {"points": main_project.points_figure(told, edition.mark)}

    def ground(desk: Desk) -> Ground:
        return Ground("d6", desk, told)

    return Report(
        front=Part(
            lambda n: n.chapter("sammendrag", letter="S"),
            lambda desk: [summary(ground(desk))],
        ),
        parts=(
            Part(lambda n: n.chapter("metode"), lambda desk: [method(ground(desk))]),
            Part(lambda n: n.chapter("avklaringer"), lambda desk: [conclusions(ground(desk))]),
            Part(
                lambda n: _declare_pilots(n, told, shown),
                lambda desk: [pilots(ground(desk))],
            ),
            Part(lambda n: _declare_criteria(n, told), lambda desk: [criteria(ground(desk))]),
            Part(
                lambda n: _declare_questions(n, told),
                lambda desk: [questions(ground(desk))],
            ),
            written.part(data),
            Part(lambda n: minutes.declare(n, told), lambda desk: minutes.chapters(ground(desk))),
            *closing.parts(data),
        ),
        exhibits=shown,
        cover=_cover,
        description=_("Basis for the main project, with the minutes of the workshop"),
    )


def _cover(desk: Desk) -> SafeString:
    return pages.cover(
        desk,
        lede=_("What the municipalities came to, what they want to try, and what is left open."),
        invented=_("What carries this mark is made up to show the form of the report."),
    )


def _declare_pilots(numbering: Numbering, told: MainProject, shown: Shown) -> None:
    chapter = numbering.chapter("piloter")
    if shown["points"]:
        chapter.figure("points")
    if told.pilots:
        chapter.table("wanted")


def _declare_criteria(numbering: Numbering, told: MainProject) -> None:
    chapter = numbering.chapter("kriterier")
    if told.voted_criteria:
        chapter.table("ranked")


def _declare_questions(numbering: Numbering, told: MainProject) -> None:
    chapter = numbering.chapter("sporsmaal")
    if told.questions:
        chapter.table("questions")


def summary(ground: Ground) -> Chapter:
    """One page: what was come to, what is wanted, what is missing."""
    told = ground.told
    title = _("Summary")
    lead = ngettext(
        "%(count)d conclusion to build the main project on.",
        "%(count)d conclusions to build the main project on.",
        len(told.conclusions),
    ) % {"count": len(told.conclusions)}
    html = blocks.chapter_head(title=title, lead=lead)
    html += blocks.key_figures(_figures(told))
    html += ground.text("summary", first=told.conclusions[:SHOWN], wanted=_most_wanted(told))
    html += ground.text("english")
    return Chapter(key="sammendrag", title=title, html=html)


def _most_wanted(told: MainProject) -> str:
    """The pilots that were given most, by name in their order."""
    return listed([one["name"] for one in told.voted[:WANTED]])


def _figures(told: MainProject) -> list[KeyFigure]:
    groups = str(len(told.groups)) if told.groups else UNKNOWN
    return [
        KeyFigure(
            value=str(len(told.conclusions)), words=_("conclusions are chosen for the basis")
        ),
        KeyFigure(
            value=str(len(told.wanting)),
            words=_("municipalities will take part in a pilot project"),
        ),
        KeyFigure(value=groups, words=_("network groups are published")),
        KeyFigure(value=str(told.open), words=_("questions are open")),
    ]


def method(ground: Ground) -> Chapter:
    """What the report is put together of."""
    desk = ground.desk
    application = desk.works.source(
        "application",
        _("Project description and application %(application)s, project %(number)s.")
        % desk.data["project"],
    )
    title = _("How to read the report")
    html = desk.head("metode", title)
    html += ground.text("method", application=application, note_head=_("Nobody is bound."))
    return Chapter(key="metode", title=title, html=html)


def conclusions(ground: Ground) -> Chapter:
    """Each conclusion in the words in which it was chosen, and what it rests on."""
    title = _("Conclusions")
    rows = [
        {
            **one,
            "rests_words": main_project.rests_words(one["rests"]),
            "day": long_date(day(one["on"])) if one["on"] else "",
        }
        for one in ground.told.conclusions
    ]
    html = ground.desk.head("avklaringer", title) + ground.text("conclusions", rows=rows)
    return Chapter(key="avklaringer", title=title, html=html)


def pilots(ground: Ground) -> Chapter:
    """What the municipalities want to try, and who."""
    desk, told = ground.desk, ground.told
    title = _("Pilot projects and who wants them")
    html = desk.head("piloter", title) + ground.text("pilots") + desk.shown("points")
    if told.pilots:
        html += ground.table(
            main_project.pilots_table(told, ground.mark),
            "wanted",
            _("the register of pilots; %(votes)s")
            % {"votes": main_project.vote_source(told.pilots)},
            unit=_("“–” means that nobody has voted on it, or said so."),
            invented=ground.mark if told.all_pilots_invented else "",
            widths=(96, 86, 92, 98, 0),
            long=True,
        )
    return Chapter(key="piloter", title=title, html=html)


def criteria(ground: Ground) -> Chapter:
    """What the workshop put first, and the division that stands."""
    told = ground.told
    title = _("Criteria and network groups")
    html = ground.desk.head("kriterier", title)
    groups = [(name_of(one), listed(one["municipality_names"])) for one in told.groups]
    html += ground.text("criteria", groups=groups)
    if told.voted_criteria:
        html += ground.table(
            main_project.criteria_table(told),
            "ranked",
            main_project.vote_source(told.voted_criteria),
            widths=(0, 200),
        )
    return Chapter(key="kriterier", title=title, html=html)


def questions(ground: Ground) -> Chapter:
    """What nobody knows yet, and what became of what was asked."""
    told = ground.told
    title = _("Open questions")
    html = ground.desk.head("sporsmaal", title)
    if told.questions:
        html += ground.table(
            main_project.questions_table(told, ground.mark),
            "questions",
            _("the project's list of questions."),
            widths=(150, 110, 82, 0),
            long=True,
        )
    else:
        html += ground.text("no_questions")
    return Chapter(key="sporsmaal", title=title, html=html)
