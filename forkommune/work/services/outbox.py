"""Order a mail, and decide on one that got stuck. Sending itself stands in `sending`.

Only log-in codes go past the outbox (`codes`): they are wanted at once, and worthless later.
Research text never stands in a mail; it stands behind the personal link.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

import redis
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError as BrokerAway

from forkommune.accounts.models import User
from forkommune.documents.calendar import CalendarEvent, Method
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.querysets import MailQuerySet
from forkommune.work.registry import address_books, link_scopes

logger = logging.getLogger(__name__)
SUBJECT_LENGTH = 200


class MailDecided(ValueError):
    """The mail is no longer in a state in which this can be done with it."""


@dataclass(frozen=True)
class Opens:
    """The personal link of a mail: a scope of `registry.link_scopes`, and the row it opens."""

    scope: str
    target: models.Model


@dataclass(frozen=True)
class KeptAddress:
    """An address that is kept encrypted: a book of `registry.address_books`, and whose it is."""

    book: str
    target: models.Model


@dataclass(frozen=True)
class Calendar:
    """What goes into the receiver's calendar. is_accepted: as `sent_calendar` takes it."""

    event: CalendarEvent
    method: Method
    is_accepted: bool = False

    def as_json(self) -> dict[str, Any]:
        """For the row; the time stamp is left out, it is the moment of sending."""
        event = self.event
        return {
            "method": self.method.value,
            "is_accepted": self.is_accepted,
            "uid": event.uid,
            "sequence": event.sequence,
            "starts": event.starts.isoformat(),
            "ends": event.ends.isoformat(),
            "title": event.title,
            "place": event.place,
            "description": event.description,
            "url": event.url,
            "organiser": list(event.organiser or ()),
        }


def post_mail(
    *,
    kind: str,
    key: str,
    to: str | KeptAddress,
    subject: str,
    body: str,
    by: User | None = None,
    opens: Opens | None = None,
    due_at: datetime | None = None,
    calendar: Calendar | None = None,
    reply_to: str = "",
    about: models.Model | None = None,
) -> tuple[Mail, bool]:
    """The mail of this kind and key, and whether this call ordered it.

    kind, key: what makes two orders the same mail; a double click gets the first click's.
    body: `{link}` stands where the address of the personal link comes, if the mail opens one.
    due_at: not before this time (default: now). reply_to: whom the receiver's program answers.
    about: the row by which it is found again, where it opens none and its address is not kept.
    Call it in the transaction of the change that it tells about: it leaves after commit.
    """
    if opens:
        link_scopes.get(opens.scope)
    fields: dict[str, Any] = {
        "calendar": calendar.as_json() if calendar else None,
        "reply_to": reply_to,
        "subject": " ".join(subject.split())[:SUBJECT_LENGTH],
        "body": body,
        "ordered_by": by,
        "due_at": due_at or timezone.now(),
    }
    if about is not None:
        fields["target"] = about
    if opens:
        fields |= {"link_scope": opens.scope, "target": opens.target}
    fields |= _addressed(to, opens)
    with acting(by, "mail.ordered"):
        mail, made = Mail.objects.get_or_create(kind=kind, key=key, defaults=fields)
    if made:
        transaction.on_commit(partial(ring, mail.pk))
    return mail, made


def _addressed(to: str | KeptAddress, opens: Opens | None) -> dict[str, Any]:
    """Where it goes. Raises ValueError when its link opens another row than the one it goes to."""
    if isinstance(to, str):
        return {"recipient": to}
    address_books.get(to.book)
    if opens and opens.target != to.target:
        raise ValueError(f"A mail to {to.target!r} cannot open {opens.target!r} too.")
    return {"recipient": "", "address_book": to.book, "target": to.target}


def stop_waiting(target: models.Model, reason: str) -> int:
    """Mails about a row that have not left do not leave; says how many."""
    waiting = Mail.objects.unsent().about(target)
    stopped: int = waiting.update(state=Mail.State.WITHDRAWN, reason=reason)
    return stopped


def newer_than(event: CalendarEvent, sent: int | None) -> CalendarEvent:
    """The event with a number above the one that was sent: calendars drop what has none.

    sent: None where nothing was. Source: RFC 5546, 3.2.5.
    """
    return event if sent is None else replace(event, sequence=max(event.sequence, sent + 1))


def ring(mail_id: UUID) -> None:
    """Tell the workers about a mail. Without Redis it waits for the next emptying of the outbox."""
    from forkommune.work.tasks import send_mail

    try:
        send_mail.apply_async(args=(str(mail_id),))
    except (BrokerAway, redis.RedisError) as fault:
        logger.warning("Mail %s waits for Redis: %s", mail_id, fault)


def send_again(*, mail: Mail, by: User) -> None:
    """Try a refused or uncertain mail once more, with the Message-ID it had.

    Raises MailDecided when somebody else has decided on it meanwhile.
    """
    rows = Mail.objects.to_decide()
    _decide(rows, mail, by, "mail.sent_again", state=Mail.State.WAITING, reason="", attempts=0)
    transaction.on_commit(partial(ring, mail.pk))


def confirm_sent(*, mail: Mail, by: User) -> None:
    """A person has found out that the uncertain mail arrived.

    Raises MailDecided when it is not uncertain.
    """
    rows = Mail.objects.filter(state=Mail.State.UNCERTAIN)
    _decide(rows, mail, by, "mail.confirmed", state=Mail.State.SENT, sent_at=models.F("claimed_at"))


def withdraw_mail(*, mail: Mail, by: User, reason: str) -> None:
    """The mail shall not leave. Raises MailDecided when it has left, or is leaving now."""
    _decide(
        Mail.objects.unsent(), mail, by, "mail.withdrawn", state=Mail.State.WITHDRAWN, reason=reason
    )


def _decide(rows: MailQuerySet, mail: Mail, by: User, action: str, **changes: object) -> None:
    with acting(by, action):
        if not rows.filter(pk=mail.pk).update(due_at=timezone.now(), **changes):
            mail.refresh_from_db()
            raise MailDecided(
                _("The mail “%(subject)s” is %(state)s now; look at it again.")
                % {"subject": mail.subject, "state": mail.get_state_display().lower()}
            )
