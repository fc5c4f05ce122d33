"""One page per municipality: the same facts in the same places on each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.figures import LineFigure, Medium

from .overview import LAID_DOWN, found
from .pages import Desk
from .tables import density, marked, membership
from .words import UNKNOWN, number, period

MOST_ROWS = 4  # lines of one list, so that a sheet is one page, or two where much was found
STATES = ("completed", "ongoing", "decided", "planned", "idea", "stopped", "unknown")
EXTENT_MARKS = {"fixed": "full", "partial": "half", "missing": "open"}

Line = tuple[str, str]


def key_of(row: Mapping[str, Any]) -> str:
    """Anchor of a municipality's sheet."""
    return f"kommune-{row['number']}"


def sheet(
    desk: Desk, row: Mapping[str, Any], chart: LineFigure | None, *, is_first: bool
) -> Chapter:
    """The page of one municipality."""
    number_of = desk.numbering.number
    picture = (
        blocks.figure(
            chart,
            number=number_of(chart.key),
            medium=Medium.PRINT_HALF,
            source=format_html("{} {}", chart.source, desk.statistics()),
        )
        if chart
        else no_figure()
    )
    html = blocks.sheet(
        number=number_of(key_of(row)),
        title=row["name"],
        subtitle=subtitle(row),
        figures=figures(desk, row),
        parts=(
            plans(desk, row) + place(row),
            picture,
            examples(desk, row),
            measures(desk, row),
            routines(desk, row),
            instruments(desk, row) + barrier(desk, row),
            *more(desk, row),
        ),
    )
    group = (number_of("kommuner"), _("The municipalities one by one")) if is_first else None
    return Chapter(key=key_of(row), title=row["name"], html=html, level=2, group=group)


def no_figure() -> SafeString:
    """What stands in the figure's place where no population is known."""
    unknown = pgettext("value", "unknown")
    return blocks.facts(title=_("Population"), rows=((_("Inhabitants"), unknown),))


def subtitle(row: Mapping[str, Any]) -> str:
    """Number, county, language form, membership, what it becomes."""
    parts = [_("No. %(number)s") % row, row["county"]]
    if row["language_form"]:
        parts.append(_("language form %(form)s") % {"form": row["language_form"].lower()})
    if row["member"]:
        parts.append(_("member %(period)s") % {"period": membership(row)})
    if row["successor"]:
        parts.append(_("part of %(name)s from %(year)d") % row["successor"])
    return " · ".join(parts)


def figures(desk: Desk, row: Mapping[str, Any]) -> list[KeyFigure]:
    """The four figures at the top."""
    findings = row["findings"].values()
    count = sum(len(rows) for rows in findings)
    invented = any(one["invented"] for rows in findings for one in rows)
    return [
        KeyFigure(
            value=number(desk.view.people(row)),
            words=_("inhabitants on 1 January %(year)d") % {"year": desk.view.year},
        ),
        KeyFigure(
            value=density(desk.view, row),
            unit=_("per km²"),
            words=_("inhabitants per square kilometre"),
        ),
        KeyFigure(
            value=str(len(row["examples"])), words=_("examples in which the municipality is named")
        ),
        KeyFigure(
            value=str(count) if count else UNKNOWN,
            words=_("findings of the survey that can be shown"),
            invented=desk.edition.mark if invented else "",
        ),
    ]


def plans(desk: Desk, row: Mapping[str, Any]) -> SafeString:
    """Documents in the register."""
    return listing(
        desk,
        _("Plans on file"),
        row["plans"],
        lambda plan: (plan["title"], period(plan["from"], plan["to"])),
        empty=_("No plan has been found"),
        value_width=52,
    )


def place(row: Mapping[str, Any]) -> SafeString:
    """Area and neighbours."""
    area = UNKNOWN if row["area_km2"] is None else f"{number(row['area_km2'])} km²"
    return blocks.facts(
        title=_("Location"),
        rows=((_("Area"), area), (_("Neighbours"), ", ".join(row["neighbours"]) or UNKNOWN)),
        value_width=140,
    )


