"""Opening a round of the survey, and which municipalities it asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from municipalities.register.models import Municipality
from municipalities.survey.models import InterviewGuide, SurveyRound

CODE_LENGTH = 34  # leaves room for a number behind it
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "–": "-"})
NEW = "ny"  # in addresses, the round that is to be opened


class AskedAlready(ValueError):
    """Somebody in the municipality has been asked in the round."""


class NotInForce(ValueError):
    """A municipality does not exist on the day the round begins."""


@transaction.atomic
def open_round(
    *,
    title: str,
    starts_on: date,
    ends_on: date,
    guide: InterviewGuide,
    municipalities: Iterable[Municipality],
    by: User,
    previous: SurveyRound | None = None,
) -> SurveyRound:
    """A new round that names its municipalities. previous: the round it repeats, if any.

    Raises NotInForce, and ValidationError when it ends before it begins.
    """
    survey_round = SurveyRound(
        code=_free_code(title),
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        guide=guide,
        previous=previous,
    )
    survey_round.full_clean()
    with acting(by, "survey.round_opened"):
        survey_round.save()
        ask_municipalities(survey_round=survey_round, municipalities=municipalities, by=by)
    return survey_round


@transaction.atomic
def change_round(
    *,
    survey_round: SurveyRound,
    title: str,
    starts_on: date,
    ends_on: date,
    guide: InterviewGuide,
    by: User,
    previous: SurveyRound | None = None,
) -> SurveyRound:
    """Other words, days or version of the guide. Interviews keep the version they were begun with.

    Raises ValidationError when it ends before it begins, or repeats itself.
    """
    survey_round = SurveyRound.objects.select_for_update().get(pk=survey_round.pk)
    survey_round.title, survey_round.guide, survey_round.previous = title, guide, previous
    survey_round.starts_on, survey_round.ends_on = starts_on, ends_on
    survey_round.full_clean()
    with acting(by, "survey.round_changed"):
        survey_round.save()
    return survey_round


@transaction.atomic
def ask_municipalities(
    *, survey_round: SurveyRound, municipalities: Iterable[Municipality], by: User
) -> None:
    """Let the round name further municipalities; those it names already stay as they are.

    Raises NotInForce for one that does not exist on the day the round begins.
    """
    wanted = list(municipalities)
    in_force = set(
        Municipality.objects.valid_on(survey_round.starts_on).values_list("pk", flat=True)
    )
    gone = [one for one in wanted if one.pk not in in_force]
    if gone:
        raise NotInForce(
            _("%(municipality)s (%(number)s) does not exist on the day the round begins.")
            % {"municipality": gone[0].name, "number": gone[0].number}
        )
    with acting(by, "survey.municipalities_named"):
        survey_round.municipalities.add(*wanted)


@transaction.atomic
def leave_out(*, survey_round: SurveyRound, municipality: Municipality, by: User) -> None:
    """Ask a municipality no longer. Raises AskedAlready once an interview with it was begun."""
    SurveyRound.objects.select_for_update().get(pk=survey_round.pk)
    if survey_round.interviews.filter(municipality=municipality).exists():
        raise AskedAlready(
            _(
                "Somebody in %(municipality)s has been asked in this round; register a refusal instead."
            )
            % {"municipality": municipality}
        )
    with acting(by, "survey.municipality_left_out"):
        survey_round.municipalities.remove(municipality)


def _free_code(title: str) -> str:
    """The title for addresses; with a number behind it where another round has it."""
    base = slugify(title.lower().translate(LETTERS))[:CODE_LENGTH].strip("-") or "runde"
    alike = SurveyRound.objects.filter(code__startswith=base)
    taken = {NEW, *alike.values_list("code", flat=True)}
    code, number = base, 1
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    return code
