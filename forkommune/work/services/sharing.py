"""Send a draft to named people by personal links, and take in what they say about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forkommune.accounts.models import PersonalLink, User
from forkommune.work.history import acting
from forkommune.work.models import (
    Mail,
    PublicationComment,
    PublicationRecipient,
    PublicationVersion,
)
from forkommune.work.registry import LinkScope, Publishable, publishables

from .outbox import Opens, post_mail
from .publishing import CannotPublish, freeze, kind_of, lock, locked_row, record_step, refuse_unseen

LINK_SCOPE = "shared-draft"
LINK_DAYS = 30
SHARED_DRAFT = LinkScope(
    path=lambda token: reverse("work:shared-draft", args=[token]),
    lasts=timedelta(days=LINK_DAYS),
    max_uses=50,  # each comment uses it once
)
COMMENT_LENGTH = 4000

_LETTER = gettext_lazy(
    "Hello %(name)s,\n\n%(who)s would like your comments on a draft: %(title)s.\n\n%(message)s"
    "Read it and comment here:\n\n{link}\n\nIt is a draft: please do not pass it on or quote it. "
    "The link is yours alone, works for %(days)d days and needs no log-in.\n\n"
    "Regards,\nVestregionen"
)


class CannotShare(CannotPublish):
    """The draft cannot be sent, or the comment not be taken in; the message says why."""


class CommentResolved(CannotPublish):
    """Somebody has dealt with the comment already."""


@transaction.atomic
def share(
    *, row: Any, people: Iterable[tuple[str, str]], message: str, seen: int, by: User
) -> list[PublicationRecipient]:
    """Freeze the text and send it to people (name, address); those asked before are asked again.

    seen: as in `take_step`. Raises CannotShare, or DecidedMeanwhile.
    """
    kind = publishables.get(kind_of(row))
    publication = lock(row)
    refuse_unseen(publication, kind, seen)
    row = locked_row(row)
    _require_shareable(row, kind)
    freeze(row=row, by=by)
    asked = [_asked(publication, name, email, by) for name, email in people]
    if row.state != kind.shared and row.state == kind.shareable[0]:
        before, row.state = row.state, kind.shared
        words = ngettext("sent to %(n)d person", "sent to %(n)d people", len(asked))
        with acting(by, "publication.share"):
            row.save(update_fields=["state"])
        record_step(row=row, before=before, by=by, reason=words % {"n": len(asked)})
    for recipient in asked:
        _post(recipient, kind.title(row), message, by)
    return asked


def _require_shareable(row: Any, kind: Publishable) -> None:
    if row.state not in kind.shareable:
        raise CannotShare(
            _("It is “%(state)s”; only a draft is sent for comments.")
            % {"state": kind.states()[row.state]}
        )
    if reason := kind.may_share(row):
        raise CannotShare(reason)


def _asked(publication: Any, name: str, email: str, by: User) -> PublicationRecipient:
    recipient, _made = PublicationRecipient.objects.update_or_create(
        publication=publication,
        email=email.strip().lower(),
        defaults={"name": name.strip(), "withdrawn_at": None},
        create_defaults={"name": name.strip(), "asked_by": by},
    )
    return recipient


def letter(*, name: str, title: str, message: str, by: User) -> tuple[str, str]:
    """Subject and text of the mail with a draft; `{link}` stands where the personal link comes."""
    subject = _("Draft for your comments: %(title)s") % {"title": title}
    body = _LETTER % {
        "name": name,
        "who": by,
        "title": title,
        "message": f"{message.strip()}\n\n" if message.strip() else "",
        "days": LINK_DAYS,
    }
    return subject, body


def _post(recipient: PublicationRecipient, title: str, message: str, by: User) -> Mail:
    PersonalLink.objects.revoke(scope=LINK_SCOPE, target=recipient)
    recipient.sent_count += 1
    recipient.save(update_fields=["sent_count"])
    subject, body = letter(name=recipient.name, title=title, message=message, by=by)
    mail, _made = post_mail(
        kind="shared-draft",
        key=f"{recipient.pk}-{recipient.sent_count}",
        to=recipient.email,
        subject=subject,
        body=body,
        by=by,
        opens=Opens(LINK_SCOPE, recipient),
    )
    return mail


@transaction.atomic
def send_draft_again(*, recipient: PublicationRecipient, by: User) -> Mail:
    """A new link, which replaces the earlier ones. Raises CannotShare."""
    recipient = PublicationRecipient.objects.select_for_update().get(pk=recipient.pk)
    if recipient.withdrawn_at:
        raise CannotShare(_("The draft was taken back from %(name)s.") % {"name": recipient.name})
    row, kind = target_of(recipient)
    _require_shareable(row, kind)
    return _post(recipient, kind.title(row), "", by)


@transaction.atomic
def withdraw_draft(*, recipient: PublicationRecipient, by: User) -> None:
    """The recipient's links stop working at once; what was said is kept. Twice does nothing more."""
    recipient = PublicationRecipient.objects.select_for_update().get(pk=recipient.pk)
    PersonalLink.objects.revoke(scope=LINK_SCOPE, target=recipient)
    waiting = Mail.objects.unsent().filter(
        kind="shared-draft", key=f"{recipient.pk}-{recipient.sent_count}"
    )
    with acting(by, "publication.taken_back"):
        waiting.update(state=Mail.State.WITHDRAWN, reason=_("The draft was taken back."))
        if recipient.withdrawn_at is None:
            recipient.withdrawn_at = timezone.now()
            recipient.save(update_fields=["withdrawn_at"])


def target_of(recipient: PublicationRecipient) -> tuple[Any, Publishable]:
    """The row that a recipient was sent, and its kind. Raises CannotShare when it was deleted."""
    publication = recipient.publication
    row: models.Model | None = publication.target
    if row is None:
        raise CannotShare(_("The draft has been deleted."))
    return row, publishables.get(publication.kind)


@transaction.atomic
def comment(
    *, recipient: PublicationRecipient, version: PublicationVersion, place: str, text: str
) -> PublicationComment:
    """Keep what a recipient says. version: the one that was read. place: name of a part, or empty.

    The same words about the same place are kept once. Raises CannotShare when the draft is decided.
    """
    row, kind = target_of(recipient)
    if row.state not in kind.shareable or recipient.withdrawn_at:
        raise CannotShare(_("The draft is no longer open for comments."))
    words = text.replace("\x00", "").strip()[:COMMENT_LENGTH]
    if not words:
        raise CannotShare(_("Write your comment."))
    known = place if any(part["name"] == place for part in version.parts) else ""
    with acting(action="publication.commented"):
        found, _made = PublicationComment.objects.get_or_create(
            publication=recipient.publication,
            version=version,
            recipient=recipient,
            place=known,
            text=words,
        )
    return found


@transaction.atomic
def resolve_comment(*, comment: PublicationComment, answer: str, by: User) -> None:
    """Say what was done with a comment. Raises CommentResolved when somebody was first."""
    if not answer.strip():
        raise CannotPublish(_("Say what was done with the comment."))
    locked = PublicationComment.objects.select_for_update().get(pk=comment.pk)
    if locked.resolved_at:
        raise CommentResolved(
            _("%(who)s has answered this comment already: %(answer)s")
            % {"who": locked.resolved_by or _("Somebody"), "answer": locked.answer}
        )
    locked.resolved_at, locked.resolved_by = timezone.now(), by
    locked.answer = answer.strip()[:500]
    with acting(by, "publication.comment_resolved"):
        locked.save(update_fields=["resolved_at", "resolved_by", "answer"])
