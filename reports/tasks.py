"""What Celery runs for the reports besides their jobs."""

from uuid import UUID

from celery.signals import worker_init
from django.conf import settings

from forkommune.celery import app

from . import rendering
from .chapters import prune_chapters
from .files import tidy_up
from .models import WaitingChapter
from .standing.weekly import send_weekly


@app.task(name="reports.tidy_files", expires=3600)
def tidy_files() -> None:
    """Every night: files without rows and rows without files are told to the log, and old chapters go."""
    tidy_up()
    prune_chapters()


@app.task(name="reports.weekly_mail", expires=3000)
def weekly_mail() -> None:
    """On Mondays: order the mail of the week for those who have not got theirs."""
    send_weekly()


@app.task(name="reports.lay_out_chapter", expires=600)
def lay_out_chapter(job_id: str) -> None:
    """One chapter of a report that is being made; the next one that waits is told to who is free."""
    from .typesetting import lay_out_next, ring

    job = UUID(job_id)
    if lay_out_next(job) and WaitingChapter.objects.filter(job=job).exists():
        ring(job)


@worker_init.connect
def warm_up(**signal: object) -> None:
    """Before a worker becomes several processes: each finds the layout engine loaded and warm."""
    if settings.WORKER_WARMS_UP:
        rendering.warm_up()
