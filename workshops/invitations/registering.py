"""What the invitations enter with the rooms below them."""

from forkommune.work.registry import link_scopes

from .services import needs
from .services.mailing import INVITED, LINK_SCOPE


def register() -> None:
    """Enter the personal link, and what the clock deletes."""
    link_scopes.add(LINK_SCOPE, INVITED)
    needs.register()
