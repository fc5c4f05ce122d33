"""A municipality gives its points, from either of its two phones; the last save stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.work.history import acting
from municipalities.models import Municipality
from workshops.models import Invitation, Points, PointSheet, Poll

from .asking import option_keys, poll_of_key, rows_of_sheet, sheet_of, speaking_for
from .counting import NotAllowed, check
from .locking import while_open
from .refusals import NoVoice, broken, shut
from .saving import Save, Standing, Verdict, verdict

SPEAKING = (Invitation.Role.POLITICAL, Invitation.Role.ADMINISTRATIVE)


@dataclass(frozen=True)
class Given:
    """What stands after a save. met: it is another's, and the save was not taken."""

    version: int
    points: dict[int, int]
    wants: set[int]
    saved_at: datetime | None
    given_as: str
    met: bool = False


NOTHING_GIVEN = Given(0, {}, set(), None, "")


def voice_of(invitation: Invitation, poll: Poll) -> Municipality:
    """The municipality that the invited person speaks for. Raises NoVoice for others."""
    if invitation.role in SPEAKING:
        found = speaking_for.first(meeting=poll.meeting_id, organisation=invitation.organisation_id)
        if found is not None:
            return found
    raise NoVoice(
        _(
            "Points are given by the political and the administrative representative of each municipality."
        )
    )


def standing_of(poll: Poll, municipality: Municipality) -> Given:
    """What the municipality has given so far."""
    sheet = sheet_of.first(poll=poll.pk, municipality=municipality.pk)
    return _given(sheet) if sheet else NOTHING_GIVEN


@transaction.atomic
def give_points(
    *,
    poll: Poll,
    invitation: Invitation,
    points: Mapping[int, int],
    wants: Collection[int],
    save: Save,
    now: datetime | None = None,
) -> Given:
    """Put what a municipality gives in place of what it gave; two phones write one sheet.

    points: by option (key of its claim); wants: the options that it will take part in. A save that
    came before another's is not taken: the answer holds what stands, and `met`.
    Raises PollShut, NoVoice, BrokenRule.
    """
    municipality = voice_of(invitation, poll)
    while_open(poll)
    poll = poll_of_key.first(poll=poll.pk) or poll
    if not poll.is_open(now):
        raise shut(poll)
    options = {option for (option,) in option_keys(poll=poll.pk)}
    try:
        kept = check(points, options=options, in_all=poll.dots, at_most=poll.at_most)
        check(dict.fromkeys(wants, 0), options=options, in_all=0, at_most=0)
    except NotAllowed as fault:
        raise broken(fault, poll) from fault
    with acting(action="poll.points"):
        PointSheet.objects.bulk_create(
            [PointSheet(poll=poll, municipality=municipality)], ignore_conflicts=True
        )
        sheet = PointSheet.objects.select_for_update().get(poll=poll, municipality=municipality)
        found = verdict(Standing(sheet.version, sheet.tab, sheet.seq), save)
        if found is Verdict.TAKEN:
            _write(sheet, invitation, kept, set(wants), save, now or timezone.now())
    return _given(sheet, met=found is Verdict.MET)


def _write(
    sheet: PointSheet,
    invitation: Invitation,
    kept: Mapping[int, int],
    wants: set[int],
    save: Save,
    now: datetime,
) -> None:
    sheet.version += 1
    sheet.tab, sheet.seq = save.tab, save.seq
    sheet.given_by, sheet.given_as, sheet.saved_at = invitation, invitation.role, now
    sheet.save()
    named = set(kept) | wants
    sheet.rows.exclude(claim__in=named).delete()
    Points.objects.bulk_create(
        (
            Points(
                sheet=sheet, claim_id=claim, points=kept.get(claim, 0), wants_part=claim in wants
            )
            for claim in sorted(named)
        ),
        update_conflicts=True,
        unique_fields=["sheet", "claim"],
        update_fields=["points", "wants_part"],
    )


def _given(sheet: PointSheet, *, met: bool = False) -> Given:
    rows = rows_of_sheet(sheet=sheet.pk)
    return Given(
        version=sheet.version,
        points={row.claim_id: row.points for row in rows if row.points},
        wants={row.claim_id for row in rows if row.wants_part},
        saved_at=sheet.saved_at,
        given_as=sheet.given_as,
        met=met,
    )
