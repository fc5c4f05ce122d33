"""What the survey brings to the pages of the chain of evidence, below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim, SourceText
from forkommune.terms.models import Term
from forkommune.work.registry import ClaimKind, Panel, SourceKind
from municipalities.survey.finding_forms import (
    BarrierForm,
    InstitutionForm,
    InstrumentForm,
    MeasureForm,
    RequirementForm,
    RoutineForm,
    SuccessForm,
)
from municipalities.survey.models import (
    Answer,
    Barrier,
    Institution,
    Instrument,
    Measure,
    Requirement,
    Routine,
    SuccessFactor,
)
from municipalities.survey.models.finding import Finding

CLAIM_KINDS = {
    "measure": ClaimKind(_("Make a measure"), MeasureForm),
    "routine": ClaimKind(_("Make a routine"), RoutineForm),
    "instrument": ClaimKind(_("Make an instrument"), InstrumentForm),
    "barrier": ClaimKind(_("Make a barrier"), BarrierForm),
    "success": ClaimKind(_("Make a success factor"), SuccessForm),
    "requirement": ClaimKind(_("Make a requirement to central government"), RequirementForm),
    "institution": ClaimKind(_("Make an institution"), InstitutionForm),
}


def question_of(source: SourceText) -> str:
    """The question that an answer answers; empty while the text hangs on no answer."""
    answer = Answer.objects.behind(source, "question__number", "question__text")
    return str(answer.question) if answer else ""


def interview_address(source: SourceText) -> str:
    """The interview in which an answer was given; empty while the text hangs on no answer."""
    answer = Answer.objects.behind(source, "interview__completed_at")
    return answer.interview.get_absolute_url() if answer else ""


def questions_of(sources: Iterable[SourceText]) -> dict[int, str]:
    """The words of the question that each of some answers answers."""
    return Answer.objects.question_words([source.pk for source in sources])


SOURCE_KINDS = {"answer": SourceKind(question_of, interview_address, questions_of)}


FINDINGS: Mapping[str, type[Finding]] = {
    model.claim_kind: model
    for model in (
        Measure,
        Routine,
        Instrument,
        Barrier,
        SuccessFactor,
        Requirement,
        Institution,
    )
}


TITLE = 200  # letters of a finding's title


def follow_wording(claim: Claim) -> None:
    """The finding behind a claim is called what the claim says."""
    if claim.kind in FINDINGS:
        FINDINGS[claim.kind].objects.filter(claim=claim).update(title=as_title(claim.statement))


def as_title(words: str) -> str:
    """A wording as a title: one that is too long is cut at a word."""
    if len(words) <= TITLE:
        return words
    return words[: TITLE - 1].rsplit(" ", 1)[0] + "…"


def finding_facts(claim: Claim, user: Any) -> dict[str, Any] | None:
    """The finding behind a claim as the page shows it; None for claims of other apps."""
    if claim.kind not in FINDINGS:
        return None
    finding: Finding | None = FINDINGS[claim.kind].objects.behind(claim)
    return {"finding": finding} if finding else None


def measures_of_sector(sector: Term) -> Any:
    """Keys of the claims behind the measures of a sector."""
    return Measure.objects.of_term("sector", sector.code).values("claim")


FINDING_PANEL = Panel("claim", "municipalities/_finding_facts.html", finding_facts)
