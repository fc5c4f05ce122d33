"""What the clock runs for the privacy room."""

from forkommune.celery import app

from .retention import erase_due
from .warning import warn_ahead


@app.task(name="privacy.tidy")
def tidy_by_records() -> None:
    """Every night: erase what there is no reason to keep any more, and tell what comes next."""
    erase_due()
    warn_ahead()
