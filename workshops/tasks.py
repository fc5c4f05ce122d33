"""What the clock runs for meetings."""

from forkommune.celery import app

from .outcomes.reminding import remind_due


@app.task(name="workshops.remind_owners", expires=3600)
def remind_owners() -> None:
    """Every morning: remind those who follow something up, a week before its date."""
    remind_due()
