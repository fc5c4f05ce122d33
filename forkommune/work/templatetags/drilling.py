"""The years, months and days of a long list: `{% load drilling %}`.

Django's own tag asks which years and months have rows, which reads the whole table; this one
asks only for the first and the last day, which an index answers.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime
from typing import Any

from django import template
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forkommune.ui.asked import whole_number

register = template.Library()
PARTS = ("year", "month", "day")
LARGEST = {"year": 9999, "month": 12, "day": 31}


@register.inclusion_tag("admin/date_hierarchy.html")
def drill_down(cl: Any) -> dict[str, Any]:
    """Links to the years, then the months, then the days between the first row and the last."""
    field = cl.date_hierarchy
    ends = cl.root_queryset.order_by().aggregate(first=Min(field), last=Max(field))
    first, last = _day(ends["first"]), _day(ends["last"])
    if first is None or last is None:
        return {"show": False}
    year, month, day = (_asked(cl, part) for part in PARTS)
    if year is None:
        years = range(last.year, first.year - 1, -1)
        choices = [_link(cl, str(one), one) for one in years]
        return {"show": True, "back": None, "choices": choices}
    if month is None:
        months = [_link(cl, _words(date(year, one, 1), "F"), year, one) for one in range(1, 13)]
        return {"show": True, "back": _link(cl, _("All dates")), "choices": months}
    if day is None:
        days = range(1, calendar.monthrange(year, month)[1] + 1)
        choices = [_link(cl, _words(date(year, month, one)), year, month, one) for one in days]
        return {"show": True, "back": _link(cl, str(year), year), "choices": choices}
    back = _link(cl, _words(date(year, month, 1), "F Y"), year, month)
    return {"show": True, "back": back, "choices": [{"title": _words(date(year, month, day))}]}


def _asked(cl: Any, part: str) -> int | None:
    """The year, month or day that the list is narrowed to, if it is one."""
    value = whole_number(str(cl.params.get(f"{cl.date_hierarchy}__{part}", "")))
    return value if value and value <= LARGEST[part] else None


def _words(day: date, form: str = "j. F") -> str:
    return date_format(day, form)


def _link(cl: Any, title: str, *chosen: int) -> dict[str, str]:
    kept = {f"{cl.date_hierarchy}__{part}": n for part, n in zip(PARTS, chosen, strict=False)}
    return {"link": cl.get_query_string(kept, [f"{cl.date_hierarchy}__"]), "title": title}


def _day(value: date | datetime | None) -> date | None:
    return timezone.localdate(value) if isinstance(value, datetime) else value
