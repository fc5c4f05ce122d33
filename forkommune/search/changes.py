"""What search learns when a row goes, or when the secretariat changes synonyms."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete

from .models import SearchEntry, SearchReading, SynonymGroup
from .vocabulary import WordsOf, count_words, tell_change


def register() -> None:
    """Connect the models."""
    pre_delete.connect(_entry_goes, sender=SearchEntry)
    post_save.connect(_synonyms_changed, sender=SynonymGroup)
    post_delete.connect(_synonyms_changed, sender=SynonymGroup)


def _entry_goes(instance: SearchEntry, **options: Any) -> None:
    read = SearchReading.objects.filter(entry=instance).first()
    gone = [WordsOf(read.words if read else (), instance.is_public, instance.facets)]
    transaction.on_commit(lambda: count_words(instance.content_type_id, gone, []))


def _synonyms_changed(**options: Any) -> None:
    transaction.on_commit(tell_change)
