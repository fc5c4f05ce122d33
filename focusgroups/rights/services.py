"""Recordings are registered only where all have agreed, and their deletion is written down."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from focusgroups.models import FocusGroup, Participant, Recording
from forkommune.accounts.models import User
from forkommune.evidence.models import QuoteScope
from forkommune.ui.dates import today
from forkommune.work.history import acting
from forkommune.work.registry import leavings


class NotAgreed(ValueError):
    """Somebody has not agreed to be recorded; the message names the letters."""


@transaction.atomic
def register_recording(
    *, group: FocusGroup, made_on: date, kept_at: str, delete_on: date, by: User
) -> Recording:
    """Write down a recording of a session; the same again gives the one that stands.

    Raises NotAgreed where not everybody with a letter has agreed to be recorded.
    """
    FocusGroup.objects.select_for_update().get(pk=group.pk)
    told = {"made_on": made_on, "kept_at": kept_at, "delete_on": delete_on}
    standing: Recording | None = Recording.objects.of_group(group).filter(**told).first()
    if standing is not None:
        return standing
    _require_agreement(group)
    with acting(by, "focusgroups.recorded"):
        return Recording.objects.create(group=group, **told)


@transaction.atomic
def note_deleted(*, recording: Recording, by: User) -> Recording:
    """The recording was deleted today where it lay; a second time changes nothing."""
    locked: Recording = Recording.objects.select_for_update(of=("self",)).get(pk=recording.pk)
    if locked.deleted_on is None:
        locked.deleted_on, locked.deleted_by = today(), by
        with acting(by, "focusgroups.recording_deleted"):
            locked.save(update_fields=["deleted_on", "deleted_by"])
    return locked


def must_go(informants: frozenset[int], by: Any) -> None:
    """Somebody in a session withdraws: what was recorded there may not be kept any longer."""
    recordings = Recording.objects.of_speakers(informants).filter(withdrawn_on__isnull=True)
    with acting(by, "focusgroups.recording_must_go"):
        Recording.objects.filter(pk__in=list(recordings.values_list("pk", flat=True))).update(
            withdrawn_on=today()
        )


def register() -> None:
    """Follow withdrawals."""
    leavings.add("recordings of focus groups", must_go)


def _require_agreement(group: FocusGroup) -> None:
    everybody = Participant.objects.filter(group=group)
    if not everybody.exists():
        raise NotAgreed(_("Nobody has a letter in this session yet, so nobody has agreed."))
    missing = [one.letter for one in everybody.without_scope(QuoteScope.RECORDING)]
    if missing:
        raise NotAgreed(
            _("%(letters)s have not agreed to be recorded. Delete the recording.")
            % {"letters": ", ".join(missing)}
        )
