"""What the clock runs for meetings."""

from forkommune.celery import app

from .evaluation.services import close_due as close_evaluations
from .outcomes.reminding import remind_due
from .voting.polls import close_due


@app.task(name="workshops.remind_owners", expires=3600)
def remind_owners() -> None:
    """Every morning: remind those who follow something up, a week before its date."""
    remind_due()


@app.task(name="workshops.close_polls", expires=60)
def close_polls() -> None:
    """Every minute: close the polls and the evaluations whose time is over."""
    close_due()
    close_evaluations()
