"""What changed between two versions of a codebook, and what became of a code; without Django.

A version's content is `{"codes": [...]}`, each code as plain values: `uuid`, `name`, `category`,
`merged_into` and `split_from` (uuids or None), `definition`, `include`, `exclude`, `example`, `term`,
`colour`, `is_codable`, `is_retired` and `position`. Codes are the same where their uuid is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

CodeContent = Mapping[str, Any]
Content = Mapping[str, Any]
DEFINING = ("definition", "include", "exclude", "example", "term")


class Kind(StrEnum):
    """What happened to a code."""

    NEW = "new"
    GONE = "gone"
    RENAMED = "renamed"
    REDEFINED = "redefined"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    RETIRED = "retired"
    BROUGHT_BACK = "brought_back"


@dataclass(frozen=True)
class Change:
    """One change of a code. before, after: names or words; for a merger and a split where it went."""

    kind: Kind
    uuid: str
    name: str
    before: str = ""
    after: str = ""
    field: str = ""


def next_label(label: str) -> str:
    """The label of the version after: "1.0" becomes "1.1", "2017" "2017.1", "" "1.0"."""
    if not label:
        return "1.0"
    whole, dot, last = label.rpartition(".")
    if dot and last.isascii() and last.isdigit():
        return f"{whole}.{int(last) + 1}"
    return f"{label}.1"


def changes_between(before: Content, after: Content) -> list[Change]:
    """All changes, code by code in the order of the later version; those that went last."""
    old, new = _by_uuid(before), _by_uuid(after)
    found: list[Change] = []
    for uuid, code in new.items():
        if uuid in old:
            found += _changes_of(uuid, old[uuid], code, old, new)
        else:
            found.append(Change(Kind.NEW, uuid, code["name"], after=_name(code["category"], new)))
    return found + [
        Change(Kind.GONE, uuid, code["name"]) for uuid, code in old.items() if uuid not in new
    ]


def _changes_of(
    uuid: str,
    was: CodeContent,
    now: CodeContent,
    old: Mapping[str, CodeContent],
    new: Mapping[str, CodeContent],
) -> Iterator[Change]:
    name = now["name"]
    if was["name"] != name:
        yield Change(Kind.RENAMED, uuid, name, was["name"], name)
    if was["category"] != now["category"]:
        places = _name(was["category"], old), _name(now["category"], new)
        yield Change(Kind.MOVED, uuid, name, *places)
    for field in DEFINING:
        if was[field] != now[field]:
            yield Change(Kind.REDEFINED, uuid, name, was[field] or "", now[field] or "", field)
    if was["merged_into"] != now["merged_into"]:
        yield Change(Kind.MERGED, uuid, name, after=_name(now["merged_into"], new))
    parts = parts_of(uuid, new)
    if parts != parts_of(uuid, old):
        yield Change(Kind.SPLIT, uuid, name, after=", ".join(parts))
    elif was["is_retired"] != now["is_retired"]:
        yield Change(Kind.RETIRED if now["is_retired"] else Kind.BROUGHT_BACK, uuid, name)


def parts_of(uuid: str, codes: Mapping[str, CodeContent]) -> list[str]:
    """Names of the codes that a code was split into."""
    return [code["name"] for code in codes.values() if code["split_from"] == uuid]


def _by_uuid(content: Content) -> dict[str, CodeContent]:
    return {code["uuid"]: code for code in content["codes"]}


def _name(uuid: str | None, codes: Mapping[str, CodeContent]) -> str:
    return str(codes[uuid]["name"]) if uuid is not None and uuid in codes else ""
