"""What the evaluations enter with the rooms below them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from forkommune.work.registry import DataSource, link_scopes, sources

from .asking import EVALUATES, LINK_SCOPE


def register() -> None:
    """Enter the link, and where the first questions come from."""
    link_scopes.add(LINK_SCOPE, EVALUATES)
    source = DataSource(
        _("The first questions of evaluations"),
        _("The project, worded for this portal"),
        "EUPL-1.2",
        ("workshops/data/evaluation_questions.json",),
        _("proposal by the project"),
    )
    sources.add("evaluation questions", source, order=42)
