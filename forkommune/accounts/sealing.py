"""The cipher of this installation, for the few things that the database may not show."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class UnreadableKey(ValueError):
    """Encrypted data cannot be read with the portal's key."""


def cipher(purpose: str) -> Fernet:
    """A cipher from the installation's secret key; what one purpose sealed, no other can read."""
    digest = hashlib.sha256(f"{purpose}:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def mark(text: str, purpose: str) -> str:
    """A keyed mark of a text: the same text has the same one, and no text can be read from it."""
    key = hashlib.sha256(f"{purpose}:{settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def seal(text: str, purpose: str) -> str:
    """The text as only this installation can read it."""
    return cipher(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, purpose: str) -> str:
    """The text that `seal` was given. Raises UnreadableKey when SECRET_KEY was changed."""
    try:
        return cipher(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as fault:
        raise UnreadableKey(
            f"What was sealed as {purpose} cannot be decrypted; was SECRET_KEY changed? "
            "Restore the old key."
        ) from fault
