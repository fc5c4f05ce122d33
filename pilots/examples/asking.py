"""A question about an example, from anybody, to the owner's common mailbox.

The portal keeps the mail like all others, and nothing else of who asked.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.work.services.outbox import post_mail
from pilots.examples.mailboxes import mailbox_of
from pilots.models import Example

KIND = "example-question"


class NoMailbox(ValueError):
    """No mailbox of the owner is known."""


@dataclass(frozen=True)
class Asked:
    """What somebody asked. about: the label of a part; name and place may be empty."""

    question: str
    email: str
    about: str = ""
    name: str = ""
    place: str = ""


@transaction.atomic
def ask(*, example: Example, asked: Asked) -> str:
    """Send a question to the owner's mailbox and return whose it is.

    The same question from the same address is the same mail. Raises NoMailbox.
    """
    mailbox = mailbox_of(example)
    if not mailbox.address:
        raise NoMailbox(_("No mailbox of %s is known here.") % mailbox.owner)
    said = "\n".join([example.slug, asked.email.casefold(), asked.about, asked.question])
    # A municipality is written to in bokmål, whatever the page of the one who asks is in.
    with override("nb"):
        subject, body = _("Question about “%s”") % example.title, _body(example, asked)
    post_mail(
        kind=KIND,
        key=hashlib.sha256(said.encode()).hexdigest(),
        to=mailbox.address,
        subject=subject,
        body=body,
        reply_to=asked.email,
    )
    return mailbox.owner


def _body(example: Example, asked: Asked) -> str:
    address = f"{settings.BASE_URL}{example.get_absolute_url()}"
    who = ", ".join(filter(None, [asked.name, asked.place, asked.email]))
    role = _("For: %s") % example.contact_role if example.contact_role else ""
    lines = [
        role,
        _("Somebody has read about “%(title)s” in the example database and asks:")
        % {"title": example.title},
        _("About: %s") % asked.about if asked.about else "",
        asked.question,
        _("From: %s") % who,
        _("Answer this mail, and the answer goes to whoever asked."),
        address,
        _("This is an invented example.") if example.is_invented else "",
    ]
    return "\n\n".join(filter(None, lines)).replace("{link}", "(link)")
