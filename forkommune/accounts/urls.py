"""Addresses of log-in by link and of a user's own log-in; they come before the library's.

The library's pages for what this portal does on one page, or not at all (passwords, changing the
address that one was invited by), lead to that page.
"""

from django.urls import path, reverse_lazy
from django.views.generic import RedirectView

from .views import (
    EndOtherSessions,
    EndSession,
    LoginLink,
    RemovePasskey,
    SignIn,
    UnlinkOpenId,
    oidc_callback,
    oidc_login,
)

app_name = "accounts"
REPLACED = (
    "2fa/",
    "2fa/webauthn/",
    "sessions/",
    "3rdparty/",
    "3rdparty/signup/",
    "email/",
    "password/change/",
    "password/set/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/<str:uidb36>-<str:key>/",
    "password/reset/key/done/",
)
moved = RedirectView.as_view(url=reverse_lazy("accounts:sign-in"))
urlpatterns = [
    path("lenke/<str:token>/", LoginLink.as_view(), name="login-link"),
    path("min-innlogging/", SignIn.as_view(), name="sign-in"),
    path("okter/<int:pk>/avslutt/", EndSession.as_view(), name="session-end"),
    path("okter/avslutt-andre/", EndOtherSessions.as_view(), name="sessions-end-others"),
    path("2fa/webauthn/keys/<int:pk>/remove/", RemovePasskey.as_view(), name="passkey-remove"),
    path("oidc/login/", oidc_login, name="oidc-login"),
    path("oidc/callback/", oidc_callback, name="oidc-callback"),
    path("oidc/fjern/", UnlinkOpenId.as_view(), name="oidc-unlink"),
    *(path(address, moved, name="moved") for address in REPLACED),
]
