"""A text field that lies encrypted in the database."""

from typing import Any

from django.db import models

from forkommune.accounts.sealing import seal, unseal

PURPOSE = "contact-key"


class EncryptedTextField(models.TextField):
    """Text that only the portal can read; cannot be searched or sorted by."""

    def get_prep_value(self, value: Any) -> Any:
        """Encrypt on the way in; empty stays empty."""
        return seal(str(value), PURPOSE) if value else value

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        """Decrypt on the way out. Raises UnreadableKey when SECRET_KEY was changed."""
        return unseal(value, PURPOSE) if value else value
