"""Whether the addresses of sources still open: asked politely, and never of a machine inside."""

from .checking import look_at_all
from .fetching import Answer, Outcome, Refused, look_at

__all__ = ["Answer", "Outcome", "Refused", "look_at", "look_at_all"]
