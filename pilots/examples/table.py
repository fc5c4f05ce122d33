"""The hits of a search as a table for spreadsheets, in the words of the page.

Semicolons and a byte order mark, as a Norwegian Excel wants them; programs read the open data instead.
What is not known is an empty cell.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from forkommune.figures.numbers import format_date
from forkommune.figures.tables import guarded
from forkommune.ui.paging import rows_of
from municipalities.models import Municipality
from pilots.examples.nearness import Near
from pilots.examples.telling import Part, Telling
from pilots.fit.likes import LABELS
from pilots.models import Example
from pilots.papers.contents import (
    PaperExample,
    adoption_words,
    condition_words,
    effect_words,
    paper_example,
    source_words,
)

AT_ONCE = 200
ORDER_MARK = "\ufeff"
Cells = dict[str, Any]


def csv_lines(examples: Any, keys: Sequence[int], near: Near | None) -> Iterator[str]:
    """The heads and a line for each example, in the order of the keys; 200 are held at a time.

    examples: those that the visitor may see. near: the municipality that conditions and likeness are
    told of.
    """
    rows, language = examples.in_full(), translation.get_language()
    batches = [list(keys[at : at + AT_ONCE]) for at in range(0, len(keys), AT_ONCE)]

    def lines() -> Iterator[str]:
        yield ORDER_MARK
        heads: list[str] = []
        for batch in batches:
            # The answer is written when the request is over, and with it its language.
            with translation.override(language):
                told = [_cells(one, near) for one in rows_of(rows, batch)]
            if told and not heads:
                heads = list(told[0])
                yield written(heads)
            yield "".join(written([cells[head] for head in heads]) for cells in told)
        if not heads:
            yield written([_("Example"), _("Invented"), _("Address")])

    return lines()


def _cells(example: Example, near: Near | None) -> Cells:
    """What stands in the line of an example, by the heads, which are the same for all."""
    one = paper_example(example, near.mine if near else None)
    told = Telling(example)
    parts = [*told.sorting(), *told.resources(), *told.story()]
    return {
        _("Example"): example.title,
        _("Invented"): _("Invented example") if example.is_invented else "",
        _("Address"): one.address,
        _("Summary"): example.summary,
        _("Place"): example.place,
        _("Municipality numbers"): _lines(place.number for place in example.municipalities.all()),
        **_figures(example),
        **{str(part.label): _words(part) for part in parts},
        _("Effects in figures"): _of(example, "effects", map(effect_words, one.effects)),
        _("Conditions"): _of(example, "conditions", condition_words(one)),
        **(_near(one, near) if near else {}),
        _("Adopted by"): _of(example, "adoptions", map(adoption_words, one.adoptions)),
        _("Confirmed by the municipality"): (
            format_date(example.confirmed_on) if example.confirmed_on else _("Not confirmed")
        ),
        _("Sources"): _lines(map(source_words, one.sources)),
        _("Addresses of the sources"): _lines(source.url for source in one.sources),
    }


def _figures(example: Example) -> Cells:
    """What can be reckoned with, raw."""
    shows_cost, shows_effect = example.shows("cost"), example.shows("effects")
    costs = {
        _("Investment in kroner"): example.investment_nok,
        _("Yearly cost in kroner"): example.yearly_cost_nok,
        _("Year of the kroner"): example.cost_year,
    }
    kind = example.get_effect_kind_display() if example.effect_kind else ""
    return {
        _("Year begun"): example.start_year,
        _("Ended in the year"): example.end_year,
        _("Effect"): example.effect if shows_effect else _("Not public"),
        _("The effect is a"): kind if shows_effect else "",
        _("Evidence"): example.get_evidence_grade_display(),
        **(costs if shows_cost else dict.fromkeys(costs, "")),
    }


def _near(one: PaperExample, near: Near) -> Cells:
    """How one's own municipality meets the conditions, and in what those of the example are like it."""
    tally = one.fit.tally
    return {
        _("Conditions met by %s") % near.mine: tally.met if tally else None,
        _("Conditions that figures decide"): tally.decided if tally else None,
        _("Municipalities like %s") % near.mine: _lines(
            _likeness(place, near) for place in one.example.municipalities.all()
        ),
    }


def _likeness(place: Municipality, near: Near) -> str:
    """Lier: like in size, same form of Norwegian; empty where nothing is alike."""
    reasons = near.likes.reasons(place) if near.likes and place.pk in near.likes.others else []
    alike = [str(LABELS[one.way]).lower() for one in reasons if one.is_alike]
    return f"{place}: {', '.join(alike)}" if alike else ""


def _words(part: Part) -> str:
    if part.values:
        return _lines(value.text for value in part.values)
    return _("Not public") if part.is_hidden else ""


def _of(example: Example, part: str, words: Any) -> str:
    return _lines(words) if example.shows(part) else _("Not public")


def _lines(words: Any) -> str:
    return "; ".join(one for one in words if one)


def written(cells: Sequence[Any]) -> str:
    """One line: text that no spreadsheet runs, nothing where nothing is known."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["" if one is None else guarded(str(one)) for one in cells])
    return out.getvalue()
