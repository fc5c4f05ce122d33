"""Write down, change and take away where results were told: articles, reports, talks, media."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.plan.models import Deliverable
from forkommune.work.history import acting

from .models import Dissemination


class CannotTell(ValueError):
    """What was written does not hold; the message says why."""


class ChangedMeanwhile(ValueError):
    """Somebody else has changed or taken away the row since it was shown."""


@transaction.atomic
def add_dissemination(
    *,
    kind: str,
    on: date,
    title: str,
    channel: str,
    by: User,
    url: str = "",
    deliverable: Deliverable | None = None,
) -> Dissemination:
    """Write down one occasion. Raises CannotTell where a value does not hold."""
    row = Dissemination(
        kind=kind, on=on, title=title, channel=channel, url=url, deliverable=deliverable
    )
    _check(row)
    with acting(by, "dissemination.added"):
        row.save()
    return row


@transaction.atomic
def change_dissemination(
    *, dissemination: Dissemination, seen: str, by: User, **facts: Any
) -> Dissemination:
    """Give an occasion other facts. seen: its `fingerprint` when it was shown.

    Raises ChangedMeanwhile when it says something else by now or is gone, CannotTell where a value does
    not hold.
    """
    row = _held(dissemination, seen)
    for name, value in facts.items():
        setattr(row, name, value)
    _check(row)
    with acting(by, "dissemination.changed"):
        row.save()
    return row


@transaction.atomic
def remove_dissemination(*, dissemination: Dissemination, by: User) -> None:
    """Take it away; history keeps what it said. One that is gone already stays gone."""
    row = Dissemination.objects.select_for_update().filter(pk=dissemination.pk).first()
    if row is not None:
        with acting(by, "dissemination.removed"):
            row.delete()


def _held(dissemination: Dissemination, seen: str) -> Dissemination:
    row: Dissemination | None = (
        Dissemination.objects.select_for_update(of=("self",)).filter(pk=dissemination.pk).first()
    )
    if row is None:
        raise ChangedMeanwhile(_("Somebody has taken this away meanwhile; nothing was saved."))
    if row.fingerprint != seen:
        raise ChangedMeanwhile(
            _(
                "Somebody else has changed this since you opened it. Nothing of yours was saved: look at"
                " what stands now, and save once more."
            )
        )
    return row


def _check(row: Dissemination) -> None:
    try:
        row.full_clean()
    except ValidationError as fault:
        raise CannotTell(" ".join(fault.messages)) from fault
