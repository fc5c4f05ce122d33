"""What the clock runs for the privacy room."""

from forkommune.celery import app

from .tidying import tidy


@app.task(name="privacy.tidy")
def tidy_by_records() -> None:
    """Every night: delete what the processing records no longer give a reason to keep."""
    tidy()
