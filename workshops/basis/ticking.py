"""Rows that something can rest on, to tick in a form: polls and ideas."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator

from forkommune.accounts.models import User
from workshops.models import Idea, Meeting, Poll

SHORT = 160
MOST_CHOICES = 80


class RowsField(forms.ModelMultipleChoiceField):
    """Rows to tick, by the beginning of what they say."""

    def __init__(self, rows: Any, *, label: Any, words: str) -> None:
        keys = list(rows.values_list("pk", flat=True)[:MOST_CHOICES])
        chosen = rows.model.objects.filter(pk__in=keys).order_by(words, "pk")
        super().__init__(chosen, label=label, widget=forms.CheckboxSelectMultiple, required=False)
        self.words = words
        self.widget.attrs["class"] = "ds-input"

    def label_from_instance(self, row: Any) -> str:
        """As much as fits beside a box."""
        return Truncator(getattr(row, self.words)).chars(SHORT)


def polls_of(user: User, meeting: Meeting | None = None) -> Any:
    """Closed polls that something can rest on."""
    rows = Poll.objects.visible_to(user).filter(closed_at__isnull=False)
    return (rows.filter(meeting=meeting) if meeting else rows).order_by("-closed_at", "-pk")


def ideas_of(user: User, meeting: Meeting) -> Any:
    """Ideas and notes of the tables of a meeting; one stands for those that say the same."""
    return Idea.objects.visible_to(user).of_meeting(meeting).heads()
