"""When somebody's name goes, what was searched for in vain by that name goes, too."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete

from forkommune.evidence.models import ContactKey
from forkommune.search.models import UnansweredSearch

SHORTEST = 3  # letters: shorter parts of a name stand for other words more often


def register() -> None:
    """Follow the contact data, whoever deletes them and why."""
    pre_delete.connect(_name_goes, sender=ContactKey)


def _name_goes(instance: ContactKey, **options: Any) -> None:
    # Nobody is shown the name, so that no look-up is logged.
    parts = [part for part in instance.name.replace("-", " ").split() if len(part) >= SHORTEST]
    UnansweredSearch.objects.holding_any(parts).delete()
