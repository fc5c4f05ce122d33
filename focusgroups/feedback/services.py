"""A summary is begun, sent to those who took part, answered by each until its end, and closed.

Nobody sees who is which letter: a reply knows the letter, the outbox looks the address up when the
mail leaves, which is logged. The summary stands behind the link, never in the mail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focusgroups.models import FocusGroup, Participant, Summary, SummaryComment, SummaryReply
from forkommune.accounts.models import PersonalLink, User
from forkommune.evidence.selectors.basis import still_may_keep
from forkommune.evidence.services import NoBasisInForce
from forkommune.evidence.services.contacts import has_address
from forkommune.ui.dates import long_date, today
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.services.draft_states import discard_draft

from .desk import ANSWERING, WRITING, text_of, writing_desk
from .few import Why
from .mails import LINK_DAYS, LINK_SCOPE, REMINDER, post, tell_writer
from .page import copied_in, doubts_in, missing_quotes
from .text import paragraphs

SHORTEST_DAYS = 3
PAUSE = timedelta(hours=24)


class CannotSend(ValueError):
    """The summary may not be sent as it is; the message says why and what to do."""


class NotLookedAt(CannotSend):
    """Sentences may tell of fewer than five people, and nobody has said that they do not."""


class SummaryClosed(ValueError):
    """The summary takes no answers any more."""


@dataclass(frozen=True)
class Sent:
    """The letters that a summary went to, and those it did not go to and why."""

    letters: list[str]
    without_basis: list[str]
    without_address: list[str]


@transaction.atomic
def begin_summary(*, group: FocusGroup, language: str, by: User) -> Summary:
    """An empty one; the one that is being written already, where there is one."""
    FocusGroup.objects.select_for_update(no_key=True).get(pk=group.pk)
    standing: Summary | None = group.summaries.filter(sent_at__isnull=True).first()
    if standing is not None:
        return standing
    with acting(by, "summary.begun"):
        return Summary.objects.create(group=group, language=language, written_by=by)


@transaction.atomic
def send_summary(
    *, summary: Summary, answer_by: date, looked_at: bool, by: User, on: date | None = None
) -> Sent:
    """Freeze the text and mail each letter its link; a second time sends nothing more.

    looked_at: somebody has read the sentences that may tell of fewer than five people, and says
    that they do not. Raises CannotSend, and NotLookedAt.
    """
    summary = Summary.objects.select_for_update().select_related("group").get(pk=summary.pk)
    if summary.sent_at is not None:
        return Sent([one.participant.letter for one in summary.replies.by_letter()], [], [])
    # Held before the text is read: who withdraws has taken the words back by now, or waits till it is sent.
    list(summary.group.participants.select_for_update().values_list("pk"))
    text = text_of(writing_desk(summary)).strip()
    _require_sendable(summary, text, answer_by, on or today())
    if not looked_at and doubts_in(summary.group, text):
        raise NotLookedAt(
            _("Look at the places that may tell of fewer than five people, and tick that you have.")
        )
    receivers, without_basis, without_address = _receivers(summary.group)
    if not receivers:
        raise CannotSend(
            _(
                "There is nobody to send it to: no letter has both a consent in force and an address."
            )
        )
    summary.text, summary.answer_by = text, answer_by
    summary.sent_at, summary.written_by = timezone.now(), by
    with acting(by, "summary.sent"):
        summary.save(update_fields=["text", "answer_by", "sent_at", "written_by"])
        discard_draft(kind=WRITING, target=summary, by=by)
        for one in receivers:
            reply = SummaryReply.objects.create(summary=summary, participant=one)
            post(reply, by)
            post(reply, by, reminds=True)
    return Sent([one.letter for one in receivers], without_basis, without_address)


@transaction.atomic
def send_to_one(*, summary: Summary, letter: str, by: User) -> SummaryReply:
    """Mail one letter a new link to a summary that was sent, also where it could not be sent then.

    Links that the letter got before open nothing any more: the address may have been wrong. Raises
    CannotSend.
    """
    summary = Summary.objects.select_for_update().select_related("group").get(pk=summary.pk)
    told = {"letter": letter}
    if not summary.is_open:
        raise CannotSend(_("The summary takes no answers any more."))
    rows = summary.group.participants.select_related("informant").filter(letter=letter)
    one = rows.select_for_update(of=("self",)).first()
    if one is None:
        raise CannotSend(_("Nobody in the session has the letter %(letter)s.") % told)
    if not still_may_keep(one.informant):
        raise CannotSend(_("Not to %(letter)s: no consent is in force.") % told)
    if not has_address(one.informant):
        raise CannotSend(_("Not to %(letter)s: no e-mail address is kept.") % told)
    with acting(by, "summary.sent_to_one"):
        reply, is_new = SummaryReply.objects.get_or_create(summary=summary, participant=one)
        if _was_written_to(reply):
            raise CannotSend(
                _("%(letter)s was sent the link less than 24 hours ago. Wait until tomorrow.")
                % told
            )
        PersonalLink.objects.revoke(scope=LINK_SCOPE, target=reply)
        _hold_back(reply, _("A newer link was ordered."), kinds=(LINK_SCOPE,))
        post(reply, by)
        if is_new:
            post(reply, by, reminds=True)
    return reply


def _was_written_to(reply: SummaryReply) -> bool:
    """Whether a link left within a day, or is about to; one that was refused does not count."""
    sent = Mail.objects.of_kind(LINK_SCOPE).about(reply)
    lost = (Mail.State.REFUSED, Mail.State.WITHDRAWN)
    return sent.filter(ordered_at__gt=timezone.now() - PAUSE).exclude(state__in=lost).exists()


def _require_sendable(summary: Summary, text: str, answer_by: date, on: date) -> None:
    """Raises CannotSend where no confirmation helps."""
    group = summary.group
    if not paragraphs(text):
        raise CannotSend(_("The summary has no words yet."))
    if answer_by < on + timedelta(days=SHORTEST_DAYS):
        raise CannotSend(
            _("%(day)s is too soon: give those who took part three days at least.")
            % {"day": long_date(answer_by)}
        )
    if answer_by > on + timedelta(days=LINK_DAYS):
        raise CannotSend(
            _("%(day)s is too late: the links work for %(days)d days.")
            % {"day": long_date(answer_by), "days": LINK_DAYS}
        )
    if missing := missing_quotes(group, text):
        raise CannotSend(
            _("[sitat %(key)d] may not be quoted: take it out, or choose one from the list.")
            % {"key": missing[0]}
        )
    if copied := copied_in(group, text):
        raise CannotSend(
            _(
                "“%(words)s” stands word for word in turn %(note)d. Say it in your own words, or "
                "put it in as a quote where its speaker has allowed it."
            )
            % {"words": copied[0].words, "note": copied[0].note}
        )
    for doubt in doubts_in(group, text):
        if doubt.why is Why.LETTER:
            raise CannotSend(
                _(
                    "“%(words)s” names a letter, and those who were there know whose it is. "
                    "Write the sentence anew: “%(sentence)s”"
                )
                % {"words": doubt.words, "sentence": doubt.sentence}
            )


def _receivers(group: FocusGroup) -> tuple[list[Participant], list[str], list[str]]:
    receivers, without_basis, without_address = [], [], []
    rows = group.participants.select_related("informant").order_by("letter")
    for one in rows.select_for_update(of=("self",)):
        if not still_may_keep(one.informant):
            without_basis.append(one.letter)
        elif not has_address(one.informant):
            without_address.append(one.letter)
        else:
            receivers.append(one)
    return receivers, without_basis, without_address


@transaction.atomic
def close_summary(*, summary: Summary, by: User) -> None:
    """No link opens anything any more; what came in stays. Twice does nothing more."""
    summary = Summary.objects.select_for_update().get(pk=summary.pk)
    if summary.sent_at is None or summary.closed_at is not None:
        return
    summary.closed_at = timezone.now()
    with acting(by, "summary.closed"):
        summary.save(update_fields=["closed_at"])
        for reply in summary.replies.all():
            PersonalLink.objects.revoke(scope=LINK_SCOPE, target=reply)
            _hold_back(reply, _("The summary was closed."))


@transaction.atomic
def note_opened(*, reply: SummaryReply) -> None:
    """Remember when the summary was first opened."""
    with acting(action="summary.opened"):
        rows = SummaryReply.objects.filter(pk=reply.pk, opened_at__isnull=True)
        rows.update(opened_at=timezone.now())


@transaction.atomic
def answer(*, reply: SummaryReply, comments: Mapping[int | None, str]) -> SummaryReply:
    """Take in what a letter says: comments by paragraph, None for the whole.

    Without any the summary is right. A later answer takes the place of an earlier one, whole. Raises
    SummaryClosed, NoBasisInForce.
    """
    locked = (
        SummaryReply.objects.select_for_update(of=("self",))
        .select_related("summary__group", "summary__written_by", "participant__informant")
        .get(pk=reply.pk)
    )
    if not still_may_keep(locked.participant.informant):
        raise NoBasisInForce(_("Nothing may be kept any more of what you say."))
    if not locked.summary.is_open:
        raise SummaryClosed
    is_change = locked.answered_at is not None
    locked.answered_at, locked.is_right = timezone.now(), not comments
    with acting(action="summary.answered"):
        locked.save(update_fields=["answered_at", "is_right"])
        locked.comments.all().delete()
        SummaryComment.objects.bulk_create(
            SummaryComment(reply=locked, paragraph=number, text=words)
            for number, words in comments.items()
        )
        discard_draft(kind=ANSWERING, target=locked, by=None)
        _hold_back(locked, _("The summary was answered."))
    tell_writer(locked, is_change=is_change)
    return locked


def _hold_back(
    reply: SummaryReply, reason: str, kinds: tuple[str, ...] = (LINK_SCOPE, REMINDER)
) -> None:
    """What waits to be sent to the letter is not sent."""
    for kind in kinds:
        waiting = Mail.objects.unsent().of_kind(kind).about(reply)
        waiting.update(state=Mail.State.WITHDRAWN, reason=reason)
