"""Summaries of sessions that are sent back, and what those who took part say of them.

No name and no address stands here: a reply knows a letter, and the outbox looks the address up.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from focusgroups.querysets import SummaryQuerySet, SummaryReplyQuerySet
from forkommune.ui.dates import today

from .group import FocusGroup, Participant


class Summary(models.Model):
    """What a session came to, in the researchers' words. Sent, it stands as it was sent."""

    class Language(models.TextChoices):
        """The form of Norwegian that it is written and sent in."""

        BOKMAL = "nb", _("Bokmål")
        NYNORSK = "nn", _("Nynorsk")

    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="summaries")
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.BOKMAL
    )
    text = models.TextField(_("text"), blank=True)
    answer_by = models.DateField(_("answer wanted by"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = SummaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("summary of a session")
        verbose_name_plural = _("summaries of sessions")
        ordering = ["group", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | (Q(answer_by__isnull=False) & ~Q(text="")),
                name="summary_sent_is_whole",
                violation_error_message=_("A summary that is sent has a text and a deadline."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Summary of %(session)s") % {"session": self.group})

    def get_absolute_url(self) -> str:
        """What came in; for a draft the page that writes it."""
        return reverse("focusgroups:summary", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether those it was sent to can answer; the last day counts."""
        return bool(
            self.sent_at and self.closed_at is None and self.answer_by and today() <= self.answer_by
        )


class SummaryReply(models.Model):
    """A summary as it was sent to one letter, and what came back. A personal link opens it."""

    summary = models.ForeignKey(Summary, on_delete=models.CASCADE, related_name="replies")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="replies")
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    is_right = models.BooleanField(_("says that it is right"), null=True, blank=True)

    objects = SummaryReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply to a summary")
        verbose_name_plural = _("replies to summaries")
        ordering = ["summary", "participant__letter"]
        constraints = [
            models.UniqueConstraint(
                fields=["summary", "participant"], name="summary_sent_once_to_a_letter"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, is_right__isnull=True)
                | Q(answered_at__isnull=False, is_right__isnull=False),
                name="summary_answer_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.summary}, {self.participant}"


class SummaryComment(models.Model):
    """What one letter says of a paragraph, by its number from 1; of the whole without one."""

    reply = models.ForeignKey(SummaryReply, on_delete=models.CASCADE, related_name="comments")
    paragraph = models.PositiveSmallIntegerField(_("paragraph"), null=True, blank=True)
    text = models.TextField(_("comment"))

    objects = SummaryReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on a summary")
        verbose_name_plural = _("comments on summaries")
        ordering = ["reply", models.F("paragraph").asc(nulls_last=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "paragraph"],
                nulls_distinct=False,
                name="summary_comment_once_on_a_paragraph",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="summary_comment_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.reply_id} {self.paragraph or ''}"
