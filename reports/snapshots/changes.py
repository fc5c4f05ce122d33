"""What readers of the last edition for the same audience find changed in this one.

Compared are the data that both editions were made of. Words and findings that were taken out are
counted, never repeated: the reason may be a consent that was withdrawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reports.models import Edition

from .basis import Basis
from .listed_changes import LISTINGS, Listing, without_listed

NONE: Mapping[str, Any] = {"types": []}  # of a snapshot made before it was told of
ADDED, CHANGED, REMOVED = "added", "changed", "removed"
TOLD = frozenset(
    {
        "municipalities",
        "examples",
        "response",
        "barriers",
        "successes",
        "requirements",
        "sections",
        "sentences",
        "quotes",
    }
)
# They differ in every edition, or follow from the quotes.
PASSED_OVER = frozenset({"format", "on", "passages", "quotes_withheld", "changes"})
Row = dict[str, Any]
Data = Mapping[str, Any]


def since_last(basis: Basis, data: Data) -> Row | None:
    """The changes from the last edition that the same readers had; None for the first.

    The public had those that were published; before one is, and for researchers, the newest draft counts.
    """
    made = Edition.objects.filter(deliverable=basis.deliverable, audience=basis.audience)
    rows = made.exclude(sha256="").select_related("snapshot").order_by("-number")
    last = rows.filter(published_at__isnull=False).first() or rows.first()
    if last is None:
        return None
    return {
        "number": last.number,
        "published": last.published_at is not None,
        "on": last.frozen.data["on"],
        "snapshot": last.frozen.sha256,
        "rows": compare(last.frozen.data, data),
    }


def compare(before: Data, after: Data) -> list[Row]:
    """One row for each place that changed: kind, what, and where it can be said, before and after."""
    return [
        *_municipalities(before["municipalities"], after["municipalities"]),
        *_named("example", before["examples"], after["examples"], "slug", "title"),
        *_response(before["response"], after["response"]),
        *_told("barrier", before["barriers"], after["barriers"]),
        *_told("success", before.get("successes", NONE), after["successes"]),
        *_told("requirement", before.get("requirements", NONE), after["requirements"]),
        *_named("section", before.get("sections", []), after.get("sections", []), "key", "title"),
        *_counted("sentence", before["sentences"], after["sentences"]),
        *_counted("quote", before["quotes"], after["quotes"]),
        *_minutes(before, after),
        *_evaluation(before, after),
        *(row for listing in LISTINGS for row in _listed(listing, before, after)),
        *_rest(before, after),
    ]


def _row(what: str, change: str, name: str = "", before: Any = None, after: Any = None) -> Row:
    return {"what": what, "change": change, "name": name, "before": before, "after": after}


def _by(rows: Sequence[Data], key: str) -> dict[str, Data]:
    return {row[key]: row for row in rows}


def _named(
    what: str, before: Sequence[Data], after: Sequence[Data], key: str, title: str
) -> list[Row]:
    old, new = _by(before, key), _by(after, key)
    return [
        *(_row(what, ADDED, new[one][title]) for one in new if one not in old),
        *(
            _row(what, CHANGED, new[one][title])
            for one in new
            if one in old and old[one] != new[one]
        ),
        *(_row(what, REMOVED, old[one][title]) for one in old if one not in new),
    ]


def _minutes(before: Data, after: Data) -> list[Row]:
    """Minutes that came, went or have a new version; their sections have rows of their own."""
    old, new = (_version(data) for data in (before, after))
    return [] if old == new else [_row("minutes", _kind(old, new), "", old, new)]


def _evaluation(before: Data, after: Data) -> list[Row]:
    """The evaluation of the workshop: how many answered, as far as that may be told."""
    old, new = ((data.get("main_project") or {}).get("evaluation") for data in (before, after))
    counts = [one["answered"] if one else None for one in (old, new)]
    return [] if old == new else [_row("evaluation", _kind(old, new), "", *counts)]


def _version(data: Data) -> int | None:
    found = (data.get("main_project") or {}).get("minutes") or {}
    number: int | None = found.get("number")
    return number


def _listed(listing: Listing, before: Data, after: Data) -> list[Row]:
    if listing.what == "minutes" and None in (_version(before), _version(after)):
        return []  # all of them or none: one row tells of it
    old, new = listing.rows(before), listing.rows(after)
    rows = [
        _row(listing.what, ADDED, str(new[one][listing.title]))
        if one not in old
        else _row(
            listing.what,
            CHANGED,
            str(new[one][listing.title]),
            listing.words(old[one], new[one]),
            listing.words(new[one], old[one]),
        )
        for one in new
        if one not in old or old[one] != new[one]
    ]
    gone = [one for one in old if one not in new]
    if gone and not listing.may_repeat:
        return [*rows, _row(listing.what, REMOVED, before=len(gone))]
    return [*rows, *(_row(listing.what, REMOVED, str(old[one][listing.title])) for one in gone)]


def _counted(what: str, before: Sequence[Data], after: Sequence[Data]) -> list[Row]:
    old, new = ([row["text"] for row in rows] for rows in (before, after))
    added = sum(text not in old for text in new)
    removed = sum(text not in new for text in old)
    return [
        *([_row(what, ADDED, after=added)] if added else []),
        *([_row(what, REMOVED, before=removed)] if removed else []),
    ]


def _response(before: Data, after: Data) -> list[Row]:
    names = ("asked", "interviewed")
    return [
        _row(name, CHANGED, before=before[name], after=after[name])
        for name in names
        if before[name] != after[name]
    ]


def _told(what: str, before: Data, after: Data) -> list[Row]:
    old, new = (
        {row["type"]: row["municipalities"] for row in data["types"]} for data in (before, after)
    )
    return [
        _row(what, _kind(old.get(name), new.get(name)), name, old.get(name), new.get(name))
        for name in dict.fromkeys([*new, *old])
        if old.get(name) != new.get(name)
    ]


def _kind(before: object, after: object) -> str:
    if before is None:
        return ADDED
    return REMOVED if after is None else CHANGED


def _municipalities(before: Sequence[Data], after: Sequence[Data]) -> list[Row]:
    old, new = _by(before, "number"), _by(after, "number")
    rows = [_row("municipality", ADDED, new[one]["name"]) for one in new if one not in old]
    for number in new:
        if number in old:
            rows += _municipality(old[number], new[number])
    rows += [_row("municipality", REMOVED, old[one]["name"]) for one in old if one not in new]
    return rows


def _municipality(before: Data, after: Data) -> list[Row]:
    name = after["name"]
    rows = []
    for kind, found in after["findings"].items():
        known = before["findings"].get(kind, [])
        if _without_places(known) != _without_places(found):
            change = _kind(known or None, found or None)
            rows.append(_row(kind, change, name, len(known), len(found)))
    old, new = ({plan["title"] for plan in row["plans"]} for row in (before, after))
    rows += [_row("plan", ADDED, name, after=title) for title in sorted(new - old)]
    rows += [_row("plan", REMOVED, name, before=title) for title in sorted(old - new)]
    if _other_facts(before, old & new) != _other_facts(after, old & new):
        rows.append(_row("facts", CHANGED, name))
    return rows


def _without_places(rows: Sequence[Data]) -> list[Data]:
    """Findings without the numbers of their passages, which move when another one comes."""
    return [{**row, "passages": len(row["passages"])} for row in rows]


def _other_facts(row: Data, titles: set[str]) -> Data:
    """All but what has rows of its own; of plans those that both editions name."""
    facts = {key: value for key, value in row.items() if key not in ("findings", "examples")}
    return facts | {"plans": [plan for plan in row["plans"] if plan["title"] in titles]}


def _rest(before: Data, after: Data) -> list[Row]:
    """What no row above tells of: the project's own facts, works cited, titles."""
    old, new = without_listed(before), without_listed(after)
    keys = (set(old) | set(new)) - PASSED_OVER - TOLD
    differ = any(old.get(key) != new.get(key) for key in keys)
    return [_row("rest", CHANGED)] if differ else []
