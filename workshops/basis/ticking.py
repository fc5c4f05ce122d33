"""Rows that something can rest on, to tick in a form: polls and ideas."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator

from forkommune.accounts.models import User
from workshops.models import Idea, Meeting, Poll

SHORT = 160
MOST_CHOICES = 80
MOST_IDEAS = 1_000  # more than the tables of ten workshops write


class RowsField(forms.ModelMultipleChoiceField):
    """Rows to tick, by the beginning of what they say. most: the first of `rows`, and no more."""

    def __init__(self, rows: Any, *, label: Any, words: str, most: int = MOST_CHOICES) -> None:
        keys = list(rows.values_list("pk", flat=True)[:most])
        chosen = rows.model.objects.filter(pk__in=keys).order_by(words, "pk")
        super().__init__(chosen, label=label, widget=forms.CheckboxSelectMultiple, required=False)
        self.words = words
        self.widget.attrs["class"] = "ds-input"

    def label_from_instance(self, row: Any) -> str:
        """As much as fits beside a box."""
        return Truncator(getattr(row, self.words)).chars(SHORT)


class IdeasField(RowsField):
    """Ideas of several meetings, the newest meeting's first, each with its meeting."""

    def __init__(self, rows: Any, *, label: Any) -> None:
        super().__init__(rows, label=label, words="text", most=MOST_IDEAS)
        order = ("-meeting__starts_at", "meeting", "text", "pk")
        found: Any = self.queryset
        self.queryset = found.select_related("meeting").order_by(*order)

    def label_from_instance(self, row: Any) -> str:
        """What it says, and at which meeting."""
        return f"{super().label_from_instance(row)} ({row.meeting})"


def polls_of(user: User, meeting: Meeting | None = None) -> Any:
    """Closed polls that something can rest on."""
    rows = Poll.objects.visible_to(user).filter(closed_at__isnull=False)
    return (rows.filter(meeting=meeting) if meeting else rows).order_by("-closed_at", "-pk")


def ideas_of(user: User, meeting: Meeting) -> Any:
    """Ideas and notes of the tables of a meeting; one stands for those that say the same."""
    return Idea.objects.visible_to(user).of_meeting(meeting).heads()
