"""“My log-in”: second factor, passkeys, recovery codes and open sessions of the user."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from forkommune.accounts.devices import device_of
from forkommune.accounts.models import User
from forkommune.accounts.second_factor import (
    has_shown_factor,
    may_remove,
    must_have_factor,
    passkeys_possible,
)


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser in which the user is logged in. `device` is empty where it is not known."""

    pk: int
    device: str
    address: str
    began_at: datetime
    is_this: bool


@method_decorator(never_cache, name="dispatch")
class SignIn(LoginRequiredMixin, TemplateView):
    """All that the user's log-in is made of, on one page."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Factors, codes left and sessions; what is missing is said where it is demanded."""
        user: User = self.request.user  # type: ignore[assignment]  # logged in
        factors = list(Authenticator.objects.filter(user=user).order_by("created_at"))
        codes = _only(factors, Authenticator.Type.RECOVERY_CODES)
        demanded = must_have_factor(user)
        return super().get_context_data(**kwargs) | {
            "app": _only(factors, Authenticator.Type.TOTP),
            "passkeys": [one for one in factors if one.type == Authenticator.Type.WEBAUTHN],
            "passkeys_possible": passkeys_possible(self.request),
            "has_factor": any(one.type != Authenticator.Type.RECOVERY_CODES for one in factors),
            "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
            "provider": settings.OIDC.name,
            "is_linked": SocialAccount.objects.filter(user=user, provider="oidc").exists(),
            "sessions": open_sessions(self.request),
            "demanded": demanded,
            "is_held_back": demanded and not has_shown_factor(self.request),
        }


def _only(factors: list[Authenticator], kind: str) -> Authenticator | None:
    return next((one for one in factors if one.type == kind), None)


def open_sessions(request: HttpRequest) -> list[OpenSession]:
    """The user's sessions that still open the portal, this one first, then the newest."""
    rows = UserSession.objects.purge_and_list(request.user)
    found = [
        OpenSession(row.pk, device_of(row.user_agent), row.ip, row.created_at, row.is_current())
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.is_this, one.began_at), reverse=True)


class EndSession(LoginRequiredMixin, View):
    """End one of the own sessions; ending this one logs out."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the session's row and cookie away; somebody else's is not found."""
        session = get_object_or_404(UserSession, pk=pk, user=request.user)
        is_this = session.is_current()
        end_sessions(request, [session])
        if is_this:
            return redirect("account_login")
        messages.success(request, _("The session is ended."))
        return redirect("accounts:sign-in")


class EndOtherSessions(LoginRequiredMixin, View):
    """End all of the own sessions but this one."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Log every other browser out."""
        end_other_sessions(request, request.user)
        messages.success(request, _("All other sessions are ended."))
        return redirect("accounts:sign-in")


@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class RemovePasskey(RemoveWebAuthnView):
    """The library's page, which does not ask whether the user may be without the key."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it, or refuse where it is the last factor of somebody who must have one."""
        if not may_remove(self.object):
            raise PermissionDenied
        return super().form_valid(form)  # type: ignore[no-any-return]
