"""The table of a list in the administration: `{% load listing %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.admin.templatetags.admin_list import ResultList, result_headers

from forkommune.ui.components.admin_rows import printed_rows

register = template.Library()


@register.inclusion_tag("admin/change_list_results.html")
def listed_rows(cl: Any) -> dict[str, Any]:
    """Django's own table, with rows that are printed by the column instead of by the cell."""
    headers = list(result_headers(cl))
    return {
        "cl": cl,
        "result_hidden_fields": [],
        "result_headers": headers,
        "num_sorted_fields": sum(bool(one["sortable"] and one["sorted"]) for one in headers),
        "results": [ResultList(None, [cells]) for cells in printed_rows(cl)],
    }
