"""Pages of long lists."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator


class KeyPaginator(Paginator):
    """A page of a query set by its keys: keys are sorted, and only a page's rows are read whole.

    The last of two thousand pages would else join and read all rows before it, to throw them away.
    """

    def __init__(self, *args: Any, count: int | None = None, **options: Any) -> None:
        """count: how many rows there are, where that is known already."""
        super().__init__(*args, **options)
        if count is not None:
            self.count = count

    def page(self, number: int | str) -> Page[Any]:
        """The page. Raises InvalidPage like Django's own."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        rows = rows_between(self.object_list, first, min(first + self.per_page, self.count))
        return Page(rows, number, self)


def rows_between(rows: Any, first: int, last: int) -> list[Any]:
    """The rows from place `first` to before `last`, in the order and with the additions of `rows`."""
    keys = list(rows.values_list("pk", flat=True)[first:last])
    found = {row.pk: row for row in rows.filter(pk__in=keys).order_by()}
    return [found[key] for key in keys if key in found]
