"""The rows that a criterion's values rest on, those that the reader may see, with their addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from forkommune.evidence.models import Claim
from municipalities.register.models import Municipality
from municipalities.survey.models import Interview

from .surveyed import CAPACITY, DONE, PRIORITIES, approved_answers

QUESTIONS = {"local_context": PRIORITIES, "capacity": CAPACITY}
FINDINGS = {
    "earlier_engagement": (Q(kind="measure") & DONE) | Q(kind="instrument"),
    "common_challenges": Q(kind="barrier"),
}


@dataclass(frozen=True)
class SourceRow:
    """What a value rests on, and where it stands."""

    words: str
    url: str


def sources_of(
    code: str, rows: Sequence[Municipality], user: Any
) -> defaultdict[int, list[SourceRow]]:
    """By municipality (primary key); empty where the reader may see none."""
    found: defaultdict[int, list[SourceRow]] = defaultdict(list)
    if code in FINDINGS:
        _findings(found, code, rows, user)
    elif code in QUESTIONS:
        _answers(found, QUESTIONS[code], rows, user)
    if code not in QUESTIONS and code != "common_challenges":
        words = _("Plans on its page") if code in FINDINGS else _("Figures on its page")
        for row in rows:
            found[row.pk].append(SourceRow(words, row.get_absolute_url()))
    return found


def _findings(found: Any, code: str, rows: Sequence[Municipality], user: Any) -> None:
    place = {row.organisation_id: row.pk for row in rows}
    counted = Claim.objects.publishable().filter(FINDINGS[code], organisation__in=place)
    claims = Claim.objects.visible_to(user).filter(pk__in=counted.order_by().values("pk"))
    for claim in claims.order_by("kind", "statement", "pk"):
        words = f"{claim.get_kind_display()}: {claim.statement}"
        found[place[claim.organisation_id or 0]].append(SourceRow(words, claim.get_absolute_url()))


def _answers(found: Any, question: str, rows: Sequence[Municipality], user: Any) -> None:
    answers = approved_answers(rows, (question,))
    seen = set(
        Interview.objects.visible_to(user)
        .filter(pk__in=[one.interview_id for one in answers.values()])
        .values_list("pk", flat=True)
    )
    for (key, _code), answer in answers.items():
        if answer.interview_id in seen:
            address = reverse("municipalities:interview-detail", args=[answer.interview_id])
            words = _("Answer to question %d") % answer.question.number
            found[key].append(SourceRow(words, f"{address}#sporsmal-{answer.question.number}"))
