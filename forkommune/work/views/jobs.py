"""How far long work has come, and stopping it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forkommune.work.models import Job
from forkommune.work.pace import seconds_left
from forkommune.work.registry import job_handlers
from forkommune.work.services.jobs import cancel_job

STOP_ASKING = 286  # htmx's word for: the last answer


@require_safe
@never_cache
@login_required
def job_status(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The state of a job: a fragment for htmx, otherwise a page that reloads itself."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    context = job_context(job)
    if getattr(request, "htmx", False):
        return _fragment(request, job, context)
    answer = render(request, "work/job_detail.html", context)
    if not job.is_finished:
        answer.headers["Refresh"] = "3"
    return answer


def _fragment(request: HttpRequest, job: Job, context: dict[str, Any]) -> HttpResponse:
    """The inner part; the last of them tells the page, which may show what became of the work."""
    answer = render(request, "work/_job_progress.html", context)
    if job.is_finished:
        answer.status_code = STOP_ASKING
        answer.headers["HX-Trigger"] = "job-ended"
    return answer


@require_POST
@login_required
def job_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask a job to stop, then show what became of it."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    cancel_job(job=job, by=request.user)  # type: ignore[arg-type]  # logged in
    if getattr(request, "htmx", False):
        return render(request, "work/_job_progress.html", job_context(job))
    return HttpResponseRedirect(job_context(job)["address"])


def job_context(job: Job) -> dict[str, Any]:
    """What the templates `work/_job.html` and its fragment show of a job."""
    known = job.kind in job_handlers
    kind = job_handlers.get(job.kind) if known else None
    return {
        "job": job,
        "job_title": kind.title(job) if kind else job.kind,
        "address": kind.address(job) if kind else reverse("work:job-status", args=[job.pk]),
        "download": kind.download(job) if kind and job.state == Job.State.DONE else None,
        "progress_words": _progress_words(job),
    }


def _progress_words(job: Job) -> str:
    percent = _("%(percent)d %%") % {"percent": job.percent}
    left = _seconds_left(job)
    if left is None:
        return percent
    return _("%(percent)s, %(left)s") % {"percent": percent, "left": _left_words(left)}


def _seconds_left(job: Job) -> int | None:
    """None too for work that was begun anew, whose time holds what was lost, and for what is being stopped."""
    is_steady = job.attempts <= 1 and not job.cancel_requested
    if job.is_finished or job.started_at is None or not is_steady:
        return None
    elapsed = (timezone.now() - job.started_at).total_seconds()
    return seconds_left(elapsed=elapsed, step=job.step, steps=job.steps)


def _left_words(seconds: int) -> str:
    if seconds < 60:
        return _("about %(n)d seconds left") % {"n": seconds}
    minutes = seconds // 60
    words = ngettext("about %(n)d minute left", "about %(n)d minutes left", minutes)
    return words % {"n": minutes}
