"""What editors of outlines (guides, in parts with questions) share: steps, and what was seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import Http404, QueryDict

UP, DOWN = "up", "down"
STEPS = {UP: -1, DOWN: 1}


class ChangedMeanwhile(ValueError):
    """Somebody else has changed it since the form was opened; the message says how it stands."""


def digest_of(stands: Any) -> str:
    """Tells a value that JSON can hold from any other."""
    return hashlib.sha256(json.dumps(stands).encode()).hexdigest()[:16]


def state_of(row: models.Model, names: Iterable[str]) -> str:
    """Tells these fields of a row from any other state of them."""
    return digest_of([row.serializable_value(name) for name in names])


def direction_of(sent: QueryDict) -> str:
    """UP or DOWN, as a button said. Raises Http404 for anything else."""
    direction = sent.get("direction", "")
    if direction not in STEPS:
        raise Http404(f"{direction!r} is no direction; write one of {', '.join(STEPS)}.")
    return direction
