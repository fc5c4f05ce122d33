"""Pages of long lists."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property


class KeyPaginator(Paginator):
    """A page of a query set by its keys: keys are sorted, and only a page's rows are read whole.

    The last of two thousand pages would else join and read all rows before it, to throw them away.
    """

    def __init__(self, *args: Any, count: int | None = None, **options: Any) -> None:
        """count: how many rows there are, where that is known already."""
        super().__init__(*args, **options)
        self._known = count

    @cached_property
    def _first_keys(self) -> list[Any]:
        """The keys of the first page, and one more if there is one."""
        rows: Any = self.object_list
        return list(rows.values_list("pk", flat=True)[: self.per_page + 1])

    @cached_property
    def count(self) -> int:
        """How many rows there are; those of one page are not gone through a second time."""
        if self._known is not None:
            return self._known
        found = len(self._first_keys)
        rows: Any = self.object_list
        return found if found <= self.per_page else int(rows.count())

    def page(self, number: int | str) -> Page[Any]:
        """The page. Raises InvalidPage like Django's own."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        if number == 1 and self._known is None:
            rows = rows_of(self.object_list, self._first_keys[: self.per_page])
        else:
            keys = self.keys_between(first, min(first + self.per_page, self.count))
            rows = rows_of(self.object_list, keys)
        return Page(rows, number, self)

    def keys_between(self, first: int, last: int) -> list[Any]:
        """The keys of the rows from place `first` to before `last`."""
        return keys_between(self.object_list, first, last)


def rows_between(rows: Any, first: int, last: int) -> list[Any]:
    """The rows from place `first` to before `last`, in the order and with the additions of `rows`."""
    return rows_of(rows, keys_between(rows, first, last))


def keys_between(rows: Any, first: int, last: int) -> list[Any]:
    """Their keys alone."""
    return list(rows.values_list("pk", flat=True)[first:last])


def rows_of(rows: Any, keys: list[Any]) -> list[Any]:
    """The rows with some keys, in the order of the keys and with the additions of `rows`."""
    if not keys:
        return []
    found = {row.pk: row for row in rows.filter(pk__in=keys).order_by()}
    return [found[key] for key in keys if key in found]
