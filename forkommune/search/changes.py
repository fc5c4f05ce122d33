"""What search learns when a row goes, or when the secretariat changes synonyms."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from .models import SearchEntry, SynonymGroup
from .vocabulary import WordsOf, count_words, tell_change


def register() -> None:
    """Connect the models."""
    post_delete.connect(_entry_gone, sender=SearchEntry)
    post_save.connect(_synonyms_changed, sender=SynonymGroup)
    post_delete.connect(_synonyms_changed, sender=SynonymGroup)


def _entry_gone(instance: SearchEntry, **options: Any) -> None:
    gone = [WordsOf(instance.words, instance.is_public, instance.facets)]
    transaction.on_commit(lambda: count_words(instance.content_type_id, gone, []))


def _synonyms_changed(**options: Any) -> None:
    transaction.on_commit(tell_change)
