"""D6, "Grunnlag for hovedprosjektet, med referat fra workshopen": the whole document from its snapshot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import ChapterNumbers
from forkommune.figures import Exhibit
from forkommune.ui.dates import long_date

from . import closing, evaluation, main_project, minutes, pages, written
from .edition import EditionFacts
from .gathered import Section, gathered
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
            gathered(
                "grunnlag", _("What the main project can build on"), _basis(told, shown, ground)
            ),
            written.part(data),
            gathered(
                "workshop",
                _("The workshop"),
                [*minutes.section(told, ground), *evaluation.section(told, ground)],
            ),
            *closing.parts(data),
        ),
        exhibits=shown,
        cover=_cover,
        description=_("Basis for the main project, with the minutes of the workshop"),
    )


def _basis(
    told: MainProject, shown: Shown, ground: Callable[[Desk], Ground]
) -> tuple[Section, ...]:
    """What was come to, by subject."""
    return (
        Section(
            anchor="metode",
            title=_("How to read the report"),
            write=lambda desk: method(ground(desk)),
        ),
        Section(
            anchor="avklaringer",
            title=_("Conclusions"),
            write=lambda desk: conclusions(ground(desk)),
        ),
        Section(
            anchor="piloter",
            title=_("Pilot projects and who wants them"),
            declare=lambda chapter: _declare_pilots(chapter, told, shown),
            write=lambda desk: pilots(ground(desk)),
        ),
        Section(
            anchor="kriterier",
            title=_("Criteria and network groups"),
            declare=lambda chapter: chapter.table("ranked") if told.voted_criteria else None,
            write=lambda desk: criteria(ground(desk)),
        ),
        Section(
            anchor="sporsmaal",
            title=_("Open questions"),
            declare=lambda chapter: chapter.table("questions") if told.questions else None,
            write=lambda desk: questions(ground(desk)),
        ),
    )


def _cover(desk: Desk) -> SafeString:
    return pages.cover(
        desk,
        lede=_("What the municipalities came to, what they want to try, and what is left open."),
        invented=_("What carries this mark is made up to show the form of the report."),
    )


def _declare_pilots(chapter: ChapterNumbers, told: MainProject, shown: Shown) -> None:
    if shown["points"]:
        chapter.figure("points")
    if told.pilots:
        chapter.table("wanted")


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


def method(ground: Ground) -> SafeString:
    """What the report is put together of."""
    desk = ground.desk
    application = desk.works.source(
        "application",
        _("Project description and application %(application)s, project %(number)s.")
        % desk.data["project"],
    )
    return ground.text("method", application=application, note_head=_("Nobody is bound."))


def conclusions(ground: Ground) -> SafeString:
    """Each conclusion in the words in which it was chosen, and what it rests on."""
    rows = [
        {
            **one,
            "rests_words": main_project.rests_words(one["rests"]),
            "day": long_date(day(one["on"])) if one["on"] else "",
        }
        for one in ground.told.conclusions
    ]
    return ground.text("conclusions", rows=rows)


def pilots(ground: Ground) -> SafeString:
    """What the municipalities want to try, and who."""
    told = ground.told
    html = ground.text("pilots") + ground.desk.shown("points")
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
    return html


def criteria(ground: Ground) -> SafeString:
    """What the workshop put first, and the division that stands."""
    told = ground.told
    groups = [(name_of(one), listed(one["municipality_names"])) for one in told.groups]
    html = ground.text("criteria", groups=groups)
    if told.voted_criteria:
        html += ground.table(
            main_project.criteria_table(told),
            "ranked",
            main_project.vote_source(told.voted_criteria),
            widths=(0, 200),
        )
    return html


def questions(ground: Ground) -> SafeString:
    """What nobody knows yet, and what became of what was asked."""
    told = ground.told
    if not told.questions:
        return ground.text("no_questions")
    return ground.table(
        main_project.questions_table(told, ground.mark),
        "questions",
        _("the project's list of questions."),
        widths=(150, 110, 82, 0),
        long=True,
    )
