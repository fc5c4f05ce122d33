"""Who gets which letter at the table: at random, and looked up by one person, one at a time."""

from __future__ import annotations

from secrets import SystemRandom
from string import ascii_uppercase

from django.db import transaction
from django.utils.translation import gettext as _

from focusgroups.models import Candidate, FocusGroup, Participant
from focusgroups.recruitment.querysets import CandidateQuerySet, key_held_by
from forkommune.accounts.models import User
from forkommune.evidence.models import Consent, ContactKey, QuoteScope
from forkommune.evidence.services.contacts import read_key
from forkommune.work.history import acting

ALPHABET = [*ascii_uppercase, "Æ", "Ø", "Å"]
_chance = SystemRandom()


class NotKeyHolder(PermissionError):
    """Somebody without the key asks for a name."""


class NoLettersLeft(ValueError):
    """More people than letters."""


@transaction.atomic
def give_letters(*, group: FocusGroup, by: User) -> int:
    """A letter to everybody who comes, has a consent in force and has none yet; how many got one.

    The letters are drawn, and the rows are written in another drawn order, so that neither letters nor
    numbers lead back to the candidates. Twice gives nobody a second letter, and nobody gets that of one
    who withdrew: others may have spoken of it. Raises NoLettersLeft.
    """
    group = FocusGroup.objects.select_for_update().get(pk=group.pk)
    waiting = list(waiting_for_a_letter(group).select_related("informant", "actor_group"))
    taken = {*group.letters_given, *Participant.objects.letters_in(group)}
    free = [one for one in ALPHABET if one not in taken]
    if len(waiting) > len(free):
        raise NoLettersLeft(
            _("%(people)d wait for a letter and %(letters)d letters are free.")
            % {"people": len(waiting), "letters": len(free)}
        )
    letters = free[: len(waiting)]
    _chance.shuffle(letters)
    _chance.shuffle(waiting)
    with acting(by, "participants.given_letters"):
        for letter, candidate in zip(letters, waiting, strict=True):
            Participant.objects.create(
                group=group,
                letter=letter,
                actor_group=candidate.actor_group,
                informant=candidate.informant,
            )
        group.letters_given = "".join(sorted(taken.union(letters)))
        group.save(update_fields=["letters_given"])
    return len(waiting)


def waiting_for_a_letter(group: FocusGroup) -> CandidateQuerySet:
    """Those who come, have a consent in force that covers taking part, and have no letter."""
    agreed = Consent.objects.in_force().filter(scopes__contains=[QuoteScope.INTERVIEW])
    coming = Candidate.objects.of_group(group).coming()
    return coming.filter(
        informant__participant__isnull=True, informant__in=agreed.values("informant")
    )


@transaction.atomic
def look_up_letter(*, participant: Participant, reason: str, by: User) -> ContactKey:
    """Who a letter is, for the group's key holder, with a row of the log.

    Raises NotKeyHolder, NoReason, and NoContactData where the key is gone.
    """
    if not key_held_by(by).filter(pk=participant.group_id).exists():
        raise NotKeyHolder(_("Only the group's key holder may look up who a letter is."))
    told = _("Letter %(letter)s, %(group)s: %(reason)s") % {
        "letter": participant.letter,
        "group": participant.group,
        "reason": reason.strip(),
    }
    return read_key(
        informant=participant.informant, reason=told[:300] if reason.strip() else "", by=by
    )
