"""Choosing an organisation where several bear one name: municipalities of different times do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation
from forkommune.ui.named_rows import NamedRowField


class OrganisationField(NamedRowField):
    """An organisation by a part of its name or by its municipality number.

    A suggestion and an error tell municipalities of one name apart by number and last year. Where several
    fit, those that are `near` go before the others: those who are in the meeting, say.
    """

    def __init__(self, queryset: Any = None, **kwargs: Any) -> None:
        rows = Organisation.objects.none() if queryset is None else queryset
        super().__init__(rows, name_field="name", **kwargs)
        self.near: set[int] = set()

    def offer(self, rows: Any, near: Iterable[int] = ()) -> None:
        """The organisations that may be chosen, and the keys of those that go before the others."""
        super().offer(rows.select_related("municipality"))
        self.near = set(near)

    def suggest_first(self, rows: Any) -> None:
        """Suggest these alone; every other may still be written."""
        self.widget.suggestions = rows.select_related("municipality")

    def named(self, row: Any) -> str:
        """“Asker kommune, nr. 0220, til 2019”; others have their name alone."""
        area = getattr(row, "municipality", None)
        if area is None:
            return str(row)
        told = {"name": row, "number": area.number}
        if area.valid_to is None:
            return _("%(name)s, no. %(number)s") % told
        told["year"] = (area.valid_to - timedelta(days=1)).year
        return _("%(name)s, no. %(number)s, until %(year)s") % told

    def found(self, words: str) -> Any:
        """Those of that number, or whose name holds every word; the near ones alone where there are any."""
        asked = words.strip()
        if len(asked) == 4 and asked.isdecimal():
            everybody: Any = self.queryset
            return everybody.filter(municipality__number=asked)
        rows = super().found(words)
        near = rows.filter(pk__in=self.near)
        return near if near.exists() else rows
