"""What Celery runs for the reports besides their jobs."""

from forkommune.celery import app

from .files import tidy_up


@app.task(name="reports.tidy_files", expires=3600)
def tidy_files() -> None:
    """Every night: files without rows and rows without files are told to the log."""
    tidy_up()
