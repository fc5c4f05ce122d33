"""The hours of the municipalities in held interviews, for the ledger to propose.

It says that an interview was held with a municipality, and when; not with whom, nor what was said.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from forkommune.work.registry import HoursHeld
from municipalities.survey.models import Interview

SURVEY_ACTIVITY = 2  # "telefonintervju saksbehandler", the second activity of the application


def held_interviews() -> Iterator[HoursHeld]:
    """Every held interview. How long it took is written down nowhere, so that the hours are asked for."""
    rows = Interview.objects.held().select_related("municipality__organisation")
    for interview in rows:
        yield HoursHeld(
            key=str(interview.pk),
            on=interview.held_on,  # type: ignore[arg-type]  # held() has no others
            organisation=interview.municipality.organisation,
            text=_("Telephone interview, %(municipality)s")
            % {"municipality": interview.municipality},
            activity=SURVEY_ACTIVITY,
            is_invented=interview.is_invented,
        )
