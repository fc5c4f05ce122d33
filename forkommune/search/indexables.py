"""Which models are searched, and by which of their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from forkommune.work.registry import Register

from .norwegian.vectors import WEIGHTS

__all__ = ["WEIGHTS", "Indexable", "Texts", "indexables", "is_searched"]

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Indexable:
    """A model that can be searched.

    label: "pilots.Example". Its manager has `visible_to(user)`; what that gives a visitor without an
        account is public, and only the words of such rows are ever offered to one.
    texts: primary key and words by weight (A weighs most, D least) of each row of a queryset, in a
        constant number of queries.
    """

    label: str
    texts: Callable[[QuerySet[Any]], Iterable[tuple[int, Texts]]]

    @property
    def model(self) -> type[Model]:
        """The class of the model."""
        return apps.get_model(self.label)

    def public_among(self, keys: Iterable[int] | None) -> set[int]:
        """Those of some rows (of all for None) that everybody may read."""
        rows = self.model._default_manager.visible_to(AnonymousUser())  # type: ignore[attr-defined]
        rows = rows if keys is None else rows.filter(pk__in=keys)
        return set(rows.order_by().values_list("pk", flat=True))


indexables: Register[Indexable] = Register("indexables")


def is_searched(label: str, texts: Callable[[QuerySet[Any]], Iterable[tuple[int, Texts]]]) -> None:
    """Register a model (in its app's `ready`)."""
    indexables.add(label, Indexable(label, texts))
