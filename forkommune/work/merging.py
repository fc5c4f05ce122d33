"""Field-wise merging of two people's texts. Plain functions: no Django, no database.

A form carries, for each field, the digest of what it was loaded with (its base). So the server
can tell who changed what without keeping every version: mine differs from the base, or theirs
does, or both do. Source: research note, section 5.
"""

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

Value = str | list[str]
Values = Mapping[str, Value]

DIGEST_LENGTH = 12
PIECES = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of the fields of one save.

    accepted: changed by the sender only, so they are stored.
    theirs: changed by others only; the sender's form should show these.
    conflicts: the sender's texts in fields that both changed; what is stored stays.
    """

    accepted: dict[str, Value] = field(default_factory=dict)
    theirs: dict[str, Value] = field(default_factory=dict)
    conflicts: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, and whether the other text lacks it."""

    text: str
    changed: bool


def clean(value: Value) -> Value:
    """What is kept of a typed value: `\\n` for every line break, no NUL (PostgreSQL has none)."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return [str(clean(part)) for part in value]


def digest(value: Value) -> str:
    """A short fingerprint of a value; an empty list and an empty text are the same nothing."""
    canonical = json.dumps(clean(value) or "", ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:DIGEST_LENGTH]


def merge(stored: Values, sent: Values, base: Mapping[str, str], own: Collection[str]) -> Merge:
    """Join what was sent with what is stored, field by field.

    base: digests of what the sender's form was loaded with; a field without one began empty.
    own: fields whose stored text came from the sender's own tab: a tab never conflicts with itself.
    """
    result = Merge()
    for name, mine in sent.items():
        theirs = stored.get(name, "")
        loaded = base.get(name, digest(""))
        if digest(mine) == digest(theirs):
            continue
        if digest(mine) == loaded:
            result.theirs[name] = theirs
        elif digest(theirs) == loaded or name in own:
            result.accepted[name] = mine
        else:
            result.conflicts[name] = mine
    return result


def next_base(sent: Values, base: Mapping[str, str], conflicts: Collection[str]) -> dict[str, str]:
    """The digests of what the sender's form holds after the save.

    A field in conflict keeps its old base, so that it stays in conflict until somebody decides.
    """
    held = {name: digest(value) for name, value in sent.items() if name not in conflicts}
    return {**base, **held}


def joined(mine: Value, theirs: Value) -> Value:
    """Both values in one: mine first, nothing doubled."""
    if isinstance(mine, list) or isinstance(theirs, list):
        ours, others = _listed(mine), _listed(theirs)
        return [*ours, *(one for one in others if one not in ours)]
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{mine}\n{theirs}"


def _listed(value: Value) -> list[str]:
    if isinstance(value, list):
        return value
    return [value] if value else []


def differences(mine: str, theirs: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, word by word, those that the other lacks marked as changed."""
    ours, others = PIECES.findall(mine), PIECES.findall(theirs)
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = SequenceMatcher(None, ours, others, autojunk=False)
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        changed = kind != "equal"
        _append(left, "".join(ours[a1:a2]), changed)
        _append(right, "".join(others[b1:b2]), changed)
    return _tidy(left), _tidy(right)


def _tidy(pieces: list[Piece]) -> list[Piece]:
    """Marked runs without white space at their end, so that no line is drawn under nothing."""
    tidied: list[Piece] = []
    for piece in pieces:
        words = piece.text.rstrip() if piece.changed else piece.text
        rest = piece.text[len(words) :]
        tidied += [one for one in (Piece(words, piece.changed), Piece(rest, False)) if one.text]
    return tidied


def _append(pieces: list[Piece], text: str, changed: bool) -> None:
    """Add a run; a lone space between two changed words belongs to the change."""
    if not text:
        return
    bridge = not changed and text.isspace() and pieces and pieces[-1].changed
    if pieces and (pieces[-1].changed == changed or bridge):
        pieces[-1] = Piece(pieces[-1].text + text, pieces[-1].changed)
    else:
        pieces.append(Piece(text, changed))
