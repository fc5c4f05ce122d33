"""What waits for somebody in the invented pre-project: corrections, proposals, a draft, a report, a mail.

It is made through the services, in the name of invented accounts; so the lists that have no mark of
their own can tell that it is invented by who made it.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from forkommune.accounts.models import User
from forkommune.plan.models import Deliverable
from forkommune.work.history import acting
from forkommune.work.models import Mail, PublicationRecipient
from forkommune.work.services.sharing import comment, share
from forkommune.work.services.suggestions import suggest
from pilots.models import Example
from reports.models import Audience, Edition
from reports.services import order_edition

from .world import Told, World, record


def make_waiting(world: World) -> None:
    """Something in every queue of the administration's start page."""
    told = record("waiting.json").values
    for row in told["suggestions"]:
        _suggest(world, row)
    _share(world, told["shared"])
    _stop_a_mail(world, told["mail"])
    order_edition(
        deliverable=Deliverable.objects.get(code=told["report"]),
        audience=Audience.PUBLIC,
        profile=Edition.Profile.ARCHIVE,
        by=world.users["forsker"],
    )


def _suggest(world: World, row: Told) -> None:
    municipality = world.municipalities[row["municipality"]]
    about: dict[str, Any] = {
        "municipality": municipality,
        "organisation": municipality.organisation,
    }
    with acting(world.users["saksbehandler"]):
        suggest(
            row=about[row["about"]],
            field=row["field"],
            value=row["value"],
            source=row["source"],
            organisation=municipality.organisation,
            by=world.users["saksbehandler"],
        )


def _share(world: World, row: Told) -> None:
    """A draft that was sent to somebody, who has said something about it."""
    by: User = world.users["sekretariat"]
    example = Example.objects.get(slug=row["example"])
    recipients: list[PublicationRecipient] = share(
        row=example, people=[(row["name"], row["email"])], message=row["message"], seen=0, by=by
    )
    [recipient] = recipients
    version = recipient.publication.versions.first()
    if version is not None:
        comment(recipient=recipient, version=version, place=row["place"], text=row["comment"])


def _stop_a_mail(world: World, row: Told) -> None:
    moment = timezone.now()
    Mail.objects.create(
        kind="notice",
        key="demo-stopped",
        recipient=row["recipient"],
        subject=row["subject"],
        body=row["body"],
        state=Mail.State.UNCERTAIN,
        reason=row["reason"],
        attempts=1,
        ordered_by=world.users["sekretariat"],
        claimed_at=moment,
    )
