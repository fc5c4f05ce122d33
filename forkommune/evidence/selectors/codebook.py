"""The codebook as the coding screen lists it, three times over: each code as plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from forkommune.accounts.models import User
from forkommune.evidence.models import Code, Codebook, Coding
from forkommune.evidence.querysets.rounds import Hidden
from forkommune.ui.paths import paths_like

LAST_USED = 5


class CodeLine(NamedTuple):
    """A code in a list. key: its primary key. look: classes of colour and line style. last_used: when
    the coder used it last."""

    key: str
    look: str
    name: str
    short_name: str
    definition: str
    used: str
    last_used: datetime | None
    url: str


@dataclass
class CategoryCodes:
    """A category of the codebook with its codes. key: its primary key, None for no category."""

    key: int | None
    name: str
    book: Codebook
    codes: list[CodeLine] = field(default_factory=list)
    use_count: int = 0


def codebook_of(user: User, hidden: Hidden = None) -> list[CategoryCodes]:
    """The codes that can be used, by category in the order of the book; two queries.

    hidden: as in `CodingQuerySet.visible_to`.
    """
    path = paths_like("evidence:code-detail", "0000")
    uses = Coding.objects.visible_to(user, hidden).uses_by_code(user)
    categories: dict[int | None, CategoryCodes] = {}
    for code in Code.objects.visible_to(user).for_codebook():
        key = code.category_id
        if key not in categories:
            name = code.category.name if code.category else ""
            categories[key] = CategoryCodes(key, name, code.codebook)
        used, last_used = uses.get(code.pk, (0, None))
        categories[key].codes.append(
            CodeLine(
                key=str(code.pk),
                look=code.look,
                name=code.name,
                short_name=code.short_name,
                definition=code.definition,
                used=str(used),
                last_used=last_used,
                url=path(str(code.pk)),
            )
        )
        categories[key].use_count += used
    return list(categories.values())


def last_used_of(codes: Iterable[CodeLine]) -> list[CodeLine]:
    """The codes that the coder used last, the newest first."""
    used = [(code.last_used, code) for code in codes if code.last_used]
    return [code for _at, code in sorted(used, reverse=True)[:LAST_USED]]
