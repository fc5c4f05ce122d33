"""What Celery runs for the reports besides their jobs."""

from forkommune.celery import app

from .files import tidy_up
from .rendering import prune_chapters
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
