"""Sentences that lost a passage: the next edition waits until somebody has read each of them again.

A passage goes when somebody withdraws, strikes a sentence, or marks the text anew. What rested on it
may still be true by the rest, or not any more; only whoever wrote the sentence can tell.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Support
from forkommune.work.history import acting
from reports.models import Sentence


class RestsOnNothing(ValueError):
    """No passage is left under the sentence; the message says what can be done."""


@transaction.atomic
def confirm_sentence(*, sentence: Sentence, by: User) -> Sentence:
    """Somebody has read it again and it holds by what is left. Raises RestsOnNothing."""
    sentence = Sentence.objects.select_for_update(of=("self",)).get(pk=sentence.pk)
    if not sentence.claim.supports.exists():
        raise RestsOnNothing(
            _(
                "Nothing is left that the sentence rests on. Take it out, or write it anew on others."
            )
        )
    if sentence.weakened_at is not None:
        with acting(by, "sentence.confirmed"):
            sentence.weakened_at = None
            sentence.save(update_fields=["weakened_at"])
    return sentence


def _passage_went(sender: Any, instance: Support, **signal: object) -> None:
    Sentence.objects.filter(claim=instance.claim_id).update(weakened_at=timezone.now())


def register() -> None:
    """Notice every passage that goes, by whatever way."""
    post_delete.connect(_passage_went, sender=Support, dispatch_uid="reports.weakened")
