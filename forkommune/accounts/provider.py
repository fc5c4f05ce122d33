"""Log-in through an OpenID provider, for allauth, which finds it by the name of this module.

Beyond allauth's own provider: a nonce, the signature checked though the token came directly, the
discovered issuer compared with the configured one, and nothing kept but that a link exists.
"""

from __future__ import annotations

import secrets
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from .id_tokens import IdTokenRefused, account_key, verified_claims

ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class OpenIdAdapter(OpenIDConnectOAuth2Adapter):
    """Talks with the provider. `nonce` is what this browser's log-in was begun with."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """The provider's own description. Raises OAuth2Error when it is another provider's."""
        config: dict[str, Any] = super().openid_config
        if config.get("issuer") != settings.OIDC.issuer:
            raise OAuth2Error(f"Asked {settings.OIDC.issuer}, met {config.get('issuer')}.")
        if missing := [name for name in ENDPOINTS if name not in config]:
            raise OAuth2Error(f"{settings.OIDC.issuer} does not say {', '.join(missing)}.")
        return config

    def complete_login(
        self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Who logged in, by the ID token alone; further data are not asked for."""
        try:
            claims = verified_claims(
                kwargs["response"].get("id_token") or "",
                keys=self._keys(),
                issuer=settings.OIDC.issuer,
                client_id=app.client_id,
                nonce=self.nonce,
            )
        except IdTokenRefused as fault:
            raise OAuth2Error(str(fault)) from fault
        return self.get_provider().sociallogin_from_response(request, claims)

    def _keys(self) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            keys: dict[str, Any] = answer.json()
        return keys

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """Where the provider sends the browser back to."""
        return request.build_absolute_uri(reverse("accounts:oidc-callback"))


class OpenIdProvider(OpenIDConnectProvider):
    """The configured provider. What it is asked for is fixed here; no address can change it."""

    id = "oidc"
    oauth2_adapter_class = OpenIdAdapter
    # A token brought by somebody else opens nothing: only the walk through the browser does.
    supports_token_authentication = False

    def get_login_url(self, request: HttpRequest, **kwargs: Any) -> str:
        """Where a log-in begins."""
        query = f"?{urlencode(kwargs)}" if kwargs else ""
        return f"{reverse('accounts:oidc-login')}{query}"

    def get_callback_url(self) -> str:
        """Where it comes back."""
        return reverse("accounts:oidc-callback")

    def get_default_scope(self) -> list[str]:
        """Only who it is: neither address nor profile."""
        return ["openid"]

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """The library would let the visitor's address add to it."""
        return self.get_default_scope()

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        """The library would let the visitor's address add to them."""
        return {}

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: str | None = None,
        data: Any = None,
        **kwargs: Any,
    ) -> HttpResponse:
        """Send the browser to the provider with state, PKCE and a nonce, which the session keeps."""
        nonce = secrets.token_urlsafe(32)
        kwargs["auth_params"] = {"nonce": nonce}
        return super().redirect(request, process, next_url, data, nonce=nonce, **kwargs)  # type: ignore[no-any-return]

    def extract_uid(self, claims: dict[str, Any]) -> str:
        """By issuer and subject, and by nothing else."""
        return account_key(claims["iss"], claims["sub"])

    def extract_extra_data(self, claims: dict[str, Any]) -> dict[str, Any]:
        """All that is kept of what the provider says: who said it."""
        return {"iss": claims["iss"]}

    def extract_common_fields(self, claims: dict[str, Any]) -> dict[str, Any]:
        """Name and address come from the invitation."""
        return {}

    def extract_email_addresses(self, claims: dict[str, Any]) -> list[Any]:
        """Nobody is found by an address."""
        return []


provider_classes = [OpenIdProvider]
