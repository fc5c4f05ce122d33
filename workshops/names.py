"""Names of those who were invited or took part go on a day; role and organisation stay.

Which municipalities and roles a meeting had is part of what came of it; who the people were is not, once
minutes are approved and questions are answered. Source: GDPR article 5(1)(e).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import PersonalLink, User
from forkommune.privacy.erasing import forget_fields
from forkommune.privacy.retention import ACTION, NAMES_FACT
from forkommune.work.history import acting, record_history
from forkommune.work.models import Mail
from forkommune.work.registry import KeptUntil, kept_until
from workshops.models import Invitation, Meeting, MinutesReader, Participant

NAMES_KEPT = timedelta(days=365)  # after the meeting, where nobody has set another day
OF_INVITED = ("name", "email", "answer_note")
OF_NOTED = ("name",)


def last_day(meeting: Meeting) -> date | None:
    """The last day on which the names of a meeting are kept; None while its own day is not known."""
    if meeting.names_until:
        return meeting.names_until
    held = timezone.localdate(meeting.starts_at) if meeting.starts_at else meeting.month
    return held + NAMES_KEPT if held else None


@transaction.atomic
def keep_names_until(*, meeting: Meeting, day: date | None, by: User) -> Meeting:
    """Keep the names of a meeting until a day; None: as long as the rule says."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if meeting.names_until != day:
        meeting.names_until = day
        with acting(by, "meeting.names_kept_until"):
            meeting.save(update_fields=["names_until"])
    return meeting


def over_by(day: date) -> Any:
    """Meetings whose names have had their last day by a given one."""
    held_by = day - NAMES_KEPT
    by_rule = Q(starts_at__date__lte=held_by) | Q(starts_at__isnull=True, month__lte=held_by)
    return Meeting.objects.filter(
        Q(names_until__lte=day) | Q(names_until__isnull=True) & by_rule
    ).order_by()


def invited_by(day: date) -> Any:
    """Invitations that still tell who somebody was, of meetings past their last day."""
    told = ~Q(name="") | ~Q(email="") | ~Q(answer_note="")
    return Invitation.objects.filter(told, meeting__in=over_by(day)).order_by()


def noted_by(day: date) -> Any:
    """Participants noted by name, of meetings past their last day."""
    return Participant.objects.filter(~Q(name=""), meeting__in=over_by(day)).order_by()


def readers_by(day: date) -> Any:
    """Those who were asked to comment on minutes, of meetings past their last day."""
    return MinutesReader.objects.filter(minutes__meeting__in=over_by(day)).order_by("minutes", "pk")


@transaction.atomic
def forget_invited(rows: Any) -> int:
    """Empty names, addresses and notes of invitations; mails and links to them go along."""
    return _forget(Invitation, rows, OF_INVITED)


@transaction.atomic
def forget_noted(rows: Any) -> int:
    """Empty the names of participants."""
    return _forget(Participant, rows, OF_NOTED)


def _forget(model: type[Invitation | Participant], rows: Any, names: tuple[str, ...]) -> int:
    by_meeting: dict[int, list[int]] = {}
    for meeting, key in rows.order_by("meeting", "pk").values_list("meeting", "pk"):
        by_meeting.setdefault(meeting, []).append(key)
    keys = [key for of_meeting in by_meeting.values() for key in of_meeting]
    with acting(action=ACTION):
        model.objects.filter(pk__in=keys).update(**dict.fromkeys(names, ""))
        _forget_mails(model, keys)
        forget_fields(model, keys, names)
        _record(by_meeting)
    return len(keys)


def _forget_mails(model: type[Model], keys: Iterable[int]) -> None:
    kind, numbers = ContentType.objects.get_for_model(model), [str(key) for key in keys]
    Mail.objects.filter(target_type=kind, target_id__in=numbers).delete()
    PersonalLink.objects.filter(target_type=kind, target_id__in=numbers).delete()


def _record(by_meeting: Mapping[int, Collection[int]]) -> None:
    """So many names went with each meeting, and none of them stands in the row that says so."""
    for meeting in Meeting.objects.filter(pk__in=by_meeting):
        told: dict[str, Any] = {NAMES_FACT: len(by_meeting[meeting.pk])}
        record_history(actor=None, action=ACTION, subject=meeting, **told)


@transaction.atomic
def forget_readers(rows: Any) -> int:
    """Delete those who were asked to comment, with mails, links and their comments, which were handled."""
    by_meeting: dict[int, list[int]] = {}
    for meeting, key in rows.values_list("minutes__meeting", "pk"):
        by_meeting.setdefault(meeting, []).append(key)
    keys = [key for of_meeting in by_meeting.values() for key in of_meeting]
    with acting(action=ACTION):
        _forget_mails(MinutesReader, keys)
        MinutesReader.objects.filter(pk__in=keys).delete()
        forget_fields(MinutesReader, keys, ("name", "email"))
        _record(by_meeting)
    return len(keys)


def register() -> None:
    """Have the clock delete them."""
    invited = KeptUntil(
        _("Names and addresses of those invited to meetings"), invited_by, forget_invited
    )
    noted = KeptUntil(_("Names of those who took part in meetings"), noted_by, forget_noted)
    kept_until.add("names of invited", invited)
    kept_until.add("names of participants", noted)
    readers = KeptUntil(_("Those who were asked to comment on minutes"), readers_by, forget_readers)
    kept_until.add("readers of minutes", readers)
