"""Puts right what dead workers and a lost Redis leave behind; harmless to run at any time."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.work.models import Job
from forkommune.work.querysets import JobQuerySet

from .jobs import end_job, ring


@dataclass(frozen=True)
class Reconciled:
    """How many jobs got what."""

    requeued: int = 0  # their worker died; sent anew
    resent: int = 0  # their message was lost; sent anew
    failed: int = 0  # their worker died too often


def reconcile() -> Reconciled:
    """Take jobs back from silent workers and send lost messages anew.

    A job whose worker died `Job.MAX_ATTEMPTS` times fails with a reason. Several may run at once:
    each row is changed only from the state in which it was read.
    """
    abandoned = list(Job.objects.abandoned())
    failed = sum(_give_up(job) for job in abandoned if job.attempts >= Job.MAX_ATTEMPTS)
    requeued = sum(_take_back(job) for job in abandoned if job.attempts < Job.MAX_ATTEMPTS)
    resent = sum(_send_anew(job) for job in Job.objects.unclaimed())
    return Reconciled(requeued=requeued, resent=resent, failed=failed)


def _give_up(job: Job) -> bool:
    reason = _("The work stopped %(count)d times without an end.") % {"count": job.attempts}
    last = _("Last reason: %(reason)s") % {"reason": job.message} if job.message else ""
    advice = _("Order it again; if it stops again, tell those who run the portal.")
    words = " ".join(part for part in (reason, last, advice) if part)
    return end_job(_still(job), Job.State.FAILED, words)


def _take_back(job: Job) -> bool:
    if job.cancel_requested:
        end_job(_still(job), Job.State.CANCELLED, _("Cancelled while it was under way."))
        return False
    now = timezone.now()
    changed = _still(job).update(state=Job.State.QUEUED, lease_until=None, queued_at=now)
    return bool(changed) and ring(job.pk)


def _still(job: Job) -> JobQuerySet:
    """The job, if its lease is still the one that ran out."""
    return Job.objects.abandoned().held_by(job.pk, job.attempts)


def _send_anew(job: Job) -> bool:
    mine = Job.objects.unstarted().filter(pk=job.pk, queued_at=job.queued_at)
    return bool(mine.update(queued_at=timezone.now())) and ring(job.pk)
