"""The page of a round: every municipality with its respondents and who interviews them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from forkommune.accounts.models import User
from municipalities.register.models import Municipality

from .models import Interview, SurveyRound


@dataclass(frozen=True)
class AskedPlace:
    """A municipality of a round with those who were asked there."""

    municipality: Municipality
    interviews: list[Interview]


def asked_places(survey_round: SurveyRound, user: User) -> list[AskedPlace]:
    """The round's municipalities by name; two queries."""
    asked: dict[int, list[Interview]] = defaultdict(list)
    for one in Interview.objects.visible_to(user).in_round(survey_round).with_respondents():
        asked[one.municipality_id].append(one)
    return [
        AskedPlace(municipality, asked[municipality.pk])
        for municipality in survey_round.municipalities.by_name()
    ]
