"""What a table or a figure is about, where nothing that is drawn says so before the report is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OF_EACH = "people-"  # the figures of single municipalities
OF_CODES = "codes-"  # the tables of codebooks
LABELS = {
    "attained": gettext_lazy("The goals of the application and what became of them"),
    "beside": gettext_lazy("With another number of groups"),
    "claimed": gettext_lazy("What is argued for"),
    "criteria": gettext_lazy("Criteria"),
    "dissemination": gettext_lazy("Where results were told"),
    "example-table": gettext_lazy("Examples from the region"),
    "goals": gettext_lazy("Sub-goals of the application"),
    "guide": gettext_lazy("Interview guide"),
    "measured": gettext_lazy("What can be counted"),
    "milestones": gettext_lazy("Milestones"),
    "moves": gettext_lazy("What was moved by hand"),
    "near": gettext_lazy("Divisions nearly as good"),
    "numbers": gettext_lazy("The municipalities in numbers"),
    "open": gettext_lazy("Open questions"),
    "pillars": gettext_lazy("Pillars of the main project"),
    "pilot-table": gettext_lazy("All pilot projects"),
    "processes": gettext_lazy("Participation processes"),
    "questions": gettext_lazy("Open questions"),
    "ranked": gettext_lazy("Criteria by the points they were given"),
    "table-cost-type": gettext_lazy("Cost by type"),
    "table-financing": gettext_lazy("Financing"),
    "table-sector": gettext_lazy("Cost by sector"),
    "table-task": gettext_lazy("Cost by task"),
    "ties": gettext_lazy("What binds each group"),
    "wanted": gettext_lazy("Pilot projects by the points they were given"),
}


def label_of(anchor: str, data: Mapping[str, Any]) -> str:
    """Its words; "" for one that nobody has named."""
    if anchor.startswith(OF_EACH):
        number = anchor.removeprefix(OF_EACH)
        names = [row["name"] for row in data["municipalities"] if row["number"] == number]
        return _("Population of %(name)s") % {"name": names[0]} if names else ""
    if anchor.startswith(OF_CODES):
        return _("Codebook")
    return str(LABELS.get(anchor, ""))
