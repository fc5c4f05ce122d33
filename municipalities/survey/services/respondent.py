"""What the respondent says of the answers: approved, corrected, struck, commented on.

A correction is a new revision of the respondent's own words beside the one that was read. Struck
words can no longer be quoted or coded, and nothing rests on them any more.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import PersonalLink
from forkommune.evidence.models import TextRevision
from forkommune.evidence.services import write_text
from forkommune.evidence.services.basis import require_basis
from forkommune.work.history import acting
from forkommune.work.services.draft_states import discard_draft
from forkommune.work.services.outbox import post_mail
from municipalities.survey.models import Answer, ApprovalEntry, ApprovalRequest, Interview

DRAFT_KIND = "approval"
Kind = ApprovalEntry.Kind


class LinkUsed(ValueError):
    """The link was used, taken back or has expired meanwhile."""


class AnswersMoved(ValueError):
    """The interviewer changed an answer after the respondent read it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one answer.

    words: how it shall read; None as it stands. struck: the whole answer goes. comment: to the
    interviewer; alone it keeps the answer from being approved.
    """

    words: str | None = None
    struck: bool = False
    comment: str = ""

    @property
    def kind(self) -> str:
        """What it amounts to."""
        if self.struck:
            return Kind.STRUCK
        if self.words is not None:
            return Kind.CORRECTED
        return Kind.COMMENTED if self.comment else Kind.APPROVED


NOTHING = Said()


@transaction.atomic
def note_opened(request: ApprovalRequest) -> None:
    """Remember when the respondent first opened the answers."""
    with acting(action="interview.approval_opened"):
        ApprovalEntry.objects.get_or_create(request=request, kind=Kind.OPENED, question=None)


def seen_of(interview: Interview) -> str:
    """Tells the answers as they stand now from any other state of them."""
    rows = [
        [one.question_id, one.state, one.value, one.revision_id]  # type: ignore[attr-defined]
        for one in interview.answers.in_guide_order().with_revision()
    ]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]


@transaction.atomic
def answer_request(
    *, request: ApprovalRequest, link: PersonalLink, said: Mapping[int, Said], seen: str
) -> Counter[str]:
    """Take in what the respondent says, once: of each answer one row, and how many of each kind.

    said: by the question's primary key; the others are approved as they stand. seen: `seen_of` the
    answers that were read. The interview is approved when no comment waits for the interviewer.
    Raises LinkUsed, AnswersMoved, NoBasisInForce.
    """
    interview = Interview.objects.select_for_update().get(pk=request.interview_id)
    require_basis(interview.informant)
    if seen_of(interview) != seen:
        raise AnswersMoved(_("The interviewer changed the answers while you read them."))
    if not link.consume():
        raise LinkUsed
    counted: Counter[str] = Counter()
    with acting(action="interview.answered_by_respondent"):
        for answer in interview.answers.in_guide_order().with_revision():
            one = said.get(answer.question_id, NOTHING)
            _take_in(request, answer, one)
            counted[one.kind] += 1
        _settle(interview, counted)
        discard_draft(kind=DRAFT_KIND, target=interview, by=None)
    _tell_interviewer(request, counted)
    return counted


def _take_in(request: ApprovalRequest, answer: Answer, said: Said) -> None:
    read = answer.revision_id  # type: ignore[attr-defined]
    became = _rewrite(answer, said)
    ApprovalEntry.objects.create(
        request=request,
        kind=said.kind,
        question=answer.question,
        revision_id=read,
        became=became if said.kind == Kind.CORRECTED else None,
        comment=said.comment,
    )
    stands = became.pk if became else read
    if stands is None:
        return
    revisions = TextRevision.objects.filter(source=answer.source_id)
    if said.kind == Kind.COMMENTED:
        revisions.update(approved_at=None, approval_waived="")
    else:
        # Words that were read before are not the respondent's any more.
        revisions.exclude(pk=stands).update(approved_at=None, approval_waived="")
        revisions.filter(pk=stands).update(approved_at=timezone.now(), approval_waived="")


def _rewrite(answer: Answer, said: Said) -> TextRevision | None:
    """The new revision of a corrected or struck answer; what rested on lost words rests no more."""
    if said.struck:
        answer.state, answer.value = Answer.State.STRUCK, None
        answer.save(update_fields=["state", "value"])
    words = "" if said.struck else said.words
    if words is None or answer.source is None:
        return None
    written = write_text(
        source=answer.source, text=words, by=None, reason=_("By the respondent, at approval")
    )
    for passage in written.lost:
        passage.supports.all().delete()
        passage.codings.all().delete()
    return written.revision


def _settle(interview: Interview, counted: Counter[str]) -> None:
    """The interview is approved, unless a comment waits."""
    is_whole = not counted[Kind.COMMENTED]
    interview.approved_at = timezone.now() if is_whole else None
    interview.approved_how = _("By the personal link") if is_whole else ""
    interview.approval_waived = ""
    interview.save(update_fields=["approved_at", "approved_how", "approval_waived"])


def _tell_interviewer(request: ApprovalRequest, counted: Counter[str]) -> None:
    """A mail with figures only: what was said stands on the page."""
    interview = request.interview
    who = interview.interviewer
    if who is None:
        return
    with who.in_own_language():
        told: dict[str, object] = {kind: counted[kind] for kind in Kind.values}
        told["municipality"] = interview.municipality
        subject = _("The respondent in %(municipality)s has answered") % told
        body = (
            _(
                "Hello,\n\nThe respondent in %(municipality)s has gone through the answers. "
                "Approved: %(approved)d. Corrected and approved: %(corrected)d. Struck: "
                "%(struck)d. Commented on, and waiting for you: %(commented)d."
            )
            % told
        )
    post_mail(
        kind="interview-approval-answered",
        key=str(request.pk),
        to=who.email,
        subject=subject,
        body=body,
    )
