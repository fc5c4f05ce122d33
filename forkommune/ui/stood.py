"""Two people in one form over what stands: neither writes over the other without being told.

The form carries a digest of each value that it showed. What only one of the two has changed is kept,
whoever saves last. Where both changed the same field to something else nothing is saved at the first
press: the form says what stands there now and comes back with what was typed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from .forms import DesignForm

STOOD = "stood"
TOLD_LETTERS = 120


class FormOverWhatStands(DesignForm):
    """A form whose `initial` is what stands now, read under a lock by whoever saves."""

    stood = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial[STOOD] = json.dumps({name: _digest(one) for name, one in self._now().items()})

    def clean(self) -> dict[str, Any]:
        """What was typed, with what others have changed meanwhile in fields that were left alone."""
        cleaned = super().clean() or self.cleaned_data
        stood, now = _read(cleaned.pop(STOOD, "")), self._now()
        others = [name for name in stood if name in now and _digest(now[name]) != stood[name]]
        met = []
        for name in others:
            if name not in cleaned or _digest(cleaned[name]) == _digest(now[name]):
                continue
            if _digest(cleaned[name]) == stood[name]:
                cleaned[name] = now[name]
            else:
                met.append(name)
        if met:
            self._come_back([*map(self._told, met)])
        return cleaned

    def _now(self) -> dict[str, Any]:
        return {
            name: self.get_initial_for_field(field, name)
            for name, field in self.fields.items()
            if name != STOOD
        }

    def _told(self, name: str) -> str:
        """What stands in a field, as the form itself would show it."""
        bound = self[name]
        field: Any = bound.field
        shown = field.prepare_value(self.get_initial_for_field(field, name))
        words = str(
            dict(getattr(field, "choices", ())).get(shown, field.widget.format_value(shown))
        )
        words = words if shown not in (None, "") else "–"
        return _("“%(label)s” is now: %(words)s") % {
            "label": bound.label,
            "words": Truncator(words).chars(TOLD_LETTERS),
        }

    def _come_back(self, changes: list[str]) -> None:
        """Refuse this once; the next press has seen what stands."""
        said = _(
            "Somebody else saved this after you had opened it. Nothing of yours is saved yet. "
            "Look at what stands now, and save again if yours shall stand."
        )
        self.add_error(None, [said, *changes])
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[self.add_prefix(STOOD)] = self.initial[STOOD]  # type: ignore[index]


def _read(text: str) -> Mapping[str, str]:
    """The digests by field; none where they are missing or no such thing."""
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _digest(value: Any) -> str:
    """The same for what says the same."""
    if isinstance(value, Decimal):
        value = value.normalize()
    plain = "" if value is None else str(value).replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:16]
