"""The page of an edition as it was stored: markup of `web_copy`, whose words the blocks escaped."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString


def stored_page(stored: Any) -> SafeString:
    """What stands in the file. Raises FileNotFoundError where it is gone from the disk."""
    with stored.open("rb") as file:
        return SafeString(file.read().decode())  # nosec B703
