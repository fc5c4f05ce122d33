"""The one OpenID Connect provider that a portal may have, from environment variables."""

import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from forkommune.portal.errors import PortalError
from forkommune.portal.given import given
from forkommune.portal.language import gettext as _

from .environment import listed

DISCOVERY = "/.well-known/openid-configuration"


@dataclass(frozen=True)
class OpenIdProvider:
    """Who else may vouch for a user: Feide, Ansattporten, Entra. `issuer` is empty where nobody does.

    issuer: as the provider itself writes it, to the letter.
    origins: where else a log-in leads the browser on its way, beside the issuer.
    """

    issuer: str = ""
    client_id: str = ""
    secret: str = ""
    name: str = ""
    origins: tuple[str, ...] = ()

    @property
    def form_targets(self) -> list[str]:
        """What the content-security policy lets a log-in form lead to."""
        parts = urlsplit(self.issuer)
        return [f"{parts.scheme}://{parts.netloc}", *self.origins] if self.issuer else []

    @property
    def as_library_settings(self) -> dict[str, Any]:
        """The same for allauth, which calls it an app."""
        if not self.issuer:
            return {}
        app = {
            "provider_id": "oidc",
            "name": self.name,
            "client_id": self.client_id,
            "secret": self.secret,
            "settings": {
                "server_url": self.issuer.rstrip("/") + DISCOVERY,
                "oauth_pkce_enabled": True,
            },
        }
        return {"oidc": {"APPS": [app]}}


def openid_provider(*, is_production: bool) -> OpenIdProvider:
    """The provider that the variables name. Raises PortalError for half of one, and for plain HTTP."""
    issuer = os.environ.get("OIDC_ISSUER", "")
    if not issuer:
        return OpenIdProvider()
    client_id, secret = os.environ.get("OIDC_CLIENT_ID", ""), given("OIDC_CLIENT_SECRET")
    if not client_id or not secret:
        raise PortalError(
            _("OIDC_ISSUER is set, so OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed too.")
        )
    if is_production and not issuer.startswith("https://"):
        raise PortalError(
            _("OIDC_ISSUER must begin with https://; got %(issuer)s.") % {"issuer": issuer}
        )
    name = os.environ.get("OIDC_NAME") or urlsplit(issuer).hostname or issuer
    return OpenIdProvider(issuer, client_id, secret, name, tuple(listed("OIDC_LOGIN_ORIGINS")))
