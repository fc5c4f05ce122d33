"""What an OpenID provider says about who logs in, believed only when every mark of it is right.

Source: OpenID Connect Core 1.0, section 3.1.3.7 (validation of the ID token).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

import jwt

# Never HS256 (the client's secret would be the key) and never "none".
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
NEEDED = ["iss", "aud", "sub", "exp", "iat", "nonce"]
CLOCKS_DIFFER_SECONDS = 60


class IdTokenRefused(ValueError):
    """The provider's word is not what this portal asked for, or not the provider's."""


def verified_claims(
    token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str, nonce: str
) -> dict[str, Any]:
    """The claims of an ID token whose signature, issuer, audience, time and nonce are right.

    keys: the provider's key set (JWKS). nonce: what this browser's log-in was begun with.
    Raises IdTokenRefused, saying which mark is wrong.
    """
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            _key_of(token, keys),
            algorithms=ALGORITHMS,
            issuer=issuer,
            audience=client_id,
            leeway=CLOCKS_DIFFER_SECONDS,
            options={"require": NEEDED},
        )
    except jwt.PyJWTError as fault:
        raise IdTokenRefused(f"The ID token is not valid: {fault}.") from fault
    if not nonce or not hmac.compare_digest(str(claims["nonce"]), nonce):
        raise IdTokenRefused("The ID token answers another log-in (nonce).")
    many = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if many else client_id) != client_id:
        raise IdTokenRefused("The ID token was made for another portal (azp).")
    return claims


def _key_of(token: str, keys: Mapping[str, Any]) -> Any:
    """The key that the token names; the only one where it names none."""
    name = jwt.get_unverified_header(token).get("kid")
    known = jwt.PyJWKSet.from_dict(dict(keys)).keys
    fitting = [one for one in known if one.public_key_use in (None, "sig")]
    if name is not None:
        fitting = [one for one in fitting if one.key_id == name]
    if len(fitting) != 1:
        raise IdTokenRefused(f"The provider has no single signing key {name!r}.")
    return fitting[0].key


def account_key(issuer: str, subject: str) -> str:
    """The name under which a linked account is kept: a digest of issuer and subject.

    So no subject of one provider is taken for another's, and a subject that happens to be a national
    identity number stands in no row.
    """
    return hashlib.sha256(f"{issuer}\n{subject}".encode()).hexdigest()
