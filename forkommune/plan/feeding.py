"""What a question of a guide can feed."""

from __future__ import annotations

from .models import Deliverable, ResearchQuestion


def fed() -> list[tuple[str, str]]:
    """The deliverables and research questions of the project: code and words."""
    deliverables = Deliverable.objects.order_by("code").values_list("code", "title")
    asked = ResearchQuestion.objects.order_by("code").values_list("code", "text")
    return [*deliverables, *asked]
