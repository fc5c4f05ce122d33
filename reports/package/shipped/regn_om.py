"""Regn om / compute again: every number that the report prints, from the data beside this file.

    python3 regn_om.py

Needs Python 3.11 or newer and nothing else. Prints each number that differs, with its name, the place in
the report, what is printed there and what the data give. Ends with 0 where all agree, 1 where one differs,
and 2 where a file is missing or cannot be read.
"""

from __future__ import annotations

import csv
import hashlib
import importlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PACKAGE = f"{__package__}.regning" if __package__ else "regning"
if not __package__:
    sys.path.insert(0, str(HERE))  # also where Python is told to look nowhere near the script
skrift: Any = importlib.import_module(f"{PACKAGE}.skrift")
felles: Any = importlib.import_module(f"{PACKAGE}.felles")
COMPUTED, STANDS, FIXED = "regnet", "data", "fast"
SHOWN = 40  # differences in one run; the rest are counted


def _own(data: Mapping[str, Any]) -> Any:
    """The file that knows this report, such as regning/d2.py."""
    return importlib.import_module(f"{PACKAGE}.{str(data['code']).lower()}")


def numbers_of(data: dict[str, Any]) -> dict[str, str]:
    """The numbers that the texts print, by name."""
    own = _own(data)
    return {**felles.numbers(data), **own.numbers(data)}


def cells_of(data: dict[str, Any]) -> dict[str, list[list[str]]]:
    """The numbers that tables and figures print, by table: rows of cells, "" where nothing is computed."""
    own = _own(data)
    return {**felles.cells(data), **own.cells(data)}


def computed(data: dict[str, Any]) -> dict[str, str]:
    """All that is computed, by the names of the list `tall.csv`."""
    made = numbers_of(data)
    for table, rows in cells_of(data).items():
        for at, row in enumerate(rows, start=1):
            for column, cell in enumerate(row, start=1):
                made[f"{table}, rad {at}, kolonne {column}"] = " ".join(skrift.numbers_in(cell))
    return made


def differences(
    data: dict[str, Any],
    edition: Mapping[str, Any],
    listed: Sequence[Mapping[str, str]],
    checksum: str,
) -> list[str]:
    """One line for each number of the list that the data do not give. checksum: sha256 of the data."""
    cited = str(len(set(edition["utdrag"])))
    made = computed(data) | {"kontrollsum": checksum, "siterte-utdrag": cited}
    whole = {**data, "edition": edition}
    found = []
    for row in listed:
        if (given := _given(row, made, whole)) is not None:
            found.append(
                f"{row['navn']}: rapporten sier «{row['trykt']}», dataene gir «{given}»\n"
                f"    sted: {row['sted']}"
            )
    return found


def _given(row: Mapping[str, str], made: Mapping[str, str], whole: Any) -> str | None:
    """What the data give in place of what is printed; None where they agree, or nothing is to be checked."""
    name, printed = row["navn"], row["trykt"]
    if row["regel"] == COMPUTED:
        return None if made.get(name) == printed else made.get(name, "ingenting")
    if row["regel"] == STANDS:
        try:
            value = skrift.at(whole, name)
        except KeyError:
            return "ingenting"
        return None if _is_printed(value, printed, name) else str(value)
    return None


def _is_printed(value: Any, printed: str, name: str) -> bool:
    """Whether the data say so: in the same words, as the same number, or in a text that somebody wrote."""
    if printed in skrift.forms_of(value) or skrift.is_printed_as(value, printed):
        return True
    return name.startswith("/sections/") and printed in skrift.numbers_in(str(value))


def main(folder: Path = HERE) -> int:
    """Read the package, compare, and say what was found."""
    try:
        raw = (folder / "snapshot.json").read_bytes()
        data = json.loads(raw)
        edition = json.loads((folder / "utgave.json").read_text("utf-8"))
        with (folder / "tall.csv").open(encoding="utf-8-sig", newline="") as file:
            listed = [
                {key: _plain(value) for key, value in row.items()} for row in csv.DictReader(file)
            ]
    except (OSError, ValueError) as fault:
        print(f"Pakken kan ikke leses: {fault}", file=sys.stderr)
        return 2
    digest = hashlib.sha256(raw).hexdigest()
    found = differences(data, edition, listed, grouped(digest))
    rules = [row["regel"] for row in listed]
    print(
        f"{len(listed)} tall i rapporten: {rules.count(COMPUTED)} regnet ut på nytt, "
        f"{rules.count(STANDS)} funnet igjen i dataene, {rules.count(FIXED)} faste ord (grenser, "
        f"tabellnavn, lisens), {rules.count('')} uten regel."
    )
    for line in found[:SHOWN]:
        print(line)
    if len(found) > SHOWN:
        print(f"… og {len(found) - SHOWN} til.")
    print("Alle tall stemmer." if not found else f"{len(found)} avvik.")
    return 1 if found else 0


def grouped(digest: str) -> str:
    """A checksum as the colophon prints it: in groups of eight."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _plain(value: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it as a formula."""
    return value[1:] if value[:2] in ("'=", "'+", "'-", "'@") else value


if __name__ == "__main__":
    sys.exit(main())
