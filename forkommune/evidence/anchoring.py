"""Where a mark goes when the text under it is corrected. Plain arithmetic, no database.

Offsets are code points, 0-based and half-open. The difference of two texts is a list of edits; a
boundary moves by what was inserted or deleted before it. Source: research note, section 1, "Offsets".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# A word carries its white space: spaces alone would be so frequent that the comparison gets slow.
TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


@dataclass(frozen=True, slots=True)
class Edit:
    """`old[old_start:old_end]` became `new[new_start:new_end]`; one of the two may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def edits_between(old: str, new: str) -> tuple[Edit, ...]:
    """What was replaced, inserted and deleted, in the order of the text, with kept text between.

    Applying them to `old` gives `new`; equal texts have none.
    """
    head = _common_prefix(old, new)
    tail = _common_prefix(old[head:][::-1], new[head:][::-1])
    before = TOKEN.findall(old[head : len(old) - tail])
    after = TOKEN.findall(new[head : len(new) - tail])
    old_at, new_at = _starts(before, head), _starts(after, head)
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(
        _trimmed(old, new, Edit(old_at[i1], old_at[i2], new_at[j1], new_at[j2]))
        for tag, i1, i2, j1, j2 in blocks
        if tag != "equal"
    )


def move(start: int, end: int, edits: Sequence[Edit]) -> tuple[int, int] | None:
    """The mark `[start, end)` of the old text in the new one; None where nothing of it is left.

    What is inserted exactly at a boundary stays outside; where a boundary lay inside replaced
    words, the mark covers what replaced them.
    """
    moved = _moved_start(start, edits), _moved_end(end, edits)
    return moved if moved[0] < moved[1] else None


def apply(old: str, new: str, edits: Sequence[Edit]) -> str:
    """`old` with the edits carried out, taking the replacements from `new`."""
    return "".join(_pieces(old, new, edits))


def _pieces(old: str, new: str, edits: Sequence[Edit]) -> Iterator[str]:
    at = 0
    for edit in edits:
        yield old[at : edit.old_start]
        yield new[edit.new_start : edit.new_end]
        at = edit.old_end
    yield old[at:]


def _moved_start(position: int, edits: Sequence[Edit]) -> int:
    shift = 0
    for edit in edits:
        if position < edit.old_start:
            break
        if position < edit.old_end:
            return edit.new_start
        shift = edit.new_end - edit.old_end
    return position + shift


def _moved_end(position: int, edits: Sequence[Edit]) -> int:
    shift = 0
    for edit in edits:
        if position <= edit.old_start:
            break
        if position <= edit.old_end:
            return edit.new_end
        shift = edit.new_end - edit.old_end
    return position + shift


def _starts(tokens: Sequence[str], first: int) -> list[int]:
    """Offset of each token, and of the end after the last."""
    starts = [first]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _trimmed(old: str, new: str, edit: Edit) -> Edit:
    """The same edit without the characters that both sides begin or end with."""
    before, after = old[edit.old_start : edit.old_end], new[edit.new_start : edit.new_end]
    head = _common_prefix(before, after)
    tail = _common_prefix(before[head:][::-1], after[head:][::-1])
    return Edit(
        edit.old_start + head, edit.old_end - tail, edit.new_start + head, edit.new_end - tail
    )


def _common_prefix(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    return next(n for n in range(shorter) if one[n] != other[n])
