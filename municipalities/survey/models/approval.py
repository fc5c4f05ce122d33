"""Approval by the respondent: each sending of the answers, and all that became of it.

Rows are added and never changed: a trigger of the database refuses it. Source: research note,
section 5, "Approval".
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import TextRevision
from municipalities.survey.querysets import ApprovalEntryQuerySet, ApprovalRequestQuerySet

from .guide import Question
from .interview import Interview


class ApprovalRequest(models.Model):
    """The answers of an interview, sent to the respondent by a personal link. It opens this row."""

    interview = models.ForeignKey(
        Interview,
        verbose_name=_("interview"),
        on_delete=models.CASCADE,
        related_name="approval_requests",
    )
    answer_by = models.DateField(_("answer wanted by"))

    objects = ApprovalRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for approval")
        verbose_name_plural = _("requests for approval")
        ordering = ["interview", "-pk"]

    def __str__(self) -> str:
        return f"{self.interview} ({self.pk})"


class ApprovalEntry(models.Model):
    """What became of a request: sent, opened, taken back, or what was said of one answer.

    revision: the words that were read, None for an answer without words. became: the respondent's
    own wording, which stands beside the one that was read; None when nothing was corrected.
    """

    class Kind(models.TextChoices):
        """What happened."""

        SENT = "sent", _("Sent")
        OPENED = "opened", _("Opened")
        APPROVED = "approved", _("Approved")
        CORRECTED = "corrected", _("Corrected and approved")
        STRUCK = "struck", _("Struck")
        COMMENTED = "commented", _("Commented")
        WITHDRAWN = "withdrawn", _("Taken back")

    OF_THE_WHOLE = (Kind.SENT, Kind.OPENED, Kind.WITHDRAWN)

    request = models.ForeignKey(ApprovalRequest, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind)
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revision = models.ForeignKey(
        TextRevision, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    became = models.ForeignKey(
        TextRevision, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    comment = models.TextField(_("comment"), blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ApprovalEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of an approval")
        verbose_name_plural = _("steps of approvals")
        ordering = ["request", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["sent", "opened", "withdrawn"], question__isnull=True)
                | Q(kind__in=["approved", "corrected", "struck", "commented"])
                & Q(question__isnull=False),
                name="approval_of_an_answer_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(kind="commented") | ~Q(comment=""),
                name="approval_comment_says_something",
                violation_error_message=_("Write your comment."),
            ),
            models.UniqueConstraint(
                fields=["request", "question"],
                condition=Q(question__isnull=False),
                name="approval_says_one_thing_of_an_answer",
            ),
            models.UniqueConstraint(
                fields=["request", "kind"],
                condition=Q(question__isnull=True),
                name="approval_step_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.get_kind_display()}"
