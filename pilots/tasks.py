"""What the clock runs for pilots and examples."""

from forkommune.celery import app

from .services.confirming import ask_due
from .services.links import check_links


@app.task(name="pilots.ask_municipalities", expires=3600)
def ask_municipalities() -> None:
    """Every night: ask municipalities about their examples, a month before a year has passed."""
    ask_due()


@app.task(name="pilots.check_links", expires=3600)
def look_at_links() -> None:
    """Every night: look at the addresses of sources that nobody has looked at for a week."""
    check_links()
