"""Long work whose truth is a row; Redis only rings the bell. Source: the report study, section 5."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.work.querysets import JobQuerySet

LEFT_WAITING = timedelta(seconds=60)


class Job(models.Model):
    """One piece of long work, with its lease, its steps and its outcome."""

    class State(models.TextChoices):
        """Where the work stands; only forward, except back to the queue when a worker died."""

        REQUESTED = "requested", _("Ordered")
        QUEUED = "queued", _("Waiting for a free worker")
        RUNNING = "running", _("Under way")
        VALIDATING = "validating", _("Being checked")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")
        SUPERSEDED = "superseded", _("Replaced by a newer one")

    OPEN_STATES = (State.REQUESTED, State.QUEUED, State.RUNNING, State.VALIDATING)
    MAX_ATTEMPTS = 3

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(_("kind"), max_length=40)
    params = models.JSONField(_("input"), default=dict, encoder=DjangoJSONEncoder)
    input_hash = models.CharField(_("digest of the input"), max_length=64)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.REQUESTED)
    step = models.PositiveIntegerField(_("step"), default=0)
    steps = models.PositiveIntegerField(_("steps"), default=0)
    step_name = models.CharField(_("what is being done"), max_length=200, blank=True)
    message = models.CharField(_("message"), max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    lease_until = models.DateTimeField(_("taken until"), null=True, blank=True)
    worker = models.CharField(_("worker"), max_length=120, blank=True)
    cancel_requested = models.BooleanField(_("asked to stop"), default=False)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ordered by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    ordered_at = models.DateTimeField(_("ordered at"), auto_now_add=True)
    queued_at = models.DateTimeField(_("queued at"), null=True, blank=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    result = models.JSONField(_("result"), default=dict, encoder=DjangoJSONEncoder)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-ordered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "input_hash"],
                condition=Q(state__in=["requested", "queued", "running", "validating"]),
                name="job_once_while_unfinished",
                violation_error_message=_("The same work is already under way."),
            ),
            models.CheckConstraint(
                condition=Q(step__lte=models.F("steps")) | Q(steps=0),
                name="job_step_within_steps",
                violation_error_message=_("A job cannot be past its last step."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.get_state_display()}"

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen to the job."""
        return self.state not in self.OPEN_STATES

    @property
    def is_left_waiting(self) -> bool:
        """Whether no worker has taken it for longer than one that is there would need."""
        return self.state in (self.State.REQUESTED, self.State.QUEUED) and (
            self.ordered_at < timezone.now() - LEFT_WAITING and not self.attempts
        )

    @property
    def percent(self) -> int:
        """Share of the steps that are done, 0-100; 0 while the number of steps is unknown."""
        return round(100 * self.step / self.steps) if self.steps else 0
