"""Changes of texts, passages, codings and claims: one transaction each, with actor and reason."""

from .writing import NoBasisInForce, Written, write_text

__all__ = ["NoBasisInForce", "Written", "write_text"]
