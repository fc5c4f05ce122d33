"""What can be found in one place: each app says which of its rows, for whom, and how a hit is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from forkommune.ui.parts import Look
from forkommune.work.registry import Register

from .indexables import indexables
from .indexing import type_of
from .models import SearchEntry


@dataclass(frozen=True)
class Hit:
    """A row as the list of hits shows it.

    text: what its snippet is taken of. places: names of its municipalities. notes: what stands on its
    tags, each with its colour.
    """

    title: str
    url: str
    text: str
    places: str = ""
    year: int | None = None
    notes: Sequence[tuple[str, str]] = ()
    is_invented: bool = False


@dataclass(frozen=True)
class SearchKind:
    """A kind of row among the hits, by its word in the address.

    label: name of an indexable. one, many: words of it. rows: those that a visitor may find.
    hits: by primary key, of some of those rows, for the visitor.
    only_public: `rows` gives everybody the same, which the entries know.
    offers_all: whether a visitor may be offered words of rows that are not public.
    list_url: where this kind has a search of its own, from the words.
    """

    label: str
    one: Any
    many: Any
    look: Look
    rows: Callable[[Any], QuerySet[Any]]
    hits: Callable[[Any, Any], Mapping[int, Hit]]
    only_public: bool = True
    offers_all: Callable[[Any], bool] = field(default=lambda user: False)
    list_url: Any = ""

    @property
    def type_key(self) -> int:
        """Key of the content type of its rows."""
        return int(type_of(indexables.get(self.label)).pk)

    def entries(self, user: Any) -> QuerySet[SearchEntry]:
        """Entries of the rows that a visitor may find."""
        entries = SearchEntry.objects.filter(content_type=self.type_key)
        if self.only_public:
            return entries.filter(is_public=True)
        return entries.filter(object_id__in=self.rows(user).order_by().values("pk"))

    def found(self, keys: Sequence[int], user: Any) -> Mapping[int, Hit]:
        """Hits by primary key; the rows themselves say once more whether the visitor may see them."""
        return self.hits(self.rows(user).filter(pk__in=keys), user) if keys else {}


search_kinds: Register[SearchKind] = Register("kind of search hit")
