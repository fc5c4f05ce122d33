"""Order, send, cancel and end long work. The row is the truth; Redis only rings the bell.

A job moves requested -> queued -> running -> validating -> done | failed | cancelled, each step by
an UPDATE that names the state it expects, so that of two who try, one wins and the other knows.
Source: the report study, section 5.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

import redis
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError as BrokerAway

from forkommune.accounts.models import User
from forkommune.work.models import Job
from forkommune.work.registry import JobKind, job_handlers

from .outbox import post_mail

logger = logging.getLogger(__name__)
TRIES = 3


class JobFailed(RuntimeError):
    """The work cannot be done; the message is for the person who ordered it."""


class JobCancelled(RuntimeError):
    """Somebody asked the work to stop."""


class LeaseLost(RuntimeError):
    """Another worker, or nobody, has the job now; this one must end without a trace."""


class GivenBack(RuntimeError):
    """Somebody else waits, and whoever ordered this work has other work under way: it goes on later."""


class CannotOrder(RuntimeError):
    """The same work kept ending and beginning while it was being ordered."""


def input_hash(kind: str, inputs: Mapping[str, Any]) -> str:
    """What makes two orders the same work: sha256 (hex) of the kind and its inputs."""
    plain = json.dumps([kind, inputs], cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def order_job(
    *,
    kind: str,
    inputs: Mapping[str, Any],
    by: User | None,
    params: Mapping[str, Any] | None = None,
    send: bool = True,
) -> tuple[Job, bool]:
    """The unfinished job for these inputs, and whether this call made it.

    inputs: what makes two orders the same work; a double click gets the first click's job.
    params: what the handler needs besides (default: the inputs).
    send: False when the caller runs the job itself.
    Call it inside the transaction that makes the job's own rows: the message leaves after commit.
    """
    job_handlers.get(kind)
    key = input_hash(kind, inputs)
    for _attempt in range(TRIES):
        if existing := Job.objects.same_work(kind, key).first():
            return existing, False
        if job := _create(kind, key, dict(inputs if params is None else params), by):
            if send:
                transaction.on_commit(partial(ring, job.pk))
            return job, True
    raise CannotOrder(
        f"The work {kind!r} {key[:8]} began and ended {TRIES} times while it was ordered; try again."
    )


def _create(kind: str, key: str, params: dict[str, Any], by: User | None) -> Job | None:
    try:
        with transaction.atomic():
            return Job.objects.create(
                kind=kind, input_hash=key, params=params, ordered_by=by, queued_at=timezone.now()
            )
    except IntegrityError:
        # The other click committed first; the caller looks again.
        if not Job.objects.same_work(kind, key).exists():
            logger.info("The same work as %s ended while it was being ordered.", key[:8])
        return None


def ring(job_id: UUID) -> bool:
    """Tell the workers about a job; whether the message left.

    Without Redis the row stays queued, and the reconciler sends it when Redis is back.
    """
    from forkommune.work.tasks import run_job

    now = timezone.now()
    Job.objects.unstarted().filter(pk=job_id).update(state=Job.State.QUEUED, queued_at=now)
    try:
        run_job.apply_async(args=(str(job_id),), task_id=str(job_id))
    except (BrokerAway, redis.RedisError) as fault:
        logger.warning("Job %s waits for Redis: %s", job_id, fault)
        return False
    return True


def cancel_job(*, job: Job, by: User) -> Job:
    """Stop a job: at once when nobody has begun, otherwise at its next step. Ended jobs stay."""
    message = _("Cancelled by %(name)s.") % {"name": by}
    if not end_job(Job.objects.unstarted().filter(pk=job.pk), Job.State.CANCELLED, message):
        Job.objects.unfinished().filter(pk=job.pk).update(cancel_requested=True)
    job.refresh_from_db()
    return job


def end_job(rows: Any, state: str, message: str = "", result: Any = None) -> bool:
    """Give the one job of `rows` its final state; whether it still was in `rows`.

    In the same transaction the rows that waited for it are told, and the mail to the person who
    ordered it is ordered.
    """
    job_id = rows.values_list("pk", flat=True).first()
    changes: dict[str, Any] = {"state": state, "message": message[:500], "lease_until": None}
    if result is not None:
        changes["result"] = result
    with transaction.atomic():
        ended = rows.filter(pk=job_id).update(finished_at=timezone.now(), **changes)
        if ended:
            _tell_of_end(Job.objects.select_related("ordered_by").get(pk=job_id))
    return bool(ended)


def _tell_of_end(job: Job) -> None:
    if job.kind not in job_handlers:
        return
    kind = job_handlers.get(job.kind)
    if job.state != Job.State.DONE:
        kind.stopped(job)
    if job.ordered_by is not None:
        _tell_orderer(job, job.ordered_by, kind)


def _tell_orderer(job: Job, orderer: User, kind: JobKind) -> None:
    with orderer.in_own_language():
        subject = f"{kind.title(job)}: {job.get_state_display().lower()}"
        address = f"{settings.BASE_URL}{kind.address(job)}"
        outcome = job.message or _("The work is done.")
        body = f"{outcome}\n\n" + _("See it here: %(address)s") % {"address": address}
    post_mail(kind="job", key=str(job.pk), to=orderer.email, subject=subject, body=body)
