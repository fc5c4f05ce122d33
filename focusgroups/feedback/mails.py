"""The mails of a summary: the link to each letter, one reminder, and a word to who wrote it.

No word of the summary and no letter stands in a mail.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from focusgroups.models import SummaryReply
from forkommune.accounts.models import User
from forkommune.evidence.selectors.basis import may_keep
from forkommune.evidence.services.contacts import address_for_mail
from forkommune.ui.dates import long_date, today
from forkommune.work.models import Mail
from forkommune.work.registry import LinkScope
from forkommune.work.services.outbox import KeptAddress, Opens, post_mail

LINK_SCOPE = "comment-on-summary"
REMINDER = "summary-reminder"
LINK_DAYS = 60
REMIND_BEFORE = timedelta(days=3)
COMMENT_ON_SUMMARY = LinkScope(
    path=lambda token: reverse("focusgroups:summary-answer", args=[token]),
    lasts=timedelta(days=LINK_DAYS),
    language=lambda reply: str(reply.summary.language),
)
BOOK = "participants of summaries"  # of `registry.address_books`


def address_of(reply: Any, mail: Any) -> str:
    """Where a summary is sent; "" where nothing may be sent to the letter any more."""
    summary, informant = reply.summary, reply.participant.informant
    is_needless = mail.kind == REMINDER and reply.answered_at is not None
    if is_needless or not summary.is_open or not may_keep(informant):
        return ""
    return address_for_mail(informant, mail)


def post(reply: SummaryReply, by: User, *, reminds: bool = False) -> None:
    """The mail with the link; or the one reminder, which waits until three days before the end."""
    summary = reply.summary
    if summary.answer_by is None:
        raise ValueError(f"Summary {summary.pk} has no deadline; send it with one.")
    due = _morning(summary.answer_by - REMIND_BEFORE) if reminds else None
    if due is not None and due <= timezone.now():
        return
    with override(summary.language):
        group = summary.group
        day = long_date(timezone.localdate(group.starts_at)) if group.starts_at else ""
        told = {
            "held": day or group.title,
            "day": long_date(summary.answer_by),
            "name": by.get_full_name(),
            "address": by.email,
            "link": Mail.LINK_MARK,
        }
        subject = (
            _("Reminder: is our summary of the focus group right?")
            if reminds
            else _("Is our summary of the focus group right?")
        )
        body = (
            _(
                "Hello,\n\nThank you for taking part in the focus group (%(held)s). We have written "
                "a summary of what was said, and ask whether you know it again:\n\n%(link)s\n\n"
                "You can say that it is right, or comment on it, by %(day)s. Your comment reaches "
                "the researchers with the letter you had, without your name. The link is yours "
                "alone and needs no log-in. It is voluntary to answer, and you may withdraw at any "
                "time without giving a reason. If you have questions, write to %(name)s, %(address)s."
            )
            % told
        )
    kind = REMINDER if reminds else LINK_SCOPE
    count = 0 if reminds else Mail.objects.of_kind(kind).about(reply).count()
    post_mail(
        kind=kind,
        key=f"{reply.pk}-{count + 1}" if count else str(reply.pk),
        to=KeptAddress(BOOK, reply),
        subject=subject,
        body=body,
        by=by,
        opens=Opens(LINK_SCOPE, reply),
        due_at=due,
    )


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(8)))


def tell_writer(reply: SummaryReply, *, is_change: bool = False) -> None:
    """That somebody has answered, or answered anew; neither who nor what. Once a day for a letter."""
    writer = reply.summary.written_by
    if writer is None:
        return
    with writer.in_own_language():
        told = {
            "session": reply.summary.group.title,
            "address": f"{settings.BASE_URL}{reply.summary.get_absolute_url()}",
        }
        subject = _("An answer to the summary of %(session)s") % told
        body = (
            _(
                "Hello,\n\nSomebody who took part in %(session)s has answered the summary. You read "
                "it in the portal: %(address)s"
            )
            % told
        )
    post_mail(
        kind="summary-answered",
        key=f"{reply.pk}-{today().isoformat()}" if is_change else str(reply.pk),
        to=writer.email,
        subject=subject,
        body=body,
    )