def listing(
    desk: Desk,
    title: str,
    things: Sequence[Mapping[str, Any]],
    line: Callable[[Mapping[str, Any]], Line],
    *,
    empty: str = "",
    value_width: int = 84,
) -> SafeString:
    """A list of facts; says that it is empty, and how many more there are.

    The mark of invented rows stands at the title when all are, and otherwise at each.
    """
    all_invented = bool(things) and all(thing["invented"] for thing in things)
    cut = len(things) > MOST_ROWS
    shown = things[: MOST_ROWS - 1] if cut else things
    rows = [line(thing) for thing in shown]
    if not all_invented:
        rows = [
            (_marked(desk, thing, label), value)
            for thing, (label, value) in zip(shown, rows, strict=True)
        ]
    if cut:
        rest = len(things) - len(shown)
        rows.append((ngettext("and %(n)d more", "and %(n)d more", rest) % {"n": rest}, ""))
    return blocks.facts(
        title=title,
        rows=rows or [(empty or _("Nothing registered"), UNKNOWN)],
        value_width=value_width if things else 24,
        invented=desk.edition.mark if all_invented else "",
    )


def examples(desk: Desk, row: Mapping[str, Any]) -> SafeString:
    """Examples in which the municipality is named, oldest first."""
    return listing(
        desk,
        _("In the example database"),
        row["examples"],
        lambda one: (one["title"], str(one["year"] or UNKNOWN)),
        value_width=32,
    )


def measures(desk: Desk, row: Mapping[str, Any]) -> SafeString:
    """Measures of the survey with their state: done first, then planned."""
    rank = {code: at for at, code in enumerate(STATES)}
    rows = sorted(row["findings"]["measures"], key=lambda one: rank.get(one["status"], len(rank)))
    return listing(
        desk,
        _("Measures in the survey"),
        rows,
        lambda one: (one["title"], _cited(desk, one, _state(one))),
        empty=_("No measure can be shown"),
        value_width=104,
    )


def _state(measure: Mapping[str, Any]) -> str:
    words, year = measure["status_words"], measure["year"]
    return f"{words} {year}" if year else str(words)


def routines(desk: Desk, row: Mapping[str, Any]) -> SafeString:
    """Routines by kind and how fixed they are."""
    title, rows = _("Routines in the administration"), row["findings"]["routines"]
    if not rows:
        return listing(desk, title, [], lambda one: ("", ""), empty=_("No routine can be shown"))
    all_invented = all(one["invented"] for one in rows)
    return blocks.marks(
        title=title,
        row_title=_("Routine"),
        mark_title=_("Extent"),
        rows=[
            (
                one["type"] if all_invented else _marked(desk, one, one["type"]),
                EXTENT_MARKS[one["extent"]],
                one["extent_words"],
            )
            for one in rows[:MOST_ROWS]
        ],
        invented=desk.edition.mark if all_invented else "",
    )


def instruments(desk: Desk, row: Mapping[str, Any]) -> SafeString:
    """Policy instruments in use."""

    def line(one: Mapping[str, Any]) -> Line:
        kind = "" if one["title"] == one["type"] else one["type"]
        return one["title"], _cited(desk, one, kind)

    return listing(
        desk,
        _("Policy instruments"),
        row["findings"]["instruments"],
        line,
        empty=_("No instrument can be shown"),
        value_width=96,
    )


def more(desk: Desk, row: Mapping[str, Any]) -> tuple[SafeString, ...]:
    """Institutions beside what the plans lay down; nothing where neither is known."""
    institutions = found(row, "institutions")
    laid_down = [one for kind in LAID_DOWN for one in found(row, kind)]
    if not institutions and not laid_down:
        return ()
    return (
        listing(
            desk,
            _("Institutions"),
            institutions,
            lambda one: (one["title"], _cited(desk, one, one["words"])),
            empty=_("No institution can be shown"),
            value_width=96,
        ),
        listing(
            desk,
            _("Laid down in the plans"),
            laid_down,
            lambda one: (one["title"], _cited(desk, one, one["words"])),
            empty=_("Nothing can be shown"),
            value_width=96,
        ),
    )


def barrier(desk: Desk, row: Mapping[str, Any]) -> SafeString:
    """The first barrier, where the readers may see it beside the municipality's name."""
    rows = row["findings"]["barriers"]
    if not rows:
        return SafeString("")
    first = rows[0]
    return blocks.box(
        title=_("Barrier"),
        lead=f"{first['type']}.",
        text=format_html("{} {}", first["title"], desk.works.passages(first["passages"])),
        invented=desk.edition.mark if first["invented"] else "",
    )


def _marked(desk: Desk, thing: Mapping[str, Any], words: str) -> str:
    return marked(words, desk.edition.mark if thing["invented"] else "")


def _cited(desk: Desk, thing: Mapping[str, Any], words: str) -> str:
    return format_html("{} {}", words, desk.works.passages(thing["passages"]))
