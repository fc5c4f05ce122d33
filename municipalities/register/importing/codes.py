"""Statistics Norway's KLASS 131: code lists, and tables of what became of municipalities.

A change table names two years in its heading (`kommuner_2019;kommuner_2020`, perhaps `splittes`)
and lists only what changed, on 1 January of the later year. A code list has columns code and name.
The register holds a region, so most of the country's rows are outside it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation
from forkommune.work.importing import CannotRead, Ledger, Line, Opened, Options, demand_rows
from municipalities.register.models import County, Municipality, Succession
from municipalities.register.querysets import in_force

from .areas import Known

CHANGES = re.compile(r"^kommuner[_ ](\d{4})$", re.IGNORECASE)
# Norwegian and Sami letters, and ? where KLASS has lost a Sami one: a file read in the wrong
# encoding has others.
NAME = re.compile(r"[a-zæøåäöüáàâéèêëíïóòôčđŋšŧžñ .'()/?–-]+", re.IGNORECASE)
AREA = re.compile(r"^(\d{4})\s*[-–]\s*(\S.*)$")
SOURCE = "SSB, KLASS 131 kommuneinndeling"


@dataclass(frozen=True)
class Change:
    """One line of a change table."""

    place: str
    before: tuple[str, str]
    after: tuple[str, str]
    is_split: bool


def write_codes(opened: Opened, options: Options, ledger: Ledger) -> None:
    """Names of a code list, or successions of a change table."""
    if not opened.lines:
        raise CannotRead(_("The file holds no table. Download the codes as CSV."))
    demand_rows(opened.lines[1:])
    heading = [cell.casefold() for cell in opened.lines[0].cells]
    years = [int(found[1]) for cell in heading[:2] if (found := CHANGES.match(cell))]
    if len(years) == 2 and years[0] < years[1]:
        source = options.source or SOURCE
        _write_changes(opened.lines[1:], date(years[1], 1, 1), source, ledger)
    elif {"code", "name"} <= set(heading):
        _write_names(opened.lines[1:], heading.index("code"), heading.index("name"), ledger)
    else:
        raise CannotRead(
            _(
                "The heading has neither “code” and “name” nor two years (kommuner_2019, "
                "kommuner_2020). Download KLASS 131 as a code list or as changes."
            )
        )


def _write_names(lines: Sequence[Line], code: int, name: int, ledger: Ledger) -> None:
    known, seen = Known.now(), dict[str, tuple[str, str]]()
    for line in lines:
        if len(line.cells) <= max(code, name):
            ledger.fault(line.place, " | ".join(line.cells), _("Code or name is missing."))
            continue
        number, called = line.cells[code], line.cells[name]
        if not re.fullmatch(r"\d{4}", number):
            ledger.fault(line.place, number, _("A municipality number has four digits."))
        elif not called:
            ledger.fault(line.place, number, _("The name is missing."))
        elif not NAME.fullmatch(called):
            ledger.fault(line.place, called, _not_a_name())
        elif (first := seen.setdefault(number, (line.place, called)))[1] != called:
            reason = _("%(place)s gives %(number)s another name: %(name)s.")
            told = {"place": first[0], "number": number, "name": first[1]}
            ledger.fault(line.place, called, reason % told)
        elif (row := known.by_number.get(number)) is None:
            ledger.leave_out()
        else:
            ledger.put(row, {"name": called}, place=line.place, value=called)


def _not_a_name() -> str:
    return _("Such signs are in no name of a municipality: the letters were read as other ones.")


def _write_changes(lines: Sequence[Line], on: date, source: str, ledger: Ledger) -> None:
    changes = [change for line in lines if (change := _read(line, ledger))]
    _demand_one_successor(changes, ledger)
    ledger.demand_no_faults()
    known = Known.now()
    merging = Counter(change.after[0] for change in changes if not change.is_split)
    for change in changes:
        before = known.by_number.get(change.before[0])
        if before is None:
            ledger.leave_out()
        elif change.before[0] == change.after[0]:
            ledger.put(before, {"name": change.after[1]}, place=change.place, value=change.after[1])
        else:
            kind = _kind(change, merging)
            _write_succession(before, change, on, kind, source, known, ledger)


def _demand_one_successor(changes: Sequence[Change], ledger: Ledger) -> None:
    """A municipality becomes two only where each of its lines says that it is parted."""
    first: dict[str, Change] = {}
    for change in changes:
        known = first.setdefault(change.before[0], change)
        if known.after[0] != change.after[0] and not (known.is_split and change.is_split):
            reason = _(
                "%(place)s says that it became %(number)s. Write 1 in both if it was parted."
            )
            told = {"place": known.place, "number": known.after[0]}
            ledger.fault(change.place, " ".join(change.before), reason % told)


def _read(line: Line, ledger: Ledger) -> Change | None:
    areas = [AREA.match(cell) for cell in line.cells[:2]]
    split = line.cells[2] if len(line.cells) > 2 else ""
    for cell, area in zip(line.cells, areas, strict=False):
        if area is None:
            ledger.fault(line.place, cell, _("Write number and name, as in 0219 - Bærum."))
        elif not NAME.fullmatch(area[2]):
            ledger.fault(line.place, cell, _not_a_name())
    if len(areas) < 2:
        ledger.fault(line.place, " | ".join(line.cells), _("The line lacks the later year."))
    if split not in ("", "0", "1"):
        ledger.fault(line.place, split, _("Write 1 where the municipality is parted, else 0."))
    (first, second) = (*areas, None, None)[:2]
    if first is None or second is None:
        return None
    return Change(line.place, (first[1], first[2]), (second[1], second[2]), split == "1")


def _kind(change: Change, merging: Counter[str]) -> Succession.Kind:
    if change.is_split:
        return Succession.Kind.SPLIT
    several = merging[change.after[0]] > 1
    return Succession.Kind.MERGED if several else Succession.Kind.RENUMBERED


def _write_succession(
    before: Municipality,
    change: Change,
    on: date,
    kind: Succession.Kind,
    source: str,
    known: Known,
    ledger: Ledger,
) -> None:
    place, told = change.place, f"{change.before[0]} {change.before[1]}"
    if before.valid_to not in (None, on):
        reason = _("The register lets it end on %s; correct one of them.") % before.valid_to
        ledger.fault(place, told, reason)
        return
    after = known.by_number.get(change.after[0]) or _successor(change, on, known, ledger)
    if after is None:
        return
    ledger.put(before, {"valid_to": on}, place=place, value=told)
    found = Succession.objects.filter(predecessor=before, successor=after).first()
    row = found or Succession(predecessor=before, successor=after, source=source)
    ledger.put(row, {"on": on, "kind": kind.value}, place=place, value=told)
    body = before.organisation
    if body.successor_id is None and kind is not Succession.Kind.SPLIT:
        ledger.put(body, {"successor": after.organisation}, place=place, value=told)


def _successor(change: Change, on: date, known: Known, ledger: Ledger) -> Municipality | None:
    """A new municipality with its body; its number begins with that of its county."""
    number, name = change.after
    counties = list(County.objects.filter(in_force(on), number=number[:2]))
    if len(counties) != 1:
        reason = _("The register has no county %(number)s on %(day)s; add it first.")
        told = {"number": number[:2], "day": on}
        ledger.fault(change.place, f"{number} {name}", reason % told)
        return None
    code = f"kommune-{number}"
    body, _made = Organisation.objects.get_or_create(
        code=code, defaults={"name": f"{name} kommune", "kind": "municipality"}
    )
    row: Municipality = ledger.put(
        Municipality(number=number, county=counties[0], organisation=body),
        {"name": name, "valid_from": on},
        place=change.place,
        value=f"{number} {name}",
    )
    known.by_number[number] = row
    return row
