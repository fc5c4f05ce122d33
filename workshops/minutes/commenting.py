"""Minutes are sent to those who were there; each comments section by section; each comment is decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import PersonalLink, User
from forkommune.ui.dates import long_date
from forkommune.ui.filters import clock
from forkommune.work.history import acting
from forkommune.work.merging import digest
from forkommune.work.models import Mail
from forkommune.work.registry import LinkScope
from forkommune.work.services.outbox import Opens, post_mail, stop_waiting
from workshops.models import (
    Invitation,
    Meeting,
    Minutes,
    MinutesComment,
    MinutesReader,
    MinutesSection,
)

from .services import MinutesRefused, held, put_in
from .wording import Letter, words_of

LINK_SCOPE = "meeting-minutes"
READS = LinkScope(
    path=lambda token: reverse("workshops:minutes-reader", args=[token]),
    lasts=timedelta(days=400),
    language=lambda row: str(row.language),
)
PAUSE = timedelta(hours=24)
MOST_COMMENT = 4000
Decision = MinutesComment.Decision
State = Minutes.State


class CommentsShut(MinutesRefused):
    """The time for comments is over, or has not come."""


@dataclass(frozen=True)
class Asked:
    """Somebody to ask: an address with the name and language it is written to."""

    email: str
    name: str = ""
    language: str = "nb"
    invitation: Invitation | None = None


def who_can_be_asked(meeting: Meeting, user: Any) -> list[Invitation]:
    """Invited people with an address who were there; where nobody was noted, those who said they come."""
    rows = Invitation.objects.visible_to(user).of_meeting(meeting).exclude(email="")
    came = rows.filter(attendances__isnull=False).distinct()
    found = came if came.exists() else rows.filter(state=Invitation.State.ACCEPTED)
    return list(found.select_related("organisation").in_order())


@transaction.atomic
def send_out(
    *,
    minutes: Minutes,
    to: Iterable[Asked],
    until: datetime,
    by: User,
    draft_version: int | None = None,
) -> list[MinutesReader]:
    """Send the minutes as they stand for comments until a time; what is typed goes in first.

    Those who were asked before keep what they said, and get a mail where they have not answered.
    Raises MinutesRefused for a deadline that is past, nobody to ask, or approved minutes; DraftMoved.
    """
    minutes = held(minutes)
    if until <= timezone.now():
        raise MinutesRefused(_("The deadline is past. Choose one that is still to come."))
    asked = {one.email.strip().lower(): one for one in to if one.email.strip()}
    if not asked and not minutes.readers.exists():
        raise MinutesRefused(_("Choose at least one to ask."))
    minutes = put_in(minutes=minutes, by=by, draft_version=draft_version)
    minutes.state, minutes.comment_by = State.COMMENTS, until
    with acting(by, "minutes.sent_out"):
        minutes.save(update_fields=["state", "comment_by"])
        standing = {one.email: one for one in minutes.readers.select_for_update()}
        new = [
            MinutesReader.objects.create(
                minutes=minutes,
                invitation=one.invitation,
                name=one.name,
                email=email,
                language=one.language,
            )
            for email, one in asked.items()
            if email not in standing
        ]
    for reader in new:
        _post(Letter.COMMENTS, reader, by)
    return new


def _post(letter: Letter, reader: MinutesReader, by: User) -> None:
    words = words_of(letter, reader)
    number = Mail.objects.of_kind(letter).about(reader).count() + 1
    post_mail(
        kind=letter,
        key=f"{reader.pk}-{number}",
        to=reader.email,
        subject=words.subject,
        body=words.body,
        by=by,
        opens=Opens(LINK_SCOPE, reader),
        about=reader,
        reply_to=reader.minutes.meeting.organiser.email,
    )
    reader.mailed_at = timezone.now()
    reader.save(update_fields=["mailed_at"])


def why_not_remind(reader: MinutesReader, now: datetime | None = None) -> str:
    """Why somebody gets no reminder now; "" where nothing stands in the way."""
    now = now or timezone.now()
    if reader.answered_at:
        return _("Has answered.")
    if not reader.minutes.takes_comments(now):
        return _("The time for comments is over.")
    if reader.mailed_at and reader.mailed_at > now - PAUSE:
        again = reader.mailed_at + PAUSE
        return _("Was written to less than 24 hours ago; can be reminded %(day)s at %(time)s.") % {
            "day": long_date(timezone.localdate(again)),
            "time": clock(again),
        }
    return ""


@transaction.atomic
def remind(*, minutes: Minutes, by: User) -> tuple[int, int]:
    """A mail to each who has not answered: how many were ordered, how many the rules left out."""
    minutes = held(minutes)
    readers = list(
        minutes.readers.select_for_update(of=("self",)).select_related(
            "minutes__meeting__organiser"
        )
    )
    waiting = [one for one in readers if one.answered_at is None]
    chosen = [one for one in waiting if not why_not_remind(one)]
    with acting(by, "minutes.reminded"):
        for reader in chosen:
            _post(Letter.REMINDER, reader, by)
    return len(chosen), len(waiting) - len(chosen)


@transaction.atomic
def tell_approved(*, minutes: Minutes, by: User) -> int:
    """Write to all who were asked that the minutes are approved; each once, however often it is ordered."""
    readers = minutes.readers.select_for_update(of=("self",)).select_related(
        "minutes__meeting__organiser"
    )
    told = 0
    for reader in readers:
        if not Mail.objects.of_kind(Letter.APPROVED).about(reader).exists():
            _post(Letter.APPROVED, reader, by)
            told += 1
    return told


@transaction.atomic
def take_back(*, reader: MinutesReader, by: User) -> None:
    """Somebody is not asked any more: the link opens nothing, and what was said goes along."""
    minutes = held(reader.minutes)
    row = minutes.readers.select_for_update().filter(pk=reader.pk).first()
    if row is None:
        return
    stop_waiting(row, _("The minutes were taken back from this reader."))
    PersonalLink.objects.revoke(scope=LINK_SCOPE, target=row)
    with acting(by, "minutes.reader_taken_back"):
        row.delete()


@transaction.atomic
def save_comments(
    *,
    reader: MinutesReader,
    texts: Mapping[int, str],
    seen: Mapping[int, str],
    now: datetime | None = None,
) -> MinutesReader:
    """What a reader says, one comment a section, in place of what was said; no words take one away.

    texts, seen: by key of the section; seen is the digest of the text that was read. A comment that
    is changed is to be decided on anew. Nothing said is an answer too. Raises CommentsShut.
    """
    now = now or timezone.now()
    # The minutes first: deciding and approving hold them too, so that neither passes the other by.
    minutes = Minutes.objects.select_for_update().get(pk=reader.minutes_id)
    if not minutes.takes_comments(now):
        raise CommentsShut(shut_words(minutes))
    reader = minutes.readers.select_for_update().get(pk=reader.pk)
    standing = {one.section_id: one for one in reader.comments.all()}
    with acting(action="minutes.commented"):
        for section in minutes.sections.all():
            if section.pk not in texts:
                continue
            text = texts[section.pk].strip()[:MOST_COMMENT]
            _keep(reader, section, standing.get(section.pk), text, seen.get(section.pk, ""), now)
        reader.answered_at = now
        reader.save(update_fields=["answered_at"])
    return reader


def _keep(
    reader: MinutesReader,
    section: MinutesSection,
    standing: MinutesComment | None,
    text: str,
    seen: str,
    now: datetime,
) -> None:
    if standing is None and text:
        MinutesComment.objects.create(
            reader=reader, section=section, text=text, seen=seen[:16], saved_at=now
        )
    elif standing is not None and not text:
        standing.delete()
    elif standing is not None and standing.text != text:
        standing.text, standing.seen, standing.saved_at = text, seen[:16], now
        standing.decision, standing.answer = "", ""
        standing.decided_at = standing.decided_by = None
        standing.save()


def shut_words(minutes: Minutes) -> str:
    """That comments are no longer taken, and since when."""
    if minutes.is_approved:
        return _("The minutes are approved. What you wrote before stands.")
    if minutes.comment_by is None:
        return _("The minutes are not out for comments.")
    return _(
        "The time for comments was over %(day)s at %(time)s. What you wrote before stands."
    ) % {
        "day": long_date(timezone.localdate(minutes.comment_by)),
        "time": clock(minutes.comment_by),
    }


@transaction.atomic
def decide(
    *, comment: MinutesComment, decision: str, answer: str, read: str, by: User
) -> MinutesComment:
    """Say what became of a comment; the reader sees it. It can be decided anew until the approval.

    read: digest of the comment that was decided on. Raises MinutesRefused for one that its reader
    changed meanwhile, one that is refused without words, and approved minutes.
    """
    held(comment.reader.minutes)
    row = MinutesComment.objects.select_for_update().filter(pk=comment.pk).first()
    if row is None:
        raise MinutesRefused(_("The reader has taken the comment back."))
    if digest(row.text) != read:
        raise MinutesRefused(_("The reader has changed the comment meanwhile. Read it again."))
    if decision not in Decision.values:
        raise MinutesRefused(_("Choose whether it is taken in."))
    if decision == Decision.NOT_TAKEN and not answer.strip():
        raise MinutesRefused(_("Say why it is not taken in; the reader sees it."))
    row.decision, row.answer = decision, answer.strip()[:500]
    row.decided_at, row.decided_by = timezone.now(), by
    with acting(by, "minutes.comment_decided"):
        row.save(update_fields=["decision", "answer", "decided_at", "decided_by"])
    return row
