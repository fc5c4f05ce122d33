"""The codebook as the coding screen lists it, three times over: each code as plain words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from forkommune.accounts.models import User
from forkommune.evidence.models import Code, Codebook, Coding
from forkommune.evidence.querysets.rounds import Hidden
from forkommune.ui.paths import paths_like


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
    book: Codebook
    codes: list[CodeLine] = field(default_factory=list)
    use_count: int = 0


def codebook_of(user: User, hidden: Hidden = None) -> list[CategoryCodes]:
    """The codes that can be used, by category in the order of the book; two queries.

    hidden: as in `CodingQuerySet.visible_to`.
    """
    path = paths_like("evidence:code-detail", "0000")
    counts = Coding.objects.visible_to(user, hidden).counts_by_code()
    categories: dict[int | None, CategoryCodes] = {}
    for code in Code.objects.visible_to(user).for_codebook():
        key = code.category_id
        if key not in categories:
            name = code.category.name if code.category else ""
            categories[key] = CategoryCodes(key, name, code.codebook)
        used = counts.get(code.pk, 0)
        categories[key].codes.append(
            CodeLine(
                key=str(code.pk),
                look=code.look,
                name=code.name,
                short_name=code.short_name,
                definition=code.definition,
                used=str(used),
                url=path(str(code.pk)),
            )
        )
        categories[key].use_count += used
    return list(categories.values())
