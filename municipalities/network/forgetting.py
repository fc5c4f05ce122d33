"""What a respondent said goes from kept divisions too, when consent is withdrawn."""

from __future__ import annotations

from typing import Any

from municipalities.survey.models import Interview

from .models import Division
from .sources import QUESTIONS


def forget_answers(informants: frozenset[int], by: Any) -> None:
    """Empty what divisions keep of the answers of these informants' municipalities.

    A division does not know whose answer it was, so all answers of the municipality go from it. Its
    groups stand; the same wish is computed anew from then on.
    """
    interviews = Interview.objects.filter(informant__in=informants)
    numbers = set(interviews.values_list("municipality__number", flat=True))
    if not numbers:
        return
    kept = Division.objects.filter(municipalities__number__in=numbers).distinct()
    for division in kept:
        if _forget(division.inputs, numbers):
            division.input_hash = ""
            division.save(update_fields=["inputs", "input_hash"])


def _forget(inputs: dict[str, Any], numbers: set[str]) -> bool:
    """Whether there was something to forget."""
    told = False
    at = [n for n, one in enumerate(inputs.get("numbers", ())) if one in numbers]
    for criterion in inputs.get("criteria", ()):
        if criterion["code"] not in QUESTIONS:
            continue
        for n in at:
            told = told or criterion["values"][n] is not None
            criterion["values"][n] = None
            if criterion.get("words"):
                criterion["words"][n] = ""
    return told
