"""The two desks of a summary: where it is written, and where somebody answers it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from focusgroups.models import Summary, SummaryReply
from forkommune.evidence.selectors.basis import still_may_keep
from forkommune.evidence.texts import UnusableText, normalise
from forkommune.ui.parts import Crumb
from forkommune.work.desk import Desk, DraftField

from .page import Paragraph, shown

WRITING, ANSWERING = "session-summary", "session-summary-reply"
WHOLE = "whole"
LONGEST_COMMENT = 4_000


def writing_desk(summary: Summary, *, is_outdated: bool = False) -> Desk:
    """Where researchers write; nothing is saved any more once it was sent.

    is_outdated: the page was opened before somebody withdrew, so nothing of it is saved either.
    """

    def url(page: str) -> str:
        return reverse(f"focusgroups:summary-{page}", args=[summary.pk])

    group = summary.group
    refusal, refusal_url, refusal_link = "", summary.get_absolute_url(), _("Read what was sent")
    if is_outdated:
        refusal = _("Not saved: somebody has withdrawn since you opened the page")
        refusal_url, refusal_link = url("form"), _("Open the page anew")
    elif summary.sent_at:
        refusal = _("Not saved: the summary was sent")
    return Desk(
        kind=WRITING,
        target=summary,
        title=str(summary),
        fields=[DraftField("text", _("the summary"), _("The summary"))],
        initial={"text": summary.text},
        form_url=url("form"),
        save_url=url("save"),
        presence_url=url("presence"),
        conflict_url=url("conflict"),
        revisions_url=url("versions"),
        crumbs=[
            Crumb(_("Focus groups"), reverse("focusgroups:focusgroup-list")),
            Crumb(group.title, group.get_absolute_url()),
        ],
        is_invented=group.is_invented,
        refusal=refusal,
        refusal_url=refusal_url,
        refusal_link=refusal_link,
        guard=lambda: not Summary.objects.filter(pk=summary.pk, sent_at__isnull=False).exists(),
    )


def text_of(desk: Desk) -> str:
    """What is written by now."""
    return str(desk.values["text"])


class ReplyPlace:
    """A summary as one letter answers it, with what is typed so far."""

    def __init__(self, reply: SummaryReply, token: str) -> None:
        self.reply, self.token = reply, token
        self.summary = reply.summary

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """What is read."""
        return shown(self.summary.group, self.summary.text)

    @cached_property
    def desk(self) -> Desk:
        """A field for each paragraph, and one for the whole."""
        fields = [
            DraftField(name_of(one.number), _("paragraph %(n)d") % {"n": one.number}, "")
            for one in self.paragraphs
        ]
        fields.append(DraftField(WHOLE, _("the whole"), ""))
        return Desk(
            kind=ANSWERING,
            target=self.reply,
            title=str(self.summary),
            fields=fields,
            initial={one.name: self._answered.get(one.name, "") for one in fields},
            form_url=reverse("focusgroups:summary-answer", args=[self.token]),
            save_url=reverse("focusgroups:summary-answer-save", args=[self.token]),
            presence_url="",
            conflict_url="",
            is_invented=self.summary.group.is_invented,
            guard=lambda: still_may_keep(self.reply.participant.informant),
        )

    @cached_property
    def _answered(self) -> dict[str, str]:
        """What was answered before, by the names of the fields."""
        if self.reply.answered_at is None:
            return {}
        return {
            WHOLE if one.paragraph is None else name_of(one.paragraph): one.text
            for one in self.reply.comments.all()
        }

    @property
    def lines(self) -> list[tuple[Paragraph, str, str]]:
        """Each paragraph with the name of its field and what is typed there."""
        values = self.desk.values
        return [
            (one, name_of(one.number), str(values[name_of(one.number)])) for one in self.paragraphs
        ]

    @property
    def whole(self) -> str:
        """What is typed of the whole."""
        return str(self.desk.values[WHOLE])

    def said(self) -> dict[int | None, str]:
        """The comments, by paragraph; None for the whole. Raises UnusableText, naming the place."""
        found: dict[int | None, str] = {}
        for one, _name, typed in self.lines:
            found[one.number] = _clean(typed)
        found[None] = _clean(self.whole)
        return {number: words for number, words in found.items() if words}


def name_of(number: int) -> str:
    """The name of a paragraph's field."""
    return f"p{number}"


def _clean(typed: str) -> str:
    words = normalise(typed).strip()
    if len(words) > LONGEST_COMMENT:
        raise UnusableText(
            _("A comment may have 4 000 letters; “%(text)s …” has %(count)d.")
            % {"text": words[:30], "count": len(words)}
        )
    return words
