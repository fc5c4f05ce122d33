"""Fields whose unknown value is null, never an empty text."""

from typing import Any

from rest_framework import serializers


class Words(serializers.CharField):
    """Text; null when nothing is written."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **options)

    def to_representation(self, value: Any) -> str | None:  # type: ignore[override]
        """The text or null."""
        return str(value) or None


class PageAddress(serializers.URLField):
    """The whole address of the row's page in the portal."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    def to_representation(self, value: Any) -> str:
        """The address as the visitor reached the portal."""
        return str(self.context["request"].build_absolute_uri(value.get_absolute_url()))
