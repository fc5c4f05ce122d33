"""Candidates: proposed, reached for, replaced, taken out. Who they are lies with the informant."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from focusgroups.models import Candidate, FocusGroup
from forkommune.accounts.models import User
from forkommune.evidence.models import ContactAttempt, Informant, InformationLetter
from forkommune.evidence.services.contacting import note_attempt
from forkommune.evidence.services.contacts import keep_contact
from forkommune.terms.models import Term
from forkommune.ui.dates import today
from forkommune.work.history import acting
from municipalities.models import Municipality

ACTIVITY = "fokusgrupper"  # the record of processing, and the letters about it
# Neutral words: whoever may read the history shall not read in it who said yes.
ACTION = "recruitment.changed"
KEPT_AFTER = timedelta(days=90)  # after the session, where no letter says until when
FORGOTTEN_AFTER_NO = timedelta(days=30)
# Random numbers beyond those that the database gives, and below what a script can hold: the order in
# which candidates came tells nothing of the letters.
FIRST_NUMBER, NUMBERS = 10**12, 8 * 10**15
State = Candidate.State
Outcome = ContactAttempt.Outcome


class NotNow(ValueError):
    """The candidate is in a state in which this cannot be done."""


@dataclass(frozen=True)
class Told:
    """What is known of a candidate. municipality and age_group: None and "" where it is not known."""

    name: str
    email: str
    phone: str
    actor_group: Term
    municipality: Municipality | None
    age_group: str
    language: str


@transaction.atomic
def propose(
    *,
    group: FocusGroup,
    told: Told,
    by: User,
    from_secretariat: bool = False,
    replaces: Candidate | None = None,
) -> Candidate:
    """A new candidate, with name and contact data kept encrypted.

    replaces: whom the candidate steps in for. Raises NotNow where somebody did already, or where that
    one still comes.
    """
    with acting(by, ACTION):
        candidate = Candidate.objects.create(
            group=group,
            informant=_new_informant(group),
            actor_group=told.actor_group,
            municipality=told.municipality,
            age_group=told.age_group,
            language=told.language,
            is_from_secretariat=from_secretariat,
            proposed_by=by,
        )
        keep_contact(
            informant=candidate.informant,
            name=told.name,
            email=told.email,
            phone=told.phone,
            delete_on=first_deletion_day(group),
        )
        if replaces is not None:
            step_in(candidate=candidate, replaces=replaces, by=by)
    return candidate


def _new_informant(group: FocusGroup) -> Informant:
    with override("nb"):
        role = _("Participant")
    number = FIRST_NUMBER + secrets.randbelow(NUMBERS)
    return Informant.objects.create(pk=number, role_text=role, is_invented=group.is_invented)


def first_deletion_day(group: FocusGroup) -> date:
    """When contact data go, until somebody sets another day: the day that the letter says, or 90 days
    after the session."""
    letter = InformationLetter.objects.in_force(ACTIVITY)
    if letter is not None and letter.ends_on > today():
        day: date = letter.ends_on
        return day
    session = timezone.localdate(group.starts_at) if group.starts_at else today()
    return max(session, today()) + KEPT_AFTER


@transaction.atomic
def change_candidate(*, candidate: Candidate, told: Told, delete_on: date, by: User) -> Candidate:
    """Put right what is known. With another address every link that was sent stops working.

    Raises NotNow when the candidate has withdrawn.
    """
    candidate = held(candidate)
    key = candidate.informant.contact_key
    is_moved = key.email != told.email
    keep_contact(
        informant=candidate.informant,
        name=told.name,
        email=told.email,
        phone=told.phone,
        delete_on=delete_on,
    )
    candidate.actor_group = told.actor_group
    candidate.municipality = told.municipality
    candidate.age_group = told.age_group
    candidate.language = told.language
    if is_moved:
        from .mailing import close_links

        close_links(candidate)
        candidate.mailed_at = None
    with acting(by, ACTION):
        candidate.save()
    return candidate


def held(candidate: Candidate) -> Candidate:
    """The candidate, locked after the informant as withdrawing does. Raises NotNow when withdrawn."""
    list(
        Informant.objects.select_for_update(no_key=True)
        .filter(pk=candidate.informant_id)
        .values_list("pk")
    )
    rows = Candidate.objects.select_for_update(of=("self",))
    candidate = rows.select_related("group__guide", "informant", "actor_group").get(pk=candidate.pk)
    if candidate.state == State.WITHDRAWN:
        raise NotNow(_("The candidate has withdrawn; nothing more is done about this person."))
    return candidate


@transaction.atomic
def reached_for(
    *,
    candidate: Candidate,
    way: str,
    outcome: str,
    by: User,
    call_back_at: datetime | None = None,
    note: str = "",
) -> ContactAttempt:
    """A call or mail that led to no answer yet. Raises NotNow, and ValidationError for a broken rule."""
    candidate = held(candidate)
    with acting(by, ACTION):
        attempt, _is_new = note_attempt(
            informant=candidate.informant,
            way=way,
            outcome=outcome,
            by=by,
            call_back_at=call_back_at,
            note=note,
        )
        if candidate.state == State.PROPOSED and outcome != Outcome.WRONG_PERSON:
            _set(candidate, State.ASKED)
    return attempt


@transaction.atomic
def said_yes(*, candidate: Candidate, way: str, by: User, note: str = "") -> Candidate:
    """The candidate comes. Consent is another thing: it is given by the link, or on paper.

    Whoever has an address is mailed the time for the calendar and the link, where a letter can be
    read by it. Raises NotNow.
    """
    from .mailing import tell_the_time

    candidate = held(candidate)
    _demand_not_replaced(candidate)
    with acting(by, ACTION):
        note_attempt(
            informant=candidate.informant, way=way, outcome=Outcome.APPOINTMENT, by=by, note=note
        )
        _set(candidate, State.YES)
        tell_the_time(candidate, by)
    return candidate


@transaction.atomic
def said_no(
    *, candidate: Candidate, way: str, refusal: str, by: User | None, note: str = ""
) -> Candidate:
    """The candidate does not come: no mail goes any more, contact data go within 30 days.

    Consents that were given are withdrawn; before the session nothing was said that must go.
    Raises NotNow.
    """
    from .mailing import off_the_calendar

    candidate = held(candidate)
    if candidate.state in (State.NO, State.REPLACED):
        return candidate
    off_the_calendar(candidate, by)
    with acting(by, ACTION):
        note_attempt(
            informant=candidate.informant,
            way=way,
            outcome=Outcome.REFUSED,
            refusal=refusal,
            by=by,
            note=note,
        )
        candidate.informant.consents.filter(withdrawn_at__isnull=True).update(
            withdrawn_at=timezone.now()
        )
        _set(candidate, State.NO)
        _forget_soon(candidate)
    return candidate


def _forget_soon(candidate: Candidate) -> None:
    key: Any = getattr(candidate.informant, "contact_key", None)
    soon = today() + FORGOTTEN_AFTER_NO
    if key is not None and key.delete_on > soon:
        key.delete_on = soon
        key.save(update_fields=["delete_on"])


@transaction.atomic
def step_in(*, candidate: Candidate, replaces: Candidate, by: User) -> Candidate:
    """The candidate takes the place of one who does not come; both know of each other.

    Raises NotNow.
    """
    candidate = held(candidate)
    rows = Candidate.objects.select_for_update(of=("self",))
    gone = rows.get(pk=replaces.pk, group=candidate.group_id)
    if gone.pk == candidate.pk or candidate.replaces_id == gone.pk:
        return candidate
    if Candidate.objects.filter(replaces=gone).exists() or candidate.replaces_id is not None:
        raise NotNow(_("Somebody steps in there already."))
    if gone.state not in (State.NO, State.WITHDRAWN):
        raise NotNow(_("Only who has said no, or has withdrawn, can be replaced."))
    candidate.replaces = gone
    with acting(by, ACTION):
        candidate.save(update_fields=["replaces"])
        if gone.state == State.NO:
            _set(gone, State.REPLACED)
    return candidate


def _demand_not_replaced(candidate: Candidate) -> None:
    if candidate.state == State.REPLACED:
        raise NotNow(_("Somebody has stepped in for this candidate; propose the person anew."))


def _set(candidate: Candidate, state: str) -> None:
    candidate.state = state
    if state in (State.YES, State.NO):
        candidate.answered_at = timezone.now()
    candidate.save(update_fields=["state", "answered_at"])


def set_state(candidate: Candidate, state: str) -> None:
    """For the services of the room: the candidate is locked."""
    _set(candidate, state)
