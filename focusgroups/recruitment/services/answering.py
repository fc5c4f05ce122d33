"""What a candidate answers by the personal link or on paper: yes with consent, no, less than before,
or all taken back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focusgroups.models import Candidate
from focusgroups.recruitment.wording import Letter
from forkommune.accounts.models import User
from forkommune.evidence.models import Consent, ContactAttempt, InformationLetter, QuoteScope
from forkommune.evidence.selectors.basis import basis_of
from forkommune.evidence.services.basis import record_basis
from forkommune.privacy.people import find_person
from forkommune.privacy.services import erase_person, withdraw_consent
from forkommune.work.history import acting
from forkommune.work.personal_data import INFORMANT

from .candidates import ACTION, ACTIVITY, NotNow, State, held, said_no, set_state
from .mailing import into_the_calendar, tell_the_time

Way = ContactAttempt.Way
# What a participant is asked about, one by one. A group has no municipality and role to be named by.
SCOPES = (
    QuoteScope.INTERVIEW,
    QuoteScope.RECORDING,
    QuoteScope.NOTES_KEPT,
    QuoteScope.QUOTE_UNNAMED,
    QuoteScope.CONTACT_AGAIN,
)


class TooLate(ValueError):
    """The session has begun; what was answered before stands."""


class LetterChanged(ValueError):
    """Another version of the letter was published after the page was opened."""


def has_begun(candidate: Candidate) -> bool:
    """Whether the session has begun."""
    group = candidate.group
    has_come = group.starts_at is not None and group.starts_at <= timezone.now()
    return has_come or group.started_at is not None


@transaction.atomic
def accept(*, candidate: Candidate, scopes: Sequence[str], letter: InformationLetter) -> Candidate:
    """The candidate says yes by the link, and to what; it is mailed with the time for the calendar.

    letter: that was read. Raises TooLate, NotNow, LetterChanged.
    """
    candidate = held(candidate)
    if has_begun(candidate):
        raise TooLate(_("The session has begun, so the answer can no longer be changed here."))
    if candidate.state == State.REPLACED:
        raise NotNow(
            _(
                "Your place has been given to somebody else since you said no. Thank you all the same."
            )
        )
    if letter != InformationLetter.objects.in_force(ACTIVITY):
        raise LetterChanged(
            _(
                "The information letter is a new one since you opened the page. Read it and answer anew."
            )
        )
    with acting(action=ACTION):
        _record(candidate, letter, scopes, way=Consent.Way.LINK, by=None)
        set_state(candidate, State.YES)
        into_the_calendar(candidate, Letter.CONFIRMED, None)
    return candidate


@transaction.atomic
def decline(*, candidate: Candidate) -> Candidate:
    """The candidate says no by the link, without a reason. Raises TooLate, NotNow."""
    if has_begun(held(candidate)):
        raise TooLate(_("The session has begun, so the answer can no longer be changed here."))
    refusal = ContactAttempt.Refusal.NOT_TOLD
    return said_no(candidate=candidate, way=Way.LINK, refusal=refusal, by=None)


@transaction.atomic
def narrow(*, candidate: Candidate, scopes: Collection[str]) -> Candidate:
    """Take back some of what was agreed to; nothing comes to it.

    To take back all is to withdraw. Raises NotNow where nothing is in force.
    """
    candidate = held(candidate)
    standing = basis_of(candidate.informant)
    if standing is None:
        raise NotNow(_("No consent is in force, so there is nothing to take back."))
    letter = InformationLetter.objects.about(ACTIVITY).published()
    read = next((one for one in letter if one.sha256 == standing.letter_hash), None)
    kept = [one for one in standing.scopes if one in scopes or one == QuoteScope.INTERVIEW]
    with acting(action=ACTION):
        record_basis(
            informant=candidate.informant,
            basis=standing.basis,
            way=Consent.Way.LINK,
            scopes=kept,
            letter_version=standing.letter_version,
            letter_hash=standing.letter_hash,
            given_on=max(standing.given_on, timezone.localdate()),
            valid_to=standing.valid_to,
            by=None,
        )
        if read is not None:
            _keep_until(candidate, read, kept)
    return candidate


@transaction.atomic
def consent_on_paper(
    *,
    candidate: Candidate,
    letter: InformationLetter,
    scopes: Sequence[str],
    way: str,
    given_on: date,
    by: User,
    wording: str = "",
) -> Candidate:
    """What somebody signed, or said with witnesses, before or on the day. The candidate comes then.

    Raises NotNow, and ValidationError where the row breaks a rule.
    """
    candidate = held(candidate)
    if candidate.state == State.REPLACED:
        raise NotNow(_("Somebody has stepped in for this candidate; propose the person anew."))
    with acting(by, ACTION):
        _record(candidate, letter, scopes, way=way, by=by, given_on=given_on, wording=wording)
        set_state(candidate, State.YES)
        tell_the_time(candidate, by)
    return candidate


def withdraw(*, candidate: Candidate, by: User | None = None, reason: str = "") -> bool:
    """Take back everything: the consent with all that was said, or, where none was given, the person
    from the list altogether. Whether a consent was withdrawn.

    In a transaction of its own. Raises LogUnusable.
    """
    informant = candidate.informant_id
    way = Way.LINK if by is None else Way.PHONE
    if Consent.objects.filter(informant=informant).exists():
        withdraw_consent(informant=informant, way=way, by=by, reason=reason)
        return True
    erase_person(subject=find_person(f"{INFORMANT}:{informant}"), by=by, reason=reason)
    return False


def _record(
    candidate: Candidate,
    letter: InformationLetter,
    scopes: Sequence[str],
    *,
    way: str,
    by: User | None,
    given_on: date | None = None,
    wording: str = "",
) -> None:
    record_basis(
        informant=candidate.informant,
        basis=Consent.Basis.CONSENT,
        way=way,
        scopes=[one for one in SCOPES if one in scopes],
        letter_version=letter.version,
        letter_hash=letter.sha256,
        given_on=given_on or timezone.localdate(),
        by=by,
        wording=wording,
    )
    _keep_until(candidate, letter, scopes)


def _keep_until(candidate: Candidate, letter: InformationLetter, scopes: Collection[str]) -> None:
    """The day that the letter names: the key goes then, and the notes unless they may be kept."""
    informant = candidate.informant
    keeps = QuoteScope.NOTES_KEPT in scopes
    informant.retain_until = None if keeps else letter.ends_on
    informant.save(update_fields=["retain_until"])
    key = getattr(informant, "contact_key", None)
    if key is not None:
        key.delete_on = letter.ends_on
        key.save(update_fields=["delete_on"])
