"""What those who were there thought of a meeting: questions, and answers that nobody can trace."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workshops.querysets import BallotQuerySet, InsideQuerySet

from .meeting import Meeting


class Evaluation(models.Model):
    """The evaluation of one meeting; it opens and closes by the server's clock.

    asked: to how many addresses it was sent. answered: how many answered, told when it is closed.
    groups: means by groups of roles, worked out at close and only where they may be told.
    """

    meeting = models.OneToOneField(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="evaluation"
    )
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    asked = models.PositiveIntegerField(_("asked"), default=0, editable=False)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True, editable=False)
    answered = models.PositiveIntegerField(_("answered"), null=True, blank=True, editable=False)
    groups = models.JSONField(_("by role"), default=list, blank=True, editable=False)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | Q(closes_at__gt=models.F("opened_at")),
                name="evaluation_closes_after_it_opens",
                violation_error_message=_("It must close after it has opened."),
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False),
                name="evaluation_opened_before_it_closed",
                violation_error_message=_("What was never opened cannot be closed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}"

    def is_open(self, now: datetime | None = None) -> bool:
        """Whether it takes answers, by the server's clock."""
        now = now or timezone.now()
        in_time = self.closes_at is not None and now < self.closes_at
        return self.opened_at is not None and self.closed_at is None and in_time


class EvaluationQuestion(models.Model):
    """A question in both forms of Norwegian."""

    class Kind(models.TextChoices):
        """How it is answered."""

        SCALE = "scale", _("From 1 to 5")
        YES_NO = "yes_no", _("Yes or no")
        TEXT = "text", _("In own words")

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("how it is answered"), max_length=6, choices=Kind)
    text_nb = models.CharField(_("in bokmål"), max_length=200)
    text_nn = models.CharField(_("in nynorsk"), max_length=200)

    objects = InsideQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of an evaluation", "question")
        verbose_name_plural = pgettext_lazy("of an evaluation", "questions")
        ordering = ["evaluation", "position", "pk"]

    def __str__(self) -> str:
        return self.text_nb

    def words(self, language: str) -> str:
        """The question in a form of Norwegian."""
        return self.text_nn if language == "nn" else self.text_nb


class EvaluationSecret(models.Model):
    """The key of the digests that open sheets hang on; deleted when the evaluation closes."""

    evaluation = models.OneToOneField(
        Evaluation, on_delete=models.CASCADE, related_name="secret", primary_key=True
    )
    key = models.BinaryField()

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("key of an evaluation")
        verbose_name_plural = _("keys of evaluations")

    def __str__(self) -> str:
        return f"{self.evaluation_id}"


class EvaluationSheet(models.Model):
    """One person's answers while it is open, on a keyed digest; deleted when it closes.

    Without a time: the order in which people answered is nobody's business.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="sheets")
    voter_hash = models.CharField(max_length=64)
    answers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    tab = models.CharField(max_length=36, blank=True)
    seq = models.PositiveIntegerField(default=0)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("sheet of an evaluation")
        verbose_name_plural = _("sheets of evaluations")
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "voter_hash"], name="evaluation_sheet_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id}"


class EvaluationAnswer(models.Model):
    """One answer to one question after the close: no person, no time, no key, no order.

    number: 1 to 5, or 1 for yes and 0 for no; None for own words.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(
        EvaluationQuestion, on_delete=models.CASCADE, related_name="answers"
    )
    number = models.PositiveSmallIntegerField(null=True)
    text = models.TextField(blank=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to an evaluation")
        verbose_name_plural = _("answers to evaluations")

    def __str__(self) -> str:
        return f"{self.question_id}"
