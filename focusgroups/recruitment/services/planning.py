"""Sessions: planned, moved; who recruits, and who holds the key; how many of which kind are wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focusgroups.models import Candidate, FocusGroup, Grant, Guide, WantedMix
from focusgroups.querysets import READ
from focusgroups.recruitment.wording import Letter
from forkommune.accounts.models import User
from forkommune.terms.models import Term, Vocabulary
from forkommune.work.history import acting
from forkommune.work.models import Mail
from municipalities.models import Municipality

from .candidates import held
from .mailing import into_the_calendar

RECRUITER, KEY_HOLDER = "recruiter", "key_holder"


class CannotGrant(ValueError):
    """The person cannot have this right in this group."""


@dataclass(frozen=True)
class Wanted:
    """A line of the mix as somebody wrote it."""

    actor_group: Term
    municipality: Municipality | None
    age_group: str
    wanted: int


@transaction.atomic
def plan_session(
    *, title: str, guide: Guide, starts_at: datetime | None, place: str, by: User
) -> FocusGroup:
    """A new session, with the mix that its guide proposes. The database knows whether it is invented:
    nobody chooses that."""
    with acting(by, "session.planned"):
        group = FocusGroup.objects.create(
            title=title, guide=guide, starts_at=starts_at, place=place
        )
        for term, wanted in proposed_mix(guide):
            WantedMix.objects.create(group=group, actor_group=term, wanted=wanted)
    return group


def proposed_mix(guide: Guide) -> list[tuple[Term, int]]:
    """How many of each actor group the guide wants at least."""
    told = {
        row["code"]: row["target_min"]
        for row in guide.facts.get("actor_groups", [])
        if row.get("target_min")
    }
    terms = Term.objects.filter(vocabulary=Vocabulary.ACTOR_GROUP, code__in=told)
    return [(term, told[term.code]) for term in terms.order_by("position", "pk")]


@transaction.atomic
def change_session(
    *,
    group: FocusGroup,
    title: str,
    guide: Guide,
    starts_at: datetime | None,
    place: str,
    by: User,
) -> tuple[FocusGroup, int]:
    """Change a session, and how many of those who come were told of another day, time or place."""
    group = FocusGroup.objects.select_for_update().get(pk=group.pk)
    is_moved = (group.starts_at, group.place, group.guide.duration_minutes) != (
        starts_at,
        place,
        guide.duration_minutes,
    )
    group.title, group.guide, group.starts_at, group.place = title, guide, starts_at, place
    if is_moved:
        group.calendar_sequence += 1
    with acting(by, "session.changed"):
        group.save(update_fields=["title", "guide", "starts_at", "place", "calendar_sequence"])
    return group, _tell_of_the_move(group, by) if is_moved else 0


def _tell_of_the_move(group: FocusGroup, by: User) -> int:
    """Reminders with the old time stay; who comes and has an address gets the new one."""
    coming = Candidate.objects.of_group(group).coming().order_by("pk")
    told = 0
    for row in coming:
        candidate = held(row)
        old = Mail.objects.unsent().of_kind(Letter.DAY_BEFORE).about(candidate)
        old.update(state=Mail.State.WITHDRAWN, reason=_("The session was moved."))
        before = candidate.calendar_of
        if group.starts_at and group.starts_at > timezone.now():
            into_the_calendar(candidate, Letter.MOVED, by)
            told += candidate.calendar_of != before
    return told


@transaction.atomic
def set_mix(*, group: FocusGroup, lines: Iterable[Wanted], by: User) -> None:
    """The wanted mix, whole: lines that are not among these go. Raises ValidationError."""
    FocusGroup.objects.select_for_update().get(pk=group.pk)
    with acting(by, "session.mix_set"):
        WantedMix.objects.filter(group=group).delete()
        for line in lines:
            row = WantedMix(
                group=group,
                actor_group=line.actor_group,
                municipality=line.municipality,
                age_group=line.age_group,
                wanted=line.wanted,
            )
            row.full_clean()
            row.save()


@transaction.atomic
def give_right(*, group: FocusGroup, user: User, kind: str, valid_to: date, by: User) -> Grant:
    """Name a recruiter or the key holder of a group, until a day.

    Who has a right already, or had it, gets it until another day; never the other one, for whoever
    has seen the names shall not learn the letters. Raises CannotGrant.
    """
    FocusGroup.objects.select_for_update().get(pk=group.pk)
    if not user.has_perm(READ):
        raise CannotGrant(
            _("%(name)s is not a researcher; only researchers recruit or hold the key.")
            % {"name": user.get_full_name()}
        )
    standing = Grant.objects.filter(group=group, user=user).first()
    if standing is not None and standing.kind != kind:
        raise CannotGrant(_why_not_both(standing))
    others = Grant.objects.filter(group=group, kind=KEY_HOLDER, ended_at__isnull=True)
    if kind == KEY_HOLDER and (other := others.exclude(user=user).first()):
        raise CannotGrant(
            _("%(name)s holds the key; end that first, there is one holder at a time.")
            % {"name": other.user.get_full_name()}
        )
    grant = standing or Grant(group=group, user=user, kind=kind)
    grant.valid_to, grant.given_by, grant.ended_at = valid_to, by, None
    grant.given_at = timezone.now()
    with acting(by, "session.right_given"):
        grant.save()
    return grant


def _why_not_both(grant: Grant) -> str:
    told = {"name": grant.user.get_full_name()}
    if grant.kind == RECRUITER:
        return (
            _(
                "%(name)s recruits for this group, or has done so, and knows the names. The key holder "
                "must be somebody else, so that nobody alone can tell who said what."
            )
            % told
        )
    return (
        _(
            "%(name)s holds the key of this group, or has held it, and can learn the letters. A "
            "recruiter must be somebody else, so that nobody alone can tell who said what."
        )
        % told
    )


@transaction.atomic
def end_right(*, grant: Grant, by: User) -> Grant:
    """The right ends now; that it was given stays. Twice keeps the first time."""
    grant = Grant.objects.select_for_update().get(pk=grant.pk)
    if grant.ended_at is None:
        grant.ended_at = timezone.now()
        with acting(by, "session.right_ended"):
            grant.save(update_fields=["ended_at"])
    return grant
