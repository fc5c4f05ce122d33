"""A municipality confirms its facts; the secretariat asks it to, once a year, by mail."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import PersonalLink, User
from forkommune.figures.numbers import format_date
from forkommune.ui.dates import today
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.registry import LinkScope, yearly_questions
from forkommune.work.services.outbox import Opens, post_mail
from municipalities.register.models import FactConfirmation, Municipality

LINK_SCOPE = "confirm-facts"
CONFIRM_FACTS = LinkScope(
    path=lambda token: reverse("municipalities:facts-by-link", args=[token]),
    lasts=timedelta(days=60),
    max_uses=200,  # each suggestion and each confirmation use it once
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
def ask_to_confirm(*, municipality: Municipality, by: User | None = None) -> Mail:
    """One mail a municipality and year to its mailbox, with a link that needs no log-in.

    It asks about everything at once, also what higher rooms know of the municipality
    (`registry.yearly_questions`). A new mailbox is asked anew, and the links sent to the earlier one
    stop working. by: None when the clock asks.
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
    subject, body = _letter(municipality, day.year)
    key, is_moved = _key(municipality, address, day)
    mail, made = post_mail(
        kind=LINK_SCOPE,
        key=key,
        to=address,
        subject=subject,
        body=body,
        by=by,
        opens=Opens(LINK_SCOPE, municipality),
    )
    if not made:
        raise NotAsked(
            _("%(name)s was asked on %(day)s already.")
            % {"name": municipality.name, "day": format_date(timezone.localdate(mail.ordered_at))}
        )
    if is_moved:
        PersonalLink.objects.revoke(scope=LINK_SCOPE, target=municipality)
    return mail


def _key(municipality: Municipality, address: str, day: date) -> tuple[str, bool]:
    """The same for all mails to one mailbox in a year, and whether another mailbox was asked first."""
    key = f"{municipality.number}-{day.year}"
    earlier = Mail.objects.of_kind(LINK_SCOPE).filter(key=key).first()
    if earlier is None or earlier.recipient == address:
        return key, False
    return f"{key}-{hashlib.sha256(address.encode()).hexdigest()[:12]}", True


def _letter(municipality: Municipality, year: int) -> tuple[str, str]:
    """Subject and text, in the language that the municipality writes."""
    with override("nn" if municipality.language_form == "nynorsk" else "nb"):
        told = {"name": municipality.name, "year": year, "link": Mail.LINK_MARK}
        also = [words for tell in yearly_questions if (words := tell(municipality))]
        told["also"] = "".join(f"{words}\n\n" for words in also)
        subject = _("Is this right about %(name)s? (%(year)d)") % told
        body = (
            _(
                "Hello,\n\nOnce a year we ask whether what Klimaomstilling i Vestregionen says "
                "about %(name)s is right. %(also)sLook it over here, suggest what should be "
                "different, and confirm the rest with one button:\n\n%(link)s\n\nThe link works "
                "for 60 days and needs no log-in. Whoever has it can answer for the municipality. "
                "If somebody else should be asked, say so on the page.\n\nRegards,\nVestregionen"
            )
            % told
        )
    return subject, body
