"""The codebook as the coding screen lists it: each code as plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from django.db.models import QuerySet

from forkommune.accounts.models import User
from forkommune.database.prepared import Prepared
from forkommune.evidence.models import Code, Coding
from forkommune.evidence.models.code import look_of, short_name_of
from forkommune.evidence.querysets import READ
from forkommune.evidence.querysets.rounds import Hidden
from forkommune.ui.paths import paths_like

LAST_USED = 5
STAMP_LETTERS = 16


class CodeLine(NamedTuple):
    """A code in a list. key: its primary key. look: classes of colour and line style."""

    key: str
    look: str
    name: str
    short_name: str
    definition: str
    used: str
    url: str


@dataclass
class CategoryCodes:
    """A category of the codebook with its codes. key: its primary key, None for no category."""

    key: int | None
    name: str
    book: str
    codes: list[CodeLine] = field(default_factory=list)
    use_count: int = 0


class CodeRow(NamedTuple):
    """A row of `CodeQuerySet.for_codebook`."""

    key: int
    name: str
    definition: str
    position: int
    category: int | None
    category_name: str | None
    title: str
    version: str
    last_used: datetime | None


def code_rows(user: User) -> list[CodeRow]:
    """The codes that can be used, in the order of the book; none for those who may not see codes. One
    query."""
    return list(map(CodeRow._make, _listed(coder=user.pk))) if user.has_perm(READ) else []


@Prepared
def _listed(coder: int) -> QuerySet[Any, Any]:
    return Code.objects.for_codebook(coder)


def stamp_of(rows: Iterable[CodeRow]) -> str:
    """Tells codebooks apart that would be listed otherwise."""
    return sha256(repr([row[:-1] for row in rows]).encode()).hexdigest()[:STAMP_LETTERS]


def codebook_of(
    user: User, hidden: Hidden = None, rows: Iterable[CodeRow] | None = None
) -> list[CategoryCodes]:
    """The codes that can be used, by category in the order of the book, with how often each is used.

    hidden: as in `CodingQuerySet.visible_to`. rows: those of `code_rows`, where they are read already.
    """
    path = paths_like("evidence:code-detail", "0000")
    uses = Coding.objects.visible_to(user, hidden).uses_by_code()
    categories: dict[int | None, CategoryCodes] = {}
    for row in code_rows(user) if rows is None else rows:
        if row.category not in categories:
            book = f"{row.title} {row.version}"
            categories[row.category] = CategoryCodes(row.category, row.category_name or "", book)
        used = uses.get(row.key, 0)
        categories[row.category].codes.append(
            CodeLine(
                key=str(row.key),
                look=look_of(row.key, row.position),
                name=row.name,
                short_name=short_name_of(row.name, row.category_name),
                definition=row.definition,
                used=str(used),
                url=path(str(row.key)),
            )
        )
        categories[row.category].use_count += used
    return list(categories.values())


def last_used_of(rows: Iterable[CodeRow]) -> list[int]:
    """Keys of the codes that the coder used last, the newest first."""
    used = sorted(((row.last_used, row.key) for row in rows if row.last_used), reverse=True)
    return [key for _at, key in used[:LAST_USED]]
