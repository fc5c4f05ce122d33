"""An edition with its data, and no file yet: as its job leaves it after the first step."""

from reports.making import freeze_edition
from reports.models import Edition
from reports.services import order_edition


def order_frozen(**order) -> Edition:
    """What `order_edition` gives, with its data gathered."""
    return freeze_edition(order_edition(**order))
