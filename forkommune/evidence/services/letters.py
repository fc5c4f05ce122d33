"""Information letters: written in versions, published once, never changed after that."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import InformationLetter, ProcessingActivity
from forkommune.work.history import acting

FIELDS = ("text_nb", "text_nn", "contact_name", "contact_email", "ends_on")


class LetterStandsFast(ValueError):
    """The letter is published."""


class LetterIncomplete(ValueError):
    """Something that every letter says is not filled in."""


@transaction.atomic
def change_letter(
    *, letter: InformationLetter, values: dict[str, Any], by: User
) -> InformationLetter:
    """Change a draft; values: of FIELDS. Raises LetterStandsFast."""
    letter = _draft(letter)
    for name in FIELDS:
        setattr(letter, name, values[name])
    with acting(by, "letter.changed"):
        letter.save()
    return letter


@transaction.atomic
def publish_letter(*, letter: InformationLetter, by: User) -> InformationLetter:
    """From now on those who are asked read this version, and it stands as it is.

    Twice keeps the first time. Raises LetterIncomplete.
    """
    letter = InformationLetter.objects.select_for_update().get(pk=letter.pk)
    if letter.published_at is not None:
        return letter
    if not (letter.ends_on and letter.contact_name and letter.contact_email):
        raise LetterIncomplete(
            _("Write until when what people say is kept, and whom they can ask; then publish.")
        )
    letter.published_at, letter.published_by = timezone.now(), by
    letter.sha256 = letter.digest()
    with acting(by, "letter.published"):
        letter.save()
    return letter


@transaction.atomic
def next_letter(*, activity: ProcessingActivity, by: User) -> InformationLetter:
    """A new draft with the words of the newest version; the draft that there is, if there is one."""
    ProcessingActivity.objects.select_for_update().get(pk=activity.pk)
    newest = InformationLetter.objects.about(activity.code).first()
    if newest is not None and newest.published_at is None:
        draft: InformationLetter = newest
        return draft
    kept = {name: getattr(newest, name) for name in FIELDS} if newest else {}
    with acting(by, "letter.begun"):
        return InformationLetter.objects.create(
            activity=activity, number=newest.number + 1 if newest else 1, **kept
        )


def _draft(letter: InformationLetter) -> InformationLetter:
    letter = InformationLetter.objects.select_for_update().get(pk=letter.pk)
    if letter.published_at is not None:
        raise LetterStandsFast(
            _("Version %(number)d is published; make a new version to change it.")
            % {"number": letter.number}
        )
    return letter
