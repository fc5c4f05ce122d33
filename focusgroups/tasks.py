"""What the clock runs for the focus groups."""

from forkommune.celery import app

from .recruitment.services.reminding import remind_those_who_come


@app.task(name="focusgroups.remind")
def remind() -> None:
    """Every hour: those who come to a session tomorrow are reminded, once."""
    remind_those_who_come()
