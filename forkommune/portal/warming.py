"""What the web server loads once, before it becomes several processes."""

from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import override

# A whole room opens them at once; the frame of all other pages comes with them.
PAGES = ("workshops/phone_day.html", "workshops/phone_poll.html", "workshops/table_ideas.html")


def load_pages() -> None:
    """Load the addresses with all views behind them, and the pages that a room opens at the same moment.

    Otherwise each process does so during its first request: a second of a processor, just when a
    process that died has to be made up for.
    """
    for language, _name in settings.LANGUAGES:
        with override(language):
            reverse("home")
    for page in PAGES:
        get_template(page)
