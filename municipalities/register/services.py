"""A municipality confirms its facts; the secretariat asks it to, once a year, by mail."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import PersonalLink, User
from forkommune.figures.numbers import format_date
from forkommune.ui.dates import today
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.registry import LinkScope
from forkommune.work.services.outbox import Opens, post_mail
from municipalities.register.models import FactConfirmation, Municipality

LINK_SCOPE = "confirm-facts"
CONFIRM_FACTS = LinkScope(
    path=lambda token: reverse("municipalities:facts-by-link", args=[token]),
    lasts=timedelta(days=60),
    max_uses=50,  # each suggestion and the confirmation use it once
)


_QUESTION = gettext_lazy(
    "Hello,\n\nOnce a year we ask whether what Klimaomstilling i Vestregionen says about "
    "%(name)s is right. Look it over here, suggest what should be different, and confirm the "
    "rest with one button:\n\n{link}\n\nThe link works for 60 days and needs no log-in. "
    "Whoever has it can answer for the municipality.\n\nRegards,\nVestregionen"
)


class NotAsked(ValueError):
    """The municipality cannot be asked, or has been."""


@transaction.atomic
def confirm_facts(
    *, municipality: Municipality, by: User | None = None, through: PersonalLink | None = None
) -> FactConfirmation:
    """Say for this year that what is not suggested otherwise is right. Twice keeps the first time."""
    with acting(by, "facts.confirmed"):
        confirmation, _made = FactConfirmation.objects.get_or_create(
            municipality=municipality,
            year=today().year,
            defaults={"confirmed_by": by, "confirmed_through": through},
        )
    return confirmation


@transaction.atomic
def ask_to_confirm(*, municipality: Municipality, by: User) -> Mail:
    """One mail a municipality and year to its mailbox, with a link that needs no log-in.

    Raises NotAsked when it has no mailbox, no longer exists, or was asked this year already.
    """
    address, day = municipality.organisation.email, today()
    if municipality.valid_to and municipality.valid_to <= day:
        raise NotAsked(
            _("%(name)s went out of existence on %(day)s; ask what it became.")
            % {"name": municipality.name, "day": format_date(municipality.valid_to)}
        )
    if not address:
        raise NotAsked(
            _("%(name)s has no mailbox; write it on the organisation first.")
            % {"name": municipality.name}
        )
    mail, made = post_mail(
        kind="confirm-facts",
        key=f"{municipality.number}-{day.year}",
        to=address,
        subject=_("Is this right about %(name)s? (%(year)d)")
        % {"name": municipality.name, "year": day.year},
        body=_QUESTION % {"name": municipality.name},
        by=by,
        opens=Opens(LINK_SCOPE, municipality),
    )
    if not made:
        raise NotAsked(
            _("%(name)s was asked on %(day)s already.")
            % {"name": municipality.name, "day": format_date(timezone.localdate(mail.ordered_at))}
        )
    return mail
