"""Make claims of passages, support and link them, and record what others say about them."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation, PersonalLink, User
from forkommune.evidence.losing import stands_again
from forkommune.evidence.models import Claim, ClaimLink, ClaimReview, Nature, Passage, Support
from forkommune.ui.dates import today
from forkommune.work.history import acting
from forkommune.work.registry import claim_wordings


class NatureTooOpen(ValueError):
    """What somebody said of themselves cannot become something that may be published."""


class ReviewNotPossible(ValueError):
    """The review does not fit the step, lacks its correction, or lies in the future."""


class LinkNotPossible(ValueError):
    """A claim cannot be linked to itself."""


@transaction.atomic
def make_claim(
    *,
    kind: Claim.Kind | str,
    statement: str,
    nature: Nature | str,
    by: User | None,
    passage: Passage | None = None,
    grade: Support.Grade | str = Support.Grade.STRONG,
    organisation: Organisation | None = None,
    is_invented: bool = False,
) -> Claim:
    """A new claim, resting on `passage` when one is given.

    The municipality, and the mark of invented content, come from the passage's text unless given.
    Raises NatureTooOpen when the text is about the respondent and the claim is not.
    """
    source = passage.revision.source if passage else None
    if source and source.nature == Nature.RESPONDENT and nature != Nature.RESPONDENT:
        raise NatureTooOpen(
            _("“%(source)s” is about the respondent; a claim made of it must be so too.")
            % {"source": source}
        )
    with acting(by, "evidence.claim_made"):
        claim = Claim.objects.create(
            kind=kind,
            statement=statement,
            nature=nature,
            organisation=organisation or (source.organisation if source else None),
            is_invented=is_invented or bool(source and source.is_invented),
            created_by=by,
        )
        if passage:
            support_claim(claim=claim, passage=passage, grade=grade, by=by)
    return claim


@transaction.atomic
def support_claim(
    *,
    claim: Claim,
    passage: Passage,
    by: User | None,
    grade: Support.Grade | str = Support.Grade.NOT_ASSESSED,
    note: str = "",
) -> Support:
    """Let a claim rest on a passage, or speak against it; a second time changes grade and note.

    A claim that leans on an invented text is invented. One that had lost all support has some again,
    unless the passage speaks against it.
    """
    with acting(by, "evidence.claim_supported"):
        support, made = Support.objects.get_or_create(
            claim=claim,
            passage=passage,
            defaults={"grade": grade, "note": note, "created_by": by},
        )
        if not made and (support.grade, support.note) != (grade, note):
            support.grade, support.note = str(grade), note
            support.save(update_fields=["grade", "note"])
        if passage.revision.source.is_invented and not claim.is_invented:
            claim.is_invented = True
            claim.save(update_fields=["is_invented"])
        if grade != Support.Grade.AGAINST:
            stands_again([claim.pk])
    return support


@transaction.atomic
def withdraw_support(*, support: Support, by: User) -> None:
    """Take a passage away from a claim; a claim with none left is listed as unsupported."""
    with acting(by, "evidence.support_withdrawn"):
        support.delete()


@transaction.atomic
def link_claims(
    *,
    from_claim: Claim,
    to_claim: Claim,
    kind: ClaimLink.Kind | str,
    by: User | None,
    note: str = "",
) -> ClaimLink:
    """Relate two claims of any kinds. The same relation again gives the link that stands."""
    if from_claim.pk == to_claim.pk:
        raise LinkNotPossible(
            _("“%(claim)s” cannot be linked to itself; choose another claim.")
            % {"claim": from_claim}
        )
    with acting(by, "evidence.claims_linked"):
        link, _made = ClaimLink.objects.get_or_create(
            from_claim=from_claim,
            to_claim=to_claim,
            kind=kind,
            defaults={"note": note, "created_by": by},
        )
        if kind == ClaimLink.Kind.RESTS_ON and to_claim.lost_support_at is None:
            stands_again([from_claim.pk])
    return link


@transaction.atomic
def unlink_claims(*, link: ClaimLink, by: User) -> None:
    """Take a relation away; both claims stand."""
    with acting(by, "evidence.claims_unlinked"):
        link.delete()


@transaction.atomic
def review_claim(
    *,
    claim: Claim,
    step: ClaimReview.Step | str,
    outcome: ClaimReview.Outcome | str,
    by: User | None,
    note: str = "",
    wording: str = "",
    on: date | None = None,
    through: PersonalLink | None = None,
) -> ClaimReview:
    """Record a dated judgement; earlier ones stay.

    wording: what it should say, where somebody corrects it. An audit that corrects gives the claim
    its wording, the municipality's last one unless another is given; the rows before keep theirs.

    The same as the one recorded last, by the same person, gives that one: a second click records
    nothing. through: the personal link of a municipality that answers. Raises ReviewNotPossible when
    only the municipality could say it, when a correction or an objection says nothing, when the date
    has not come, and when an audit is not by another researcher than the first mark.
    """
    day = on or today()
    standing = Claim.objects.select_for_update().get(pk=claim.pk)
    is_audit = step == ClaimReview.Step.AUDIT
    words = _wording(standing, outcome, wording.strip(), is_audit=is_audit)
    _require_sensible(step, outcome, note, words, day)
    if is_audit:
        _require_another(claim, by)
    last = claim.reviews.order_by("pk").last()
    judged = (step, outcome, note, words, day, by)
    if last is not None and judged == (
        last.step, last.outcome, last.note, last.wording, last.on, last.by
    ):  # fmt: skip
        return last
    with acting(by, "evidence.claim_reviewed"):
        if is_audit and outcome == ClaimReview.Outcome.CORRECTED and words:
            _reword(claim, words)
        return ClaimReview.objects.create(
            claim=claim, step=step, outcome=outcome, note=note, wording=words, on=day, by=by,
            through=through,
        )  # fmt: skip


def _wording(claim: Claim, outcome: str, given: str, *, is_audit: bool) -> str:
    """What a judgement is about, or what it should say instead; empty where nothing is said."""
    outcomes = ClaimReview.Outcome
    if outcome in {outcomes.AGREES, outcomes.WORDING_APPROVED}:
        return claim.statement
    if outcome == outcomes.CORRECTED and is_audit and not given:
        last = claim.reviews.filter(step=ClaimReview.Step.RIGHT_OF_REPLY).order_by("-on", "-pk")
        reply = last.first()
        return reply.wording if reply and reply.outcome == outcomes.CORRECTED else ""
    return given if outcome == outcomes.CORRECTED else ""


def _reword(claim: Claim, words: str) -> None:
    """A claim says what the audit found; the rows of higher apps behind it follow."""
    claim.statement = words
    claim.save(update_fields=["statement"])
    for follow in claim_wordings:
        follow(claim)


def _require_another(claim: Claim, by: User | None) -> None:
    """The database holds the same rule; this says it in words. Raises ReviewNotPossible."""
    first = claim.reviews.filter(step=ClaimReview.Step.FIRST_MARK)
    if by is None or not first.exists():
        raise ReviewNotPossible(_("An audit follows a first mark; mark the finding first."))
    if first.filter(by=by).exists():
        raise ReviewNotPossible(
            _("You made the first mark yourself; the audit is another researcher's.")
        )


def _require_sensible(step: str, outcome: str, note: str, words: str, day: date) -> None:
    outcomes = ClaimReview.Outcome
    if outcome == outcomes.WORDING_APPROVED and step != ClaimReview.Step.RIGHT_OF_REPLY:
        raise ReviewNotPossible(
            _("Only the municipality approves a wording; choose its right of reply.")
        )
    if outcome in {outcomes.CORRECTED, outcomes.DISAGREES} and not (note.strip() or words):
        raise ReviewNotPossible(_("Write what was corrected, or what they disagree with."))
    if day > today():
        raise ReviewNotPossible(
            _("%(day)s has not come yet; write the day of the answer.")
            % {"day": day.strftime("%d.%m.%Y")}
        )
