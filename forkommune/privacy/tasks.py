"""What the clock runs for the privacy room."""

from forkommune.celery import app

from .retention import erase_due


@app.task(name="privacy.tidy")
def tidy_by_records() -> None:
    """Every night: erase what there is no reason to keep any more."""
    erase_due()
