"""The three passes as acts: mark, ask the municipality, take in its reply, note its silence.

Each judgement is a row of its own. An audit is `review_claim` by another researcher.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import PersonalLink, User
from forkommune.evidence.models import Claim, ClaimReview
from forkommune.evidence.services import review_claim
from forkommune.ui.dates import today
from forkommune.work.models import Mail
from forkommune.work.registry import LinkScope
from forkommune.work.services.outbox import Opens, post_mail
from municipalities.register.models import Municipality
from municipalities.register.services import NotAsked

REPLY_SCOPE = "reply-findings"
REPLY_DAYS = 60
REPLY_FINDINGS = LinkScope(
    path=lambda token: reverse("municipalities:findings-by-link", args=[token]),
    lasts=timedelta(days=REPLY_DAYS),
    max_uses=200,  # each correction and the agreement use it once
)
Step, Outcome = ClaimReview.Step, ClaimReview.Outcome


@transaction.atomic
def mark_all(*, municipality: Municipality, by: User) -> int:
    """A first mark on each fact that rests on something and has none yet; says how many."""
    new = list(Claim.objects.awaiting_first_mark(municipality.organisation_id))
    for claim in new:
        review_claim(claim=claim, step=Step.FIRST_MARK, outcome=Outcome.AGREES, by=by)
    return len(new)


@transaction.atomic
def ask_for_reply(*, municipality: Municipality, by: User) -> Mail:
    """One mail a day to the municipality's mailbox, with a link that needs no log-in.

    Raises NotAsked when it has no mailbox, or nothing waits for its reply.
    """
    if not municipality.organisation.email:
        raise NotAsked(
            _("%(name)s has no mailbox; write it on the organisation first.")
            % {"name": municipality.name}
        )
    if not Claim.objects.awaiting_answer(municipality.organisation_id).exists():
        raise NotAsked(
            _("Nothing about %(name)s waits for a reply; mark findings first.")
            % {"name": municipality.name}
        )
    with override("nn" if municipality.language_form == "nynorsk" else "nb"):
        told = {"name": municipality.name, "days": REPLY_DAYS, "link": Mail.LINK_MARK}
        subject = _("Is this right about climate work in %(name)s?") % told
        body = (
            _(
                "Hello,\n\nWe have read plans and talked to people about climate work in %(name)s, "
                "and want you to have your say before anything is published. Agree with one "
                "button, or write what should be different:\n\n%(link)s\n\nThe link works for "
                "%(days)d days and needs no log-in. Whoever has it can answer for the municipality."
            )
            % told
        )
    mail, _made = post_mail(
        kind=REPLY_SCOPE,
        key=f"{municipality.number}-{today().isoformat()}",
        to=municipality.organisation.email,
        subject=subject,
        body=body,
        by=by,
        opens=Opens(REPLY_SCOPE, municipality),
    )
    return mail


@transaction.atomic
def agree(
    *,
    municipality: Municipality,
    shown: Collection[UUID],
    by: User | None = None,
    through: PersonalLink | None = None,
) -> int:
    """The municipality agrees with what it was shown and has not answered; says how many."""
    waiting = list(
        Claim.objects.awaiting_answer(municipality.organisation_id).filter(uuid__in=shown)
    )
    for claim in waiting:
        review_claim(
            claim=claim, step=Step.RIGHT_OF_REPLY, outcome=Outcome.AGREES, by=by, through=through
        )
    return len(waiting)


def correct(
    *,
    claim: Claim,
    wording: str,
    note: str = "",
    by: User | None = None,
    through: PersonalLink | None = None,
) -> ClaimReview:
    """The municipality says what it should say; an audit then takes its words in, or says why not.

    Until then the finding is not published. Raises ReviewNotPossible when nothing is said.
    """
    return review_claim(
        claim=claim,
        step=Step.RIGHT_OF_REPLY,
        outcome=Outcome.CORRECTED,
        wording=wording,
        note=note,
        by=by,
        through=through,
    )


@transaction.atomic
def note_silence(*, municipality: Municipality, by: User) -> int:
    """Record today that the municipality has not answered; says about how many findings.

    Silence is no agreement: nothing is published by it.
    """
    waiting = list(Claim.objects.awaiting_answer(municipality.organisation_id))
    for claim in waiting:
        review_claim(claim=claim, step=Step.RIGHT_OF_REPLY, outcome=Outcome.NO_ANSWER, by=by)
    return len(waiting)
