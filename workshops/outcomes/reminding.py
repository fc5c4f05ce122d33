"""The clock writes to those who follow something up, once for each date, a week before it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from forkommune.accounts.models import Organisation
from forkommune.ui.dates import long_date, today
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.services.outbox import post_mail
from workshops.models import Action
from workshops.writing import ORGANISER

KIND = "action-reminder"
DAYS_BEFORE = 7
LOCK = "workshops.remind_owners"


@transaction.atomic
def remind_due() -> list[Mail]:
    """One mail to each address that has something to do within a week, about all of it.

    Whoever has no address gets none, and shows in the list of what is open. Two clocks at once: the
    second waits, and finds nothing left. A date that is moved is another date.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [LOCK])
    day = today()
    due = Action.objects.to_remind(day, day + timedelta(days=DAYS_BEFORE)).with_owners()
    by_address: dict[str, list[Action]] = defaultdict(list)
    for action in due.order_by("due_on", "pk"):
        if action.address:
            by_address[action.address.lower()].append(action)
    return [_write(address, actions, day) for address, actions in sorted(by_address.items())]


def _write(address: str, actions: list[Action], day: date) -> Mail:
    with acting(action="meeting.owner_reminded"):
        for action in actions:
            action.reminded_for = action.due_on
        Action.objects.bulk_update(actions, ["reminded_for"])
    numbers = "-".join(f"{action.pk}" for action in actions)
    subject, body = _letter(actions)
    mail, _made = post_mail(
        kind=KIND,
        key=f"{day.isoformat()}-{numbers}"[:200],
        to=address,
        subject=subject,
        body=body,
        reply_to=_mailbox(),
    )
    return mail


def _mailbox() -> str:
    found = Organisation.objects.filter(code=ORGANISER).values_list("email", flat=True).first()
    return found or ""


def _letter(actions: list[Action]) -> tuple[str, str]:
    """Subject and text, in the form of Norwegian that the municipality writes."""
    with override(_language(actions)):
        count = len(actions)
        subject = ngettext(
            "Reminder: %(n)d thing to follow up", "Reminder: %(n)d things to follow up", count
        ) % {"n": count}
        lines = "\n".join(map(_line, actions))
        body = _(
            "Hello,\n\nThis was agreed in meetings and talks with Vestregionen, and the date is "
            "near:\n\n%(lines)s\n\nAnswer this mail when it is done, or when it needs another "
            "date. You get this reminder once.\n\nRegards,\nVestregionen"
        ) % {"lines": lines}
    return subject, body


def _line(action: Action) -> str:
    return _("- %(text)s\n  By %(day)s. Agreed in: %(meeting)s.") % {
        "text": action.text,
        "day": long_date(action.due_on) if action.due_on else "",
        "meeting": action.meeting,
    }


def _language(actions: list[Action]) -> str:
    organisation = actions[0].organisation
    municipality = getattr(organisation, "municipality", None) if organisation else None
    return "nn" if municipality and municipality.language_form == "nynorsk" else "nb"
