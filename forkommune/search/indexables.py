"""Which models are searched, and by which of their words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from forkommune.work.registry import Register

from .norwegian.vectors import WEIGHTS

__all__ = [
    "WEIGHTS",
    "Content",
    "Indexable",
    "Texts",
    "facet_code",
    "indexables",
    "is_searched",
]

Texts = Mapping[str, str]


def facet_code(name: str, value: object) -> int:
    """The number that stands for a value of a facet: counting numbers is twice as fast as words."""
    content = f"{name}={value}".encode()
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big", signed=True)


@dataclass(frozen=True)
class Content:
    """What a row is found, narrowed and ordered by.

    texts: words by weight, A weighs most, D least. facets: `facet_code` of each of its values.
    documented: how well it is documented, 0 where nobody has said.
    """

    texts: Texts
    facets: tuple[int, ...] = ()
    year: int | None = None
    documented: int = 0


@dataclass(frozen=True)
class Indexable:
    """A model that can be searched.

    label: "pilots.Example". Its manager has `visible_to(user)`; what that gives a visitor without an
        account is public, and only the words of such rows are ever offered to one.
    contents: primary key and content of each row of a queryset, in a constant number of queries.
    offered: whether words of public rows may be offered to everybody; not where a row may stop being
        public without being saved.
    """

    label: str
    contents: Callable[[QuerySet[Any]], Iterable[tuple[int, Content]]]
    offered: bool = True

    @property
    def model(self) -> type[Model]:
        """The class of the model."""
        return apps.get_model(self.label)

    def public_among(self, keys: Iterable[int] | None) -> set[int]:
        """Those of some rows (of all for None) that everybody may read."""
        if not self.offered:
            return set()
        rows = self.model._default_manager.visible_to(AnonymousUser())  # type: ignore[attr-defined]
        rows = rows if keys is None else rows.filter(pk__in=keys)
        return set(rows.order_by().values_list("pk", flat=True))


indexables: Register[Indexable] = Register("indexables")


def is_searched(
    label: str,
    contents: Callable[[QuerySet[Any]], Iterable[tuple[int, Content]]],
    *,
    offered: bool = True,
) -> None:
    """Register a model (in its app's `ready`)."""
    indexables.add(label, Indexable(label, contents, offered))
