"""The door before the door: a second factor where it is demanded, and a fresh log-in to set one up."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from .second_factor import factors_of, has_shown_factor, logged_in_lately, must_have_factor

# What sets a factor up or leaves the portal, and what says who is behind it.
OPEN = {
    "account_logout",
    "account_reauthenticate",
    "accounts:moved",
    "accounts:passkey-remove",
    "accounts:session-end",
    "accounts:sessions-end-others",
    "accounts:sign-in",
    "accessibility",
    "help",
    "help-page",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_view_recovery_codes",
    "accounts:oidc-callback",
    "portal:live",
    "portal:ready",
    "privacy",
    "ui:language",
}
# What binds the account to something new.
BINDING = {"mfa_activate_totp", "mfa_add_webauthn", "accounts:oidc-login"}


class SecondFactorMiddleware:
    """Leads who must have a second factor to setting it up, before anything else is shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """None lets the request through."""
        user = request.user
        match = request.resolver_match
        if not user.is_authenticated or match is None:
            return None
        if match.view_name in BINDING:
            return self.fresh(request)
        if match.view_name in OPEN or not must_have_factor(user) or has_shown_factor(request):
            return None
        if request.method in ("GET", "HEAD") and request.accepts("text/html"):
            return redirect("accounts:sign-in")
        return render(request, "accounts/factor_missing.html", status=403)

    def fresh(self, request: HttpRequest) -> HttpResponse | None:
        """A session left open in a browser is not enough to bind an account to a new factor.

        With a factor the library asks for it; without one there is only the log-in itself.
        """
        user = request.user
        if logged_in_lately(request) or factors_of(user).exists():  # type: ignore[arg-type]
            return None
        return render(request, "accounts/log_in_anew.html", {"back": request.path}, status=403)
