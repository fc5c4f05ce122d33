"""How the approval of one interview stands, for whoever interviews."""

from __future__ import annotations

from dataclasses import dataclass

from forkommune.evidence.services.contacts import has_address
from forkommune.work.merging import Piece, differences

from .models import ApprovalEntry, Interview

Kind = ApprovalEntry.Kind


@dataclass(frozen=True)
class Remark:
    """What the respondent said of one answer, other than yes.

    before, after: the two wordings of a correction in pieces, those that the other lacks marked.
    Of what was struck no word is shown.
    """

    entry: ApprovalEntry
    before: list[Piece]
    after: list[Piece]


@dataclass(frozen=True)
class ApprovalState:
    """sent, opened, closed: steps of the newest request; None where they were not taken."""

    sent: ApprovalEntry | None
    opened: ApprovalEntry | None
    closed: ApprovalEntry | None
    answered: ApprovalEntry | None
    approved: int
    remarks: list[Remark]
    can_mail: bool

    @property
    def is_open(self) -> bool:
        """Whether the respondent can still answer by the link, as far as its days go."""
        return self.sent is not None and self.closed is None and self.answered is None


def approval_state(interview: Interview) -> ApprovalState:
    """The newest request with all that became of it; three queries."""
    request = interview.approval_requests.first()
    entries = (
        list(request.entries.with_words().order_by("question__number", "pk")) if request else []
    )
    steps = {one.kind: one for one in entries if one.question_id is None}
    said = [one for one in entries if one.question_id is not None]
    return ApprovalState(
        sent=steps.get(Kind.SENT),
        opened=steps.get(Kind.OPENED),
        closed=steps.get(Kind.WITHDRAWN),
        answered=said[0] if said else None,
        approved=sum(one.kind == Kind.APPROVED for one in said),
        remarks=[_remark(one) for one in said if one.kind != Kind.APPROVED or one.comment],
        can_mail=has_address(interview.informant),
    )


def _remark(entry: ApprovalEntry) -> Remark:
    if entry.became is None or entry.revision is None:
        return Remark(entry, [], [])
    before, after = differences(entry.revision.text, entry.became.text)
    return Remark(entry, before, after)
