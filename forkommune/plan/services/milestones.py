"""Move milestones and deliverables with a reason, and say when milestones were reached."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures.numbers import format_date
from forkommune.plan.models import Deliverable, Milestone, MilestoneMove
from forkommune.ui.dates import today
from forkommune.work.history import acting


class CannotMove(ValueError):
    """The milestone or deliverable cannot get these dates; the message says why."""


@transaction.atomic
def move_milestone(
    *, milestone: Milestone, planned_from: date, planned_to: date, by: User, reason: str
) -> Milestone:
    """New dates for a milestone; the old ones, the reason, who and when are kept and shown.

    The dates that it has already change nothing. Raises CannotMove without a reason, when it ends
    before it begins, and for one that is reached.
    """
    row: Milestone = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if (planned_from, planned_to) == (row.planned_from, row.planned_to):
        return row
    if not reason.strip():
        raise CannotMove(_("Say why the milestone is moved."))
    if row.reached_on is not None:
        raise CannotMove(
            _("“%(title)s” was reached on %(day)s; take that back before you move it.")
            % {"title": row.title, "day": format_date(row.reached_on)}
        )
    move = MilestoneMove(
        milestone=row,
        old_from=row.planned_from,
        old_to=row.planned_to,
        new_from=planned_from,
        new_to=planned_to,
        reason=reason.strip()[:500],
        moved_by=by,
    )
    row.planned_from, row.planned_to = planned_from, planned_to
    try:
        row.full_clean()
        move.full_clean()
    except ValidationError as fault:
        raise CannotMove(" ".join(fault.messages)) from fault
    with acting(by, "milestone.moved", reason):
        row.save(update_fields=["planned_from", "planned_to"])
        move.save()
    return row


@transaction.atomic
def move_deliverable(
    *,
    deliverable: Deliverable,
    first_draft_due: date | None,
    due: date | None,
    by: User,
    reason: str,
) -> Deliverable:
    """New dates for a deliverable; history keeps the old ones with the reason, who and when.

    The dates that it has already change nothing. Raises CannotMove without a reason, and when the
    first draft would be due after the deliverable itself.
    """
    row: Deliverable = Deliverable.objects.select_for_update().get(pk=deliverable.pk)
    if (first_draft_due, due) == (row.first_draft_due, row.due):
        return row
    if not reason.strip():
        raise CannotMove(_("Say why the deliverable is moved."))
    if first_draft_due is not None and due is not None and first_draft_due > due:
        raise CannotMove(_("The first draft cannot be due after the deliverable itself."))
    row.first_draft_due, row.due = first_draft_due, due
    with acting(by, "deliverable.moved", reason):
        row.save(update_fields=["first_draft_due", "due"])
    return row


def postpone(*, milestone: Milestone, by: timedelta, user: User, reason: str) -> Milestone:
    """Move a milestone's dates by a span. Raises as `move_milestone`."""
    return move_milestone(
        milestone=milestone,
        planned_from=milestone.planned_from + by,
        planned_to=milestone.planned_to + by,
        by=user,
        reason=reason,
    )


@transaction.atomic
def mark_reached(
    *, milestone: Milestone, by: User, on: date | None = None, reason: str = ""
) -> Milestone:
    """Reached on a day, today by default. Raises CannotMove for a day to come, or reached twice."""
    row: Milestone = Milestone.objects.select_for_update().get(pk=milestone.pk)
    day = on or today()
    if day > today():
        raise CannotMove(_("%(day)s is still to come.") % {"day": format_date(day)})
    if row.reached_on is not None:
        raise CannotMove(
            _("“%(title)s” was reached on %(day)s already.")
            % {"title": row.title, "day": format_date(row.reached_on)}
        )
    row.reached_on = day
    with acting(by, "milestone.reached", reason):
        row.save(update_fields=["reached_on"])
    return row


@transaction.atomic
def take_back(*, milestone: Milestone, by: User, reason: str) -> Milestone:
    """Not reached after all. Raises CannotMove without a reason, or when it was not reached."""
    if not reason.strip():
        raise CannotMove(_("Say why it is not reached after all."))
    row: Milestone = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if row.reached_on is None:
        raise CannotMove(_("“%(title)s” is not reached.") % {"title": row.title})
    row.reached_on = None
    with acting(by, "milestone.taken_back", reason):
        row.save(update_fields=["reached_on"])
    return row
