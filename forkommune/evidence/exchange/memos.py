"""Memos of researchers as an export carries them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forkommune.evidence.models import Memo

from .identifiers import Identity
from .material import MemoRow


@dataclass(frozen=True)
class Placed:
    """Where a text of the portal is in the files: within which text, from which code point on."""

    identifier: str
    name: str
    start: int


@dataclass(frozen=True)
class Exported:
    """What the files hold, by the keys of rows: codes with identifier and name, places of texts, and
    which text each revision is of."""

    codes: Mapping[int, tuple[str, str]]
    texts: Mapping[int, Placed]
    texts_of_revisions: Mapping[int, int]


def memo_rows(
    memos: Iterable[Memo],
    exported: Exported,
    identity: Identity,
    user: Callable[[int | None], str],
) -> tuple[MemoRow, ...]:
    """Those about what the files hold, in the order given. user: the identifier of an account."""
    rows = []
    for memo in memos:
        if (about := _about(memo, exported)) is not None:
            rows.append(
                MemoRow(
                    identifier=identity.of("memo", memo.pk),
                    text=memo.text,
                    author=user(memo.by_id),
                    at=memo.at,
                    **about,
                )
            )
    return tuple(rows)


def _about(memo: Memo, exported: Exported) -> dict[str, Any] | None:
    """The fields of a row that say what it is about; None for what is not in the files."""
    if memo.book is not None:
        return {"about": "codebook", "target": "", "name": str(memo.book)}
    if memo.code_id is not None:
        if memo.code_id not in exported.codes:
            return None
        identifier, name = exported.codes[memo.code_id]
        return {"about": "code", "target": identifier, "name": name}
    if memo.passage is None:
        text = exported.texts[memo.source_id or 0]
        return {"about": "source", "target": text.identifier, "name": text.name}
    passage = memo.passage
    text = exported.texts[exported.texts_of_revisions[passage.revision_id]]
    return {
        "about": "passage",
        "target": text.identifier,
        "name": text.name,
        "start": text.start + passage.start,
        "end": text.start + passage.end,
        "quote": passage.quote,
    }
