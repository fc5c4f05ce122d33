"""An interview that was coded, as the evidence room's tests have it."""

from tests.evidence.conftest import answered

__all__ = ["answered"]
