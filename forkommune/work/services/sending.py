"""One attempt at a mail: claim it, hand it to the mail server, say how that went.

What the server never got is tried again; what it refused is refused; and where the answer got
lost, or the sender died, the mail is uncertain: a person decides, the portal does not send twice.
"""

from __future__ import annotations

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import PersonalLink
from forkommune.documents.calendar import CalendarEvent, Method, sent_calendar
from forkommune.work.models import Mail
from forkommune.work.registry import address_books, link_scopes

logger = logging.getLogger(__name__)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
PERMANENT = 500  # SMTP reply codes from here on will not change; RFC 5321 section 4.2.1


class RowGone(LookupError):
    """The row that the mail's link should open, or its receiver's address, was deleted."""


@dataclass(frozen=True)
class Claimed:
    """A mail in hand, where it goes, its text with the address of the link, and that link."""

    mail: Mail
    to: str
    taken_at: datetime
    body: str
    link: PersonalLink | None

    def ends(self, state: str, reason: str = "", **changes: Any) -> None:
        """Give the mail the outcome of this attempt, unless another has it now."""
        # An address that is kept encrypted elsewhere shall not stand here in a server's answer.
        reason = reason.replace(self.to, self.mail.to_whom)
        rows = Mail.objects.in_hand(self.mail.pk, self.taken_at)
        if not rows.update(state=state, reason=reason[:500], **changes):
            logger.warning("Mail %s was decided on while it was being sent.", self.mail.pk)
        if self.link and state in (Mail.State.WAITING, Mail.State.REFUSED):
            PersonalLink.objects.filter(pk=self.link.pk).update(revoked_at=timezone.now())


def send(mail_id: UUID) -> None:
    """One attempt at a mail that waits; nothing when another has taken it."""
    claimed = claim(mail_id)
    if claimed is None:
        return
    connection = get_connection()
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as fault:
        _try_later(claimed, fault)
        return
    try:
        _hand_over(claimed, connection)
    finally:
        _close(connection)


@transaction.atomic
def claim(mail_id: UUID) -> Claimed | None:
    """Take a mail that waits in hand and issue its personal link; None when it does not wait."""
    now = timezone.now()
    taken = Mail.objects.due().filter(pk=mail_id)
    if not taken.update(state=Mail.State.SENDING, claimed_at=now, attempts=F("attempts") + 1):
        return None
    mail = Mail.objects.get(pk=mail_id)
    try:
        to = _address(mail)
        body, link = _text_with_link(mail)
    except RowGone as fault:
        Mail.objects.filter(pk=mail_id).update(state=Mail.State.REFUSED, reason=str(fault))
        return None
    return Claimed(mail, to, now, body, link)


def _address(mail: Mail) -> str:
    """The receiver's address; one that is kept encrypted is looked up now, which is logged."""
    if not mail.address_book:
        return mail.recipient
    found = address_books.get(mail.address_book)(mail.target, mail) if mail.target else ""
    if not found:
        raise RowGone(_("The receiver's address is no longer there."))
    return found


def _text_with_link(mail: Mail) -> tuple[str, PersonalLink | None]:
    if not mail.link_scope:
        return mail.body, None
    if mail.target is None:
        raise RowGone(_("What the link in the mail should open is no longer there."))
    scope = link_scopes.get(mail.link_scope)
    # Earlier links stay: after a doubt the first mail may have arrived, and its link must work.
    link, token = PersonalLink.objects.issue(
        scope=mail.link_scope,
        target=mail.target,
        lasts=scope.lasts,
        max_uses=scope.max_uses,
        by=mail.ordered_by,
    )
    address = f"{settings.BASE_URL}{scope.path(token)}"
    return mail.body.replace(Mail.LINK_MARK, address), link


def _hand_over(claimed: Claimed, connection: Any) -> None:
    mail = claimed.mail
    message = EmailMultiAlternatives(
        mail.subject,
        claimed.body,
        to=[claimed.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    if mail.calendar:
        _attach_calendar(message, mail.calendar, claimed.to)
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as fault:
        code, answer = next(iter(fault.recipients.values()))
        _refused(claimed, code, answer, fault)
    except smtplib.SMTPResponseException as fault:
        _refused(claimed, fault.smtp_code, fault.smtp_error, fault)
    except (smtplib.SMTPException, OSError) as fault:
        claimed.ends(
            Mail.State.UNCERTAIN,
            _("The mail server did not say whether it took the mail: %(fault)s")
            % {"fault": fault or type(fault).__name__},
        )
    else:
        claimed.ends(Mail.State.SENT, sent_at=timezone.now())


def _attach_calendar(message: EmailMultiAlternatives, told: dict[str, Any], attendee: str) -> None:
    """As programs want it: beside the text for calendars, and as a file for people (RFC 6047)."""
    method = Method(told["method"])
    event = CalendarEvent(
        uid=told["uid"],
        sequence=told["sequence"],
        starts=datetime.fromisoformat(told["starts"]),
        ends=datetime.fromisoformat(told["ends"]),
        stamped=timezone.now(),
        title=told["title"],
        place=told["place"],
        description=told["description"],
        url=told["url"],
        organiser=tuple(told["organiser"]) or None,
    )
    accepted = told.get("is_accepted", False)
    data = sent_calendar(event, method=method, attendee=attendee, is_accepted=accepted)
    message.attach_alternative(data.decode(), f"text/calendar; method={method.value}")
    message.attach("avtale.ics", data, "application/ics")


def _refused(claimed: Claimed, code: int, answer: bytes | str, fault: Exception) -> None:
    if code < PERMANENT:
        _try_later(claimed, fault)
        return
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    claimed.ends(
        Mail.State.REFUSED,
        _("The mail server refused %(address)s: %(code)d %(answer)s")
        % {"address": claimed.mail.to_whom, "code": code, "answer": words},
    )


def _try_later(claimed: Claimed, fault: Exception) -> None:
    mail = claimed.mail
    if mail.attempts >= Mail.MAX_ATTEMPTS:
        claimed.ends(
            Mail.State.REFUSED,
            _("Tried %(count)d times; last: %(fault)s") % {"count": mail.attempts, "fault": fault},
        )
        return
    pause = min(FIRST_PAUSE * 2 ** (mail.attempts - 1), LONGEST_PAUSE)
    logger.warning("Mail %s was not sent and waits %s: %s", mail.pk, pause, fault)
    claimed.ends(Mail.State.WAITING, str(fault), due_at=timezone.now() + pause)


def _close(connection: Any) -> None:
    try:
        connection.close()
    except (smtplib.SMTPException, OSError) as fault:
        logger.warning("The mail server did not say goodbye: %s", fault)


def empty_outbox() -> int:
    """Send all that waits and is due; name those uncertain whose sender died. Says how many it tried.

    Several may run at once: each mail is claimed by one of them.
    """
    doubt = _("The sender stopped while it was sending.")
    Mail.objects.left_in_hand().update(state=Mail.State.UNCERTAIN, reason=doubt)
    due = list(Mail.objects.due().values_list("pk", flat=True))
    for mail_id in due:
        send(mail_id)
    return len(due)
