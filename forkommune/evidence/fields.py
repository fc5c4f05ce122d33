"""A text field that lies encrypted in the database."""

import base64
import hashlib
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models


class UnreadableKey(ValueError):
    """Encrypted data cannot be read with the portal's key."""


def cipher() -> Fernet:
    """The cipher of this installation, derived from its secret key."""
    digest = hashlib.sha256(b"contact-key:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


class EncryptedTextField(models.TextField):
    """Text that only the portal can read; cannot be searched or sorted by."""

    def get_prep_value(self, value: Any) -> Any:
        """Encrypt on the way in; empty stays empty."""
        return cipher().encrypt(str(value).encode()).decode() if value else value

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        """Decrypt on the way out. Raises UnreadableKey when SECRET_KEY was changed."""
        if not value:
            return value
        try:
            return cipher().decrypt(value.encode()).decode()
        except InvalidToken as fault:
            raise UnreadableKey(
                f"{self.name} cannot be decrypted; was SECRET_KEY changed? Restore the old key."
            ) from fault
