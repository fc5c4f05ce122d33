"""Which models are searched, and by which of their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from forkommune.work.registry import Register

Texts = Mapping[str, str]
WEIGHTS = "ABCD"


@dataclass(frozen=True)
class Indexable:
    """A model that can be searched.

    label: "pilots.Example".
    texts: primary key and words by weight (A weighs most, D least) of each row of a queryset, in a
        constant number of queries.
    """

    label: str
    texts: Callable[[QuerySet[Any]], Iterable[tuple[int, Texts]]]

    @property
    def model(self) -> type[Model]:
        """The class of the model."""
        return apps.get_model(self.label)


indexables: Register[Indexable] = Register("indexables")


def is_searched(label: str, texts: Callable[[QuerySet[Any]], Iterable[tuple[int, Texts]]]) -> None:
    """Register a model (in its app's `ready`)."""
    indexables.add(label, Indexable(label, texts))
