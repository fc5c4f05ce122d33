"""Conclusions of a meeting, and follow-up: agreed, changed, done, dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation, Person, User
from forkommune.evidence.models import Claim, ClaimLink, Nature, Passage, Support
from forkommune.evidence.services import link_claims, make_claim, support_claim
from forkommune.figures.numbers import format_date
from forkommune.ui.dates import today
from forkommune.work.history import acting
from workshops.basis.grounds import ground_claim
from workshops.models import Action, BasisConclusion, Conclusion, Idea, Meeting, Poll


class StillRestedOn(ValueError):
    """Something else rests on the conclusion, so that it stays."""


class NotPossible(ValueError):
    """The follow-up cannot be taken to that state; the message says why."""


@dataclass(frozen=True)
class Agreed:
    """What somebody follows up, as a form says it."""

    text: str
    organisation: Organisation | None = None
    person: Person | None = None
    email: str = ""
    due_on: date | None = None


@transaction.atomic
def conclude(
    *,
    meeting: Meeting,
    statement: str,
    by: User | None,
    passages: Iterable[Passage] = (),
    claims: Iterable[Claim] = (),
    polls: Iterable[Poll] = (),
    ideas: Iterable[Idea] = (),
    grade: Support.Grade | str = Support.Grade.STRONG,
) -> Conclusion:
    """What a meeting cleared up, resting on passages of its notes, other findings, polls and ideas.

    The same words of the same meeting again give the conclusion that stands, with what it rests on
    added.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    standing = meeting.conclusions.filter(claim__statement=statement).first()
    with acting(by, "meeting.concluded"):
        conclusion = standing or _new_conclusion(meeting, statement, by)
        for passage in passages:
            support_claim(claim=conclusion.claim, passage=passage, grade=grade, by=by)
        for claim in claims:
            link_claims(
                from_claim=conclusion.claim,
                to_claim=claim,
                kind=ClaimLink.Kind.RESTS_ON,
                by=by,
            )
        ground_claim(claim=conclusion.claim, polls=polls, ideas=ideas, by=by)
    return conclusion


def _new_conclusion(meeting: Meeting, statement: str, by: User | None) -> Conclusion:
    municipalities = list(meeting.municipalities.select_related("organisation")[:2])
    claim = make_claim(
        kind=Claim.Kind.CONCLUSION,
        statement=statement,
        nature=Nature.ASSESSMENT,
        by=by,
        organisation=municipalities[0].organisation if len(municipalities) == 1 else None,
        is_invented=meeting.is_invented,
    )
    last = meeting.conclusions.aggregate(last=Max("position"))["last"] or 0
    made: Conclusion = Conclusion.objects.create(meeting=meeting, claim=claim, position=last + 1)
    return made


@transaction.atomic
def take_back_conclusion(*, conclusion: Conclusion, by: User) -> None:
    """Remove a conclusion that nothing rests on. Raises StillRestedOn."""
    claim = conclusion.claim
    is_chosen = BasisConclusion.objects.filter(conclusion=conclusion).exists()
    if is_chosen or claim.links_in.exists() or claim.actions.exists():
        raise StillRestedOn(
            _("Something rests on “%(claim)s”: take that away first.") % {"claim": claim}
        )
    with acting(by, "meeting.conclusion_taken_back"):
        try:
            claim.delete()
        except ProtectedError as fault:
            raise StillRestedOn(
                _("“%(claim)s” is used in a report, and stays.") % {"claim": claim}
            ) from fault


@transaction.atomic
def agree_action(
    *,
    meeting: Meeting,
    agreed: Agreed,
    by: User | None,
    passages: Iterable[Passage] = (),
    claims: Iterable[Claim] = (),
) -> Action:
    """What somebody does after a meeting, by when, and what it rests on."""
    with acting(by, "meeting.action_agreed"):
        action: Action = Action.objects.create(
            meeting=meeting, is_invented=meeting.is_invented, **_columns(agreed)
        )
        action.passages.set(passages)
        action.claims.set(claims)
    return action


@transaction.atomic
def change_action(
    *,
    action: Action,
    agreed: Agreed,
    by: User,
    passages: Iterable[Passage],
    claims: Iterable[Claim],
) -> Action:
    """Let a follow-up say something else. With a new date its owner is reminded anew."""
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    columns = _columns(agreed)
    with acting(by, "meeting.action_changed"):
        for name, value in columns.items():
            setattr(action, name, value)
        action.save(update_fields=list(columns))
        action.passages.set(passages)
        action.claims.set(claims)
    return action


def _columns(agreed: Agreed) -> dict[str, Any]:
    return {
        "text": agreed.text,
        "organisation": agreed.organisation,
        "person": agreed.person,
        "email": agreed.email,
        "due_on": agreed.due_on,
    }


@transaction.atomic
def close_action(
    *,
    action: Action,
    by: User,
    on: date | None = None,
    outcome: str = "",
    is_dropped: bool = False,
) -> Action:
    """Done or dropped, with what became of it; the same again keeps the first day.

    Raises NotPossible for a day that has not come, and for dropping without a reason.
    """
    day = on or today()
    if day > today():
        raise NotPossible(_("%(day)s has not come yet.") % {"day": format_date(day)})
    if is_dropped and not outcome:
        raise NotPossible(_("Write why it is dropped; whoever was promised it will ask."))
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if not action.is_open and bool(action.dropped_on) == is_dropped:
        return action
    action.done_on, action.dropped_on = (None, day) if is_dropped else (day, None)
    action.outcome = outcome
    with acting(by, "meeting.action_dropped" if is_dropped else "meeting.action_done"):
        action.save(update_fields=["done_on", "dropped_on", "outcome"])
    return action


@transaction.atomic
def reopen_action(*, action: Action, by: User) -> Action:
    """It was not done after all; what was written of it stays."""
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if action.is_open:
        return action
    action.done_on = action.dropped_on = None
    with acting(by, "meeting.action_opened_again"):
        action.save(update_fields=["done_on", "dropped_on"])
    return action
