"""Figures as the statistics offices write them, in tables and in JSON-stat 2.

PxWeb's tables may have a title above the heading, a year in each heading of figures, and signs in
place of figures. JSON-stat gives the figures in one list over all dimensions, with nulls whose
status says why. Neither reader knows what the figures are about.

pyjstat would read JSON-stat, but brings pandas and forgets the status of a null.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any

from django.utils.translation import gettext as _

from .faults import CannotRead
from .limits import MAX_ROWS
from .opening import Line, demand_rows

YEAR = re.compile(r"(?:^|\s)((?:18|19|20)\d\d)$")
# Municipalities have four digits, counties two, the whole country 0.
REGION = re.compile(r"^(?:K-)?(\d{4}|\d\d|0)(?:\s+(.*))?$")
COUNTRY = "0"
TOTAL = re.compile(
    r"^(total|i alt|alle|all|begge kjønn|both sexes|hele landet)(\s|$)", re.IGNORECASE
)
# SSB: . not possible, .. not known, : not to be shown, - nought. Eurostat writes : for not known.
UNKNOWN = frozenset({"", ".", "..", "...", ":", "x", "null"})
NOUGHT = "-"
FIGURE = re.compile(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d{1,3})?", re.ASCII)
LARGEST = 14  # the power of ten: beyond it nothing is counted in people or tonnes
REGION_HEADINGS = frozenset({"region", "kommune", "municipality"})


@dataclass(frozen=True)
class Observation:
    """One figure of an area and a year; `others` are its labels in the remaining dimensions.

    value: None where it is not known. as_written: for messages. is_recounted: SSB's K- codes,
    figures of earlier years counted within later borders.
    """

    place: str
    number: str
    name: str
    year: int
    others: tuple[str, ...]
    value: Decimal | None
    as_written: str
    is_recounted: bool = False


Complain = Callable[[str, object, str], None]


def number(text: str) -> Decimal | None:
    """A figure with point or comma and spaces of any width between thousands; None for a sign of
    not known.

    Raises ValueError for anything else.
    """
    compact = "".join(text.split()).replace("\u2212", "-")
    if compact.lower() in UNKNOWN:
        return None
    if compact == NOUGHT:
        return Decimal(0)
    if not FIGURE.fullmatch(compact):
        raise ValueError(text)
    value = Decimal(compact.replace(",", "."))
    if value.adjusted() > LARGEST:
        raise ValueError(text)
    return value


def of_table(lines: Sequence[Line], complain: Complain) -> Iterator[Observation]:
    """The figures of a PxWeb table. Raises CannotRead without a heading of region and years."""
    at, years = _heading(lines)
    demand_rows(lines[at + 1 :])
    heading = lines[at].cells
    others = [n for n in range(1, len(heading)) if n not in years]
    seen: dict[tuple[str, ...], str] = {}
    for line in lines[at + 1 :]:
        if len(line.cells) != len(heading):
            complain(
                line.place,
                " | ".join(line.cells)[:120],
                _("The line has %(found)d cells where the heading has %(expected)d.")
                % {"found": len(line.cells), "expected": len(heading)},
            )
            continue
        key = (line.cells[0], *(line.cells[n] for n in others))
        if (first := seen.setdefault(key, line.place)) != line.place:
            complain(line.place, line.cells[0], _("The same row stands at %s already.") % first)
            continue
        yield from _of_line(line, heading, years, key[1:], complain)


def _heading(lines: Sequence[Line]) -> tuple[int, dict[int, int]]:
    for at, line in enumerate(lines[:20]):
        years = {n: int(y[1]) for n, cell in enumerate(line.cells) if (y := YEAR.search(cell))}
        if line.cells and line.cells[0].lower() in REGION_HEADINGS and years:
            _demand_each_once([line.cells[n] for n in years])
            return at, years
    raise CannotRead(
        _(
            "No line has “region” first and years in the headings of the figures. "
            "Download the table with the regions in rows and the years in columns."
        )
    )


def _demand_each_once(headings: list[str]) -> None:
    twice = [name for name, count in Counter(headings).items() if count > 1]
    if twice:
        raise CannotRead(_("“%s” stands twice, so its figures would count twice.") % twice[0])


def _of_line(
    line: Line,
    heading: Sequence[str],
    years: dict[int, int],
    others: tuple[str, ...],
    complain: Complain,
) -> Iterator[Observation]:
    region = REGION.match(line.cells[0])
    if region is None:
        complain(
            line.place,
            line.cells[0],
            _("A region begins with a municipality number of four digits, as in 0219 Bærum."),
        )
        return
    for column, year in years.items():
        written = line.cells[column]
        try:
            value = number(written)
        except ValueError:
            complain(line.place, written, _("Write a number, or .. where it is not known."))
            continue
        # What stands before the year may be one more dimension: "Males 2017", "Both sexes 2017".
        parts = (*others, YEAR.sub("", heading[column]))
        recounted = line.cells[0].startswith("K-")
        name = region[2] or ""
        yield Observation(
            line.place, region[1], name, year, parts, value, written, is_recounted=recounted
        )


def of_json_stat(document: dict[str, Any], complain: Complain) -> Iterator[Observation]:
    """The figures of a JSON-stat 2 dataset; one without regions is about the whole country.

    Raises CannotRead for another document, or one torn.
    """
    _demand_shape(document)
    names, categories = _dimensions(document)
    region, time = _role(document, names, "geo", "region"), _role(document, names, "time", "tid")
    if time is None:
        raise CannotRead(
            _("The dataset has no years: it has %s. Choose them when you download it.")
            % ", ".join(names)
        )
    values, status = document.get("value"), document.get("status") or {}
    rest = [n for n in range(len(names)) if n not in (region, time)]
    for at, codes in enumerate(product(*categories)):
        place = _("figure %d") % (at + 1)
        written = _at(values, at)
        sign = _at(status, at) if not isinstance(status, str) else status
        code, name = codes[region] if region is not None else (COUNTRY, "")
        area = REGION.match(code)
        if area is None or not codes[time][0].isdigit():
            complain(
                place,
                f"{code} {codes[time][0]}",
                _("Regions are municipality numbers of four digits, times are years."),
            )
            continue
        if isinstance(written, bool) or not isinstance(written, int | float | None):
            complain(place, written, _("Write a number, or null where it is not known."))
            continue
        yield Observation(
            place,
            area[1],
            name,
            int(codes[time][0]),
            tuple(codes[n][1] for n in rest),
            None if written is None else Decimal(str(written)),
            str(sign or "null") if written is None else str(written),
            is_recounted=code.startswith("K-"),
        )


def _demand_shape(document: dict[str, Any]) -> None:
    """Raises CannotRead where a part is of another sort than JSON-stat 2 says."""
    roles = document.get("role") or {}
    sorts = {
        "id": (document.get("id"), list),
        "size": (document.get("size"), list),
        "dimension": (document.get("dimension"), dict),
        "value": (document.get("value"), list | dict),
        "status": (document.get("status") or {}, list | dict | str),
        "role": (roles, dict),
    }
    wrong = [name for name, (part, sort) in sorts.items() if not isinstance(part, sort)]
    if not wrong and not all(isinstance(named, list) for named in roles.values()):
        wrong = ["role"]
    if wrong:
        raise CannotRead(_not_json_stat(wrong[0]))


def _not_json_stat(part: object) -> str:
    return _("The JSON is no JSON-stat 2 dataset (%s is missing). Choose that format.") % part


def _at(values: Any, at: int) -> Any:
    """JSON-stat lets values and statuses be a list, or an object with the places that have one."""
    if isinstance(values, dict):
        return values.get(str(at))
    return values[at] if isinstance(values, list) and at < len(values) else None


def _dimensions(document: dict[str, Any]) -> tuple[list[str], list[list[tuple[str, str]]]]:
    try:
        names = [str(name) for name in document["id"]]
        categories = [_categories(document["dimension"][name]["category"]) for name in names]
        sizes = [int(size) for size in document["size"]]
        values = document["value"]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CannotRead(_not_json_stat(error)) from error
    found = [len(category) for category in categories]
    if found != sizes or (isinstance(values, list) and len(values) != prod(sizes)):
        raise CannotRead(
            _("The dataset says it has %(size)s figures and holds %(found)s. Download it anew.")
            % {"size": " × ".join(map(str, sizes)), "found": len(values)}
        )
    if prod(sizes) > MAX_ROWS:
        raise CannotRead(_("The dataset has more than %d figures; choose fewer.") % MAX_ROWS)
    return names, categories


def _categories(category: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and label in their order; the index may be left out where there is one category."""
    labels = category.get("label") or {}
    index = category.get("index") or list(labels)
    codes = sorted(index, key=index.__getitem__) if isinstance(index, dict) else list(index)
    _demand_each_once([str(code) for code in codes])
    return [(str(code), str(labels.get(code, code))) for code in codes]


def _role(document: dict[str, Any], names: list[str], role: str, called: str) -> int | None:
    named = (document.get("role") or {}).get(role) or [n for n in names if n.lower() == called]
    return names.index(named[0]) if named and named[0] in names else None


def without_parts(observations: Sequence[Observation]) -> list[Observation]:
    """Where a dimension has a total beside its parts, the total alone; else all of its parts."""
    kept = list(observations)
    for n in range(len(kept[0].others) if kept else 0):
        if any(TOTAL.match(one.others[n]) for one in kept) and not all(
            TOTAL.match(one.others[n]) for one in kept
        ):
            kept = [one for one in kept if TOTAL.match(one.others[n])]
    return kept
