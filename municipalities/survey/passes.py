"""Three passes on what a municipality has: first mark, right of reply, audit. What pages show of them.

Source: the three passes of mySociety's climate scorecards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from forkommune.evidence.models import Claim, ClaimReview, SourceText, Support
from forkommune.evidence.querysets import SupportQuerySet
from forkommune.figures.numbers import format_date
from municipalities.register.models import Municipality

Step = ClaimReview.Step
DOCUMENTS = (SourceText.Kind.PLAN, SourceText.Kind.PUBLIC)


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a published document that a finding rests on, and where they stand."""

    title: str
    url: str
    quote: str


@dataclass
class PassLine:
    """A finding with the newest row of each pass, and what it rests on.

    told: whether somebody also said it in an interview; the words are not here.
    """

    claim: Any
    first: ClaimReview | None = None
    reply: ClaimReview | None = None
    audit: ClaimReview | None = None
    cited: list[Cited] = field(default_factory=list)
    told: bool = False

    @property
    def is_supported(self) -> bool:
        """Whether anything speaks for it."""
        return bool(self.cited or self.told)

    @property
    def is_answered(self) -> bool:
        """Whether the municipality has said anything; that it has not is no answer."""
        return self.reply is not None and self.reply.outcome != ClaimReview.Outcome.NO_ANSWER

    @property
    def is_corrected(self) -> bool:
        """Whether the municipality has corrected it, and no audit has looked at that since."""
        if self.reply is None or self.reply.outcome != ClaimReview.Outcome.CORRECTED:
            return False
        return bool(self.reply.wording) and (self.audit is None or self.audit.pk < self.reply.pk)

    @property
    def standing(self) -> list[str]:
        """What each pass has said and when, in words, without names."""
        passes = (
            (_("First mark"), self.first),
            (_("The municipality"), self.reply),
            (_("Audit"), self.audit),
        )
        return [f"{label}: {_judged(review)}" for label, review in passes]

    @property
    def proposed(self) -> str:
        """What an audit would let it say: the municipality's words where it has corrected it."""
        reply = self.reply if self.is_corrected else None
        return reply.wording if reply else str(self.claim.statement)


def _judged(review: ClaimReview | None) -> str:
    if review is None:
        return _("Waiting").lower()
    said = f"{review.get_outcome_display().lower()} {format_date(review.on)}"
    is_correction = review.outcome == ClaimReview.Outcome.CORRECTED and review.wording
    return f"{said}: «{review.wording}»" if is_correction else said


@dataclass(frozen=True, slots=True)
class PassRow:
    """How far a municipality has come: facts about it, and how many have had each pass."""

    municipality: Municipality
    facts: int
    marked: int
    answered: int
    audited: int
    corrected: int

    @property
    def is_finished(self) -> bool:
        """Whether every fact has had all three."""
        return self.facts == self.marked == self.answered == self.audited


def pass_rows() -> list[PassRow]:
    """Municipalities about which facts were found, by name; two queries."""
    counted = Claim.objects.passes_per_organisation()
    places = Municipality.objects.filter(organisation__in=counted).by_name()
    return [PassRow(one, **counted[one.organisation_id]) for one in places]


def pass_lines(claims: Any) -> list[PassLine]:
    """The findings of a queryset of claims, in its order; three queries."""
    lines = {claim.pk: PassLine(claim) for claim in claims}
    fields = {Step.FIRST_MARK: "first", Step.RIGHT_OF_REPLY: "reply", Step.AUDIT: "audit"}
    for review in ClaimReview.objects.filter(claim__in=lines).in_order():
        setattr(lines[review.claim_id], fields[Step(review.step)], review)
    supports: SupportQuerySet = Support.objects.filter(claim__in=lines).exclude(grade="against")
    for support in supports.with_passages():
        _add_support(lines[support.claim_id], support)
    return list(lines.values())


def _add_support(line: PassLine, support: Support) -> None:
    source = support.passage.revision.source
    if source.kind in DOCUMENTS:
        line.cited.append(Cited(str(source), source.url, support.passage.quote))
    else:
        line.told = True


def lines_of(municipality: Municipality) -> list[PassLine]:
    """All facts about a municipality, for researchers."""
    claims = Claim.objects.of_possession().filter(organisation=municipality.organisation_id)
    return pass_lines(claims.order_by("kind", "statement", "pk"))


def asked_about(municipality: Municipality) -> list[PassLine]:
    """What a municipality is asked about: facts that a researcher has marked, and no others."""
    return pass_lines(Claim.objects.for_reply(municipality.organisation_id))
