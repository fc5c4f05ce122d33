"""The criteria that the survey knows: earlier engagement, common challenges, local context, capacity.

Only what is approved counts, whoever computes: findings that the municipality has had its say on (or
whose wording it approved), and answers to questions of fact in interviews that are approved and
released. What nobody has asked about, or nobody has approved, is not known; it is never 0.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forkommune.evidence.models import Claim
from forkommune.evidence.querysets.claims import POSSESSIONS
from forkommune.figures.numbers import format_number
from forkommune.terms.models import Term, Vocabulary
from municipalities.register.models import Municipality, PlanDocument
from municipalities.survey.models import Answer, Barrier, Interview

from .values import Scale, Values

# Questions of the guide, by their code in each version of it.
CAPACITY, PRIORITIES = "Q02", "Q14"
DONE = Q(measure__status__code__in=["ongoing", "completed"])
LABELS = {
    "earlier_engagement": gettext_lazy("Earlier engagement"),
    "common_challenges": gettext_lazy("Common challenges"),
    "local_context": gettext_lazy("Similar local context"),
    "capacity": gettext_lazy("Capacity"),
}


def surveyed(rows: Sequence[Municipality]) -> list[Values]:
    """What the survey knows of each municipality; five queries, or seven with names of terms."""
    answers = approved_answers(rows, (CAPACITY, PRIORITIES))
    return [
        _engagement(rows),
        _challenges(rows),
        _context(rows, answers),
        _capacity(rows, answers),
    ]


@dataclass(frozen=True)
class Engagement:
    """What a municipality has to show for: measures begun or done, instruments in use, plans."""

    measures: int
    instruments: int
    plans: int

    @property
    def whole(self) -> int:
        """All of it."""
        return self.measures + self.instruments + self.plans

    def __str__(self) -> str:
        parts = [
            ngettext("%d measure", "%d measures", self.measures) % self.measures,
            ngettext("%d instrument", "%d instruments", self.instruments) % self.instruments,
            ngettext("%d plan", "%d plans", self.plans) % self.plans,
        ]
        return ", ".join(parts)


def _engagement(rows: Sequence[Municipality]) -> Values:
    told = _engaged(rows)
    found = tuple(told.get(row.pk) for row in rows)
    return Values(
        "earlier_engagement",
        str(LABELS["earlier_engagement"]),
        _(
            "Number of measures that are under way or completed, instruments in use and plans. Known where "
            "the municipality has had its say on at least one finding."
        ),
        Scale.NUMBER,
        tuple(None if one is None else one.whole for one in found),
        _("The survey’s approved findings, and plans in the register"),
        words=tuple("" if one is None else str(one) for one in found),
    )


def _engaged(rows: Sequence[Municipality]) -> dict[int, Engagement]:
    place = {row.organisation_id: row.pk for row in rows}
    claims = Claim.objects.publishable().filter(kind__in=POSSESSIONS, organisation__in=place)
    # Which claims first: an aggregate over the annotated rows would group by what was annotated.
    counted = (
        Claim.objects.filter(pk__in=claims.order_by().values("pk"))
        .order_by()
        .values_list("organisation")
        .annotate(
            measures=Count("pk", filter=Q(kind="measure") & DONE),
            instruments=Count("pk", filter=Q(kind="instrument")),
        )
    )
    plans = Counter(
        PlanDocument.objects.counting_as_plan()
        .filter(municipalities__in=rows)
        .values_list("municipalities", flat=True)
    )
    return {
        place[key]: Engagement(measures, instruments, plans[place[key]])
        for key, measures, instruments in counted
    }


def _challenges(rows: Sequence[Municipality]) -> Values:
    held: defaultdict[int, set[int]] = defaultdict(set)
    barriers = Barrier.objects.filter(claim__in=Claim.objects.publishable(), municipality__in=rows)
    for key, kind in barriers.order_by().values_list("municipality", "barrier_type"):
        held[key].add(kind)
    terms = (
        Term.objects.in_bulk({kind for kinds in held.values() for kind in kinds}) if held else {}
    )
    found = [sorted((terms[kind] for kind in held[row.pk]), key=_position) for row in rows]
    return Values(
        "common_challenges",
        str(LABELS["common_challenges"]),
        _(
            "Share of the kinds of barriers of two municipalities that they do not have in common. Known "
            "where the municipality has approved the wording of at least one barrier."
        ),
        Scale.THEMES,
        tuple([term.code for term in one] or None for one in found),
        _("The survey’s barriers with approved wording"),
        words=tuple(", ".join(term.label for term in one) for one in found),
    )


def _position(term: Any) -> tuple[int, int]:
    return term.position, term.pk


def _context(rows: Sequence[Municipality], answers: Mapping[tuple[int, str], Answer]) -> Values:
    found = [_codes(answers.get((row.pk, PRIORITIES))) for row in rows]
    names: dict[str, str] = {}
    if any(found):
        names = {term.code: term.label for term in Term.objects.of(Vocabulary.SECTOR)}
    return Values(
        "local_context",
        str(LABELS["local_context"]),
        _(
            "Share of the sectors that two municipalities give priority to and do not have in common. Known "
            "where an approved interview tells."
        ),
        Scale.THEMES,
        tuple(found),
        _("The survey’s question %s, on sectors given priority") % PRIORITIES,
        words=tuple(", ".join(names.get(code, code) for code in one or ()) for one in found),
    )


def _codes(answer: Answer | None) -> list[str] | None:
    value = answer.value if answer else None
    return sorted({str(code) for code in value}) or None if isinstance(value, list) else None


def _capacity(rows: Sequence[Municipality], answers: Mapping[tuple[int, str], Answer]) -> Values:
    found = [_number(answers.get((row.pk, CAPACITY))) for row in rows]
    return Values(
        "capacity",
        str(LABELS["capacity"]),
        _("Full-time equivalents for climate and energy. Known where an approved interview tells."),
        Scale.NUMBER,
        tuple(found),
        _("The survey’s question %s, on full-time equivalents") % CAPACITY,
        words=tuple("" if one is None else format_number(one, 1) for one in found),
    )


def _number(answer: Answer | None) -> float | None:
    value = answer.value if answer else None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        return None
    return float(value)


def approved_answers(
    rows: Sequence[Municipality], codes: Sequence[str]
) -> dict[tuple[int, str], Answer]:
    """By municipality (primary key) and code of the question: the newest approved answer of the case
    officer, else of another key person."""
    interviews = Interview.objects.approved().filter(municipality__in=rows).order_by()
    answers = (
        Answer.objects.filter(
            interview__in=interviews.values("pk"),
            question__code__in=codes,
            question__kind="fact",
            state=Answer.State.ANSWERED,
        )
        .select_related("interview", "question")
        .order_by("interview__respondent", "-interview__held_on", "-pk")
    )
    found: dict[tuple[int, str], Answer] = {}
    for answer in answers:
        found.setdefault((answer.interview.municipality_id, answer.question.code), answer)
    return found
