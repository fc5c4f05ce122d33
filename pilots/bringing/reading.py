"""Read a sheet of examples: what is new goes into the queue, what stands otherwise becomes a suggestion.

Every cell is checked as in the form, and what is wrong is told at the cell; then nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from forkommune.work.importing import (
    CannotRead,
    Difference,
    Ledger,
    Line,
    Opened,
    Options,
    demand_rows,
)
from municipalities.models import Municipality
from pilots.models import Example
from pilots.proposing.form import choices_of_terms
from pilots.proposing.resembling import CLOSE
from pilots.services.proposing import propose_told

from .columns import ADDRESS, LANGUAGES, PLACE, columns, known_heads, known_words
from .correcting import correct, slug_of, standing
from .reader import Reader, coded

MOST_LINES, MOST_NEW = 1_000, 200
OF_A_SEARCH = ("eksempel", "døme")  # the first head of the table of a search


def write_examples(opened: Opened, options: Options, ledger: Ledger) -> None:
    """Put new examples in the queue, and suggest what a sheet says otherwise of those that stand there.

    One that is very like another of its municipality is written only where `options.chosen` names
    its line. Raises CannotRead.
    """
    if not opened.lines:
        raise CannotRead(_("The file holds no table; save it as Excel (.xlsx) or CSV."))
    heading, lines = opened.lines[0], opened.lines[1:]
    heads = _heads(heading)
    demand_rows(lines)
    if len(lines) > MOST_LINES:
        raise CannotRead(
            _("The sheet has %(found)d lines; %(limit)d is the most at a time. Part it.")
            % {"found": len(lines), "limit": MOST_LINES}
        )
    reader = _reader(options, ledger, heads)
    slugs = {slug_of(word) for line in lines if (word := reader.said(line).get(ADDRESS))}
    reader.standing = standing(options.by, reader.places.values(), slugs)
    if len(lines) - len(slugs) > MOST_NEW:
        raise CannotRead(
            _("The sheet has more than %d new examples, which is the most at a time. Part it.")
            % MOST_NEW
        )
    for number, line in enumerate(lines, start=1):
        said = reader.said(line)
        if said.get(ADDRESS):
            correct(reader, line, said)
        else:
            _propose(reader, line, said, key=f"linje-{number}")


def _heads(heading: Line) -> dict[str, int]:
    """Where each column stands. Raises CannotRead for a head that is none, or that is missing."""
    known = known_heads()
    if heading.cells and heading.cells[0].casefold() in OF_A_SEARCH:
        raise CannotRead(
            _(
                "This is the table of a search, which is for reading. Download the sheet of examples "
                "beside, change that, and bring it back."
            )
        )
    found: dict[str, int] = {}
    for at, cell in enumerate(heading.cells):
        if not cell:
            continue
        name = known.get(cell.casefold())
        if name is None:
            raise CannotRead(_unknown(cell))
        if name in found:
            raise CannotRead(_("The column “%s” stands twice; keep one of them.") % cell)
        found[name] = at
    needed = [one for one in columns() if one.is_needed and one.name not in found]
    if needed and ADDRESS not in found:
        raise CannotRead(_("These columns are missing: %s") % ", ".join(one.head for one in needed))
    return found


def _unknown(cell: str) -> str:
    heads = [one.head for one in columns()]
    near = get_close_matches(cell, heads, n=1)
    told = {"column": cell[:80], "near": near[0] if near else ""}
    if near:
        return _("There is no column “%(column)s”. Did you mean “%(near)s”?") % told
    return (
        _("There is no column “%(column)s”. Use the heads of the sheet that is downloaded.") % told
    )


def _reader(options: Options, ledger: Ledger, heads: Mapping[str, int]) -> Reader:
    in_both = {language: columns(language) for language in LANGUAGES}
    own = {one.name: one for one in in_both[LANGUAGES[0]]}
    places = {}
    for place in _places(options.by):
        places[place.name.casefold()] = place
        places[place.number] = place
    return Reader(
        by=options.by,
        chosen=options.chosen,
        ledger=ledger,
        heads=heads,
        columns=own,
        words={name: known_words(name, in_both) for name, one in own.items() if one.words},
        places=places,
        choices=choices_of_terms(),
        titles=_titles(places.values()),
    )


def _places(user: Any) -> list[Municipality]:
    """The municipalities for which somebody may propose: all for the team, their own for officers."""
    rows = Municipality.objects.valid_on().select_related("organisation")
    if user is None or user.has_perm("pilots.change_example"):
        return list(rows.by_name())
    return list(rows.own_of(user).by_name())


def _titles(places: Any) -> dict[int, list[str]]:
    """The titles of the examples of each municipality, whatever state they are in."""
    found: dict[int, list[str]] = {}
    keys = {place.pk for place in places}
    rows = Example.objects.unmerged().filter(municipalities__in=keys).order_by("title", "pk")
    for place, title in rows.values_list("municipalities", "title"):
        found.setdefault(place, []).append(title)
    return found


def _propose(reader: Reader, line: Line, said: Mapping[str, str], *, key: str) -> None:
    place = _place(reader, line, said.get(PLACE, ""))
    values = coded(reader, line, said)
    if values is None:
        return
    form = reader.form(values)
    for name, errors in form.errors.items():
        for words in errors:
            reader.fault(
                line, name if name in reader.columns else "", said.get(name, ""), str(words)
            )
    if place is None or form.errors or _stands_twice(reader, line, place, values):
        return
    like = _likest(values["title"], reader.titles.get(place.pk, []))
    if like:
        told: dict[str, str | None] = {_("There already"): like}
        after: dict[str, str | None] = {_("There already"): values["title"]}
        reader.ledger.differences.append(
            Difference(line.place, place.name, False, told, after, choice=key)
        )
        if key not in reader.chosen:
            return
    propose_told(municipality=place, told=form.cleaned_data, values=values, by=reader.by)
    if not like:
        shown = {_("Municipality"): place.name, _("In short"): values["summary"]}
        reader.ledger.differences.append(
            Difference(line.place, values["title"], True, dict.fromkeys(shown), dict(shown))
        )


def _place(reader: Reader, line: Line, said: str) -> Municipality | None:
    place = reader.places.get(said.casefold())
    if place is not None:
        return place
    names = sorted({one.name for one in reader.places.values()})
    if not said:
        reason = _("Write the municipality that it is from.")
    elif len(names) == 1:
        reason = _("You propose for %s alone.") % names[0]
    elif near := get_close_matches(said, names, n=1):
        reason = _("That is none of the municipalities. Did you mean “%s”?") % near[0]
    else:
        reason = _("That is none of the municipalities that you may propose for.")
    reader.fault(line, PLACE, said, reason)
    return None


def _stands_twice(
    reader: Reader, line: Line, place: Municipality, values: Mapping[str, str]
) -> bool:
    key = (place.pk, values["title"].casefold())
    first = reader.seen.setdefault(key, line.place)
    if first == line.place:
        return False
    reader.fault(
        line, "title", values["title"], _("The same title stands at %s. Remove one.") % first
    )
    return True


def _likest(title: str, titles: list[str]) -> str:
    """The title of those that is so like one that it may be the same; empty where none is."""
    best, words = "", title.casefold()
    most = CLOSE
    for other in titles:
        matcher = SequenceMatcher(None, words, other.casefold(), autojunk=False)
        if matcher.real_quick_ratio() >= most and (ratio := matcher.ratio()) >= most:
            best, most = other, ratio
    return best
